import type { BenefitCard } from "@tsunagu/api-client";
import { Empty, formatDay, LinkButton } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { Badges, useYen } from "./parts";
import { shelf, termOf } from "./state";

/** What waits for the family on top, then what is under way, then what is over. */
export function HomePage({ benefits, today }: Shared) {
  const { say } = useSpeech();
  const parts = shelf(benefits, today);
  return (
    <>
      {benefits.length === 0 && (
        <Empty title={say("benefits_none")}>
          <p class="text-std-16N-170">{say("benefits_none_hint")}</p>
        </Empty>
      )}
      {(["wanted", "going", "over"] as const)
        .filter((part) => parts[part].length > 0)
        .map((part) => (
          <section key={part} aria-labelledby={part} class="flex flex-col gap-3">
            <h2 id={part} class="text-std-20B-150">
              {say(`benefits_${part}`)}
            </h2>
            <ul class="flex flex-col gap-3">
              {parts[part].map((benefit) => (
                <Row key={benefit.id} benefit={benefit} today={today} waits={part === "wanted"} />
              ))}
            </ul>
          </section>
        ))}
      <LinkButton look="text" wide href={hrefOf({ at: "identity" })}>
        {say("benefits_identity")}
      </LinkButton>
    </>
  );
}

/** One benefit; the whole card leads to it. */
function Row({ benefit, today, waits }: { benefit: BenefitCard; today: string; waits: boolean }) {
  const { say, locale } = useSpeech();
  const yen = useYen();
  const term = termOf(benefit, today);
  const look = waits && !benefit.gentle ? "border-key-900 border-l-8" : "border-solid-gray-420";
  return (
    <li>
      <a
        href={hrefOf({ at: "benefit", id: benefit.id, step: "view" })}
        class={`flex items-center gap-3 rounded-12 border p-4 hover:bg-key-50 ${look}`}
      >
        <span class="flex min-w-0 flex-1 flex-col gap-1">
          <Badges benefit={benefit} today={today} />
          <span class="text-std-17B-170">{benefit.title}</span>
          {!benefit.gentle && <span class="text-std-16N-170">{say("benefit_for", { whom: benefit.whom })}</span>}
          <span class={benefit.yen && benefit.state !== "refused" ? "text-std-20B-150" : "text-std-16N-170"}>
            {yen(benefit.yen)}
          </span>
          {term && <span class="text-std-16N-170">{say("until", { day: formatDay(term, locale, today) })}</span>}
        </span>
        <span aria-hidden="true" class="text-xl text-key-900">
          ›
        </span>
      </a>
    </li>
  );
}
