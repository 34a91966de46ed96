import type { NurseryCard } from "@tsunagu/api-client";
import type { ComponentChildren } from "preact";
import { Line } from "../bookings/parts";
import { type Key, useSpeech } from "../texts";
import { clock, freshness, listed, vacancyWords } from "./words";

/** What is published, line by line; what is not said has no line, but ages, which a family must know to ask about. */
export function Facts({ card, today }: { card: NurseryCard; today: string }) {
  const speech = useSpeech();
  const { say } = speech;
  const words = (names: readonly string[], of: string) =>
    listed(
      names.map((name) => say(`${of}_${name}` as Key & "nu_extra_bus")),
      speech.locale,
    );
  const time = (minutes: number | null | undefined) => (typeof minutes === "number" ? clock(minutes) : "");
  const kind = say(`nu_kind_${card.kind}` as Key & "nu_kind_other");

  const lines: [Key & `nf_${string}`, ComponentChildren][] = [
    ["nf_kind", card.kind === "other" && card.kind_text ? card.kind_text : kind],
    ["nf_address", card.address && <span lang="ja">{card.address}</span>],
    [
      "nf_hours",
      (typeof card.opens === "number" || typeof card.closes === "number") &&
        say("nf_hours_span", { opens: time(card.opens), closes: time(card.closes) }),
    ],
    ["nf_weekdays", words(card.weekdays, "nf_day")],
    ["nf_ages", card.ages ? <span lang="ja">{card.ages}</span> : say("nu_ages_unknown")],
    ["nf_capacity", typeof card.capacity === "number" && say("nf_children", { count: card.capacity })],
    ["nf_vacancy", card.vacancy && `${vacancyWords(card.vacancy, speech)} ${freshness(card.vacancy, speech, today)}`],
    ["nf_offers", words(card.offers, "nu_extra")],
    ["nf_offers_not", words(card.offers_not, "nu_extra")],
    ["nf_allergy", card.allergy && say(`nf_allergy_${card.allergy}` as Key & "nf_allergy_no")],
    ["nf_corporation", card.corporation && <span lang="ja">{card.corporation}</span>],
  ];
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" class="mb-1 text-std-18B-160">
        {say("nf_facts")}
      </h2>
      <dl>
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <Line key={name} name={say(name as "nf_kind")}>
              {value}
            </Line>
          ))}
      </dl>
    </section>
  );
}
