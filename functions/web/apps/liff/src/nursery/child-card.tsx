import { type Attending, timeOf } from "@tsunagu/api-client";
import { Button } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { inOrder, isSchool, kindOf } from "./reports";
import { useStandingWords } from "./words";

/** Standings in which the child has come today. */
const SEEN = ["present", "on_bus", "off_bus", "left"];
export const isSeen = (kid: Attending): boolean => SEEN.includes(kid.today?.standing ?? "");

const borders = {
  calm: "border-key-900",
  open: "border-solid-gray-536",
  worry: "border-warning-yellow-1",
} as const;

/** A child's day, and the two things that a guardian says about it. */
export function ChildCard({
  kid,
  today,
  stamp,
  onAbsent,
  onOnWay,
  onWithdraw,
  onLeave,
}: {
  kid: Attending;
  today: string;
  /** When it was asked for, and whether that is the last that is known. */
  stamp: string;
  onAbsent: () => void;
  onOnWay: () => void;
  /** Takes back the absence of today. */
  onWithdraw: (() => void) | undefined;
  onLeave: () => void;
}) {
  const { say } = useSpeech();
  const words = useStandingWords();
  // A page left open over midnight shows no day but its own.
  const card = kid.today?.day === today ? kid.today : undefined;
  const seen = isSeen(kid) && card !== undefined;
  const school = isSchool(kid);
  const other = school ? "report" : "absent_other";
  const call = school ? "report" : seen ? "absent_other" : "absent";
  const tone =
    card && ["not_seen", "unknown"].includes(card.standing) ? "worry" : seen || card?.coming ? "calm" : "open";
  return (
    <article
      aria-label={`${kid.token} ${kid.name}`}
      class={`flex flex-col gap-3 rounded-12 border border-l-8 p-4 ${borders[tone]}`}
    >
      <div class="flex items-center gap-3">
        <span aria-hidden="true" class="text-4xl">
          {kid.token}
        </span>
        <div>
          <h2 class="text-std-18B-160">{kid.name}</h2>
          <p class="text-dns-14N-130 text-solid-gray-700">
            {kid.facility} {kid.class}
          </p>
        </div>
      </div>
      <div>
        <p class="text-std-20B-150">
          {school && <Said kid={kid} today={today} />}
          {!school && (card ? words(card) : say(kid.may_read ? "yesterday" : "stand_hidden"))}
          {card?.uncertain && (
            <span class="ml-2 inline-block rounded-4 bg-yellow-100 px-2 text-std-16B-170">{say("uncertain")}</span>
          )}
        </p>
        {card?.uncertain && <p class="text-std-16N-170">{say("uncertain_hint")}</p>}
        {card?.standing === "awaited" && card.cutoff && (
          <p class="text-std-16N-170">{say("expected_by", { time: timeOf(card.cutoff) })}</p>
        )}
        {card?.coming && <p class="mt-1 text-std-16B-170 text-success-2">✓ {say("is_coming")}</p>}
        {card && <p class="mt-1 text-dns-14N-130 text-solid-gray-700">{stamp}</p>}
      </div>
      {card && card.stays.length > 0 && <Stays stays={card.stays} />}
      {kid.may_report && (
        <div class="flex flex-col gap-2">
          {onWithdraw ? (
            <Button size="large" wide aria-label={`${kid.token} ${say("absence_withdraw_today")}`} onClick={onWithdraw}>
              {say("absence_withdraw_today")}
            </Button>
          ) : (
            <Button
              look={seen ? "secondary" : "primary"}
              size="large"
              wide
              aria-label={`${kid.token} ${say(call)}`}
              onClick={onAbsent}
            >
              {say(call)}
            </Button>
          )}
          {card && !seen && card.standing !== "day_off" && (
            <Button size="large" wide aria-label={say("on_way_name", { token: kid.token })} onClick={onOnWay}>
              {say(card.coming ? "on_way_again" : "on_way")}
            </Button>
          )}
          {onWithdraw && (
            <Button look="text" wide aria-label={`${kid.token} ${say(other)}`} onClick={onAbsent}>
              {say(other)}
            </Button>
          )}
        </div>
      )}
      <details class="text-std-16N-170">
        <summary class="min-h-11 py-2 text-key-900 underline underline-offset-4">
          {say(school ? "registration" : "collectors")}
        </summary>
        {school ? null : kid.collectors.length === 0 ? (
          <p>{say("collectors_none")}</p>
        ) : (
          <ul class="flex list-disc flex-col gap-1 pl-6">
            {kid.collectors.map(({ name, relation }) => (
              <li key={name}>{say("collector", { name, relation })}</li>
            ))}
          </ul>
        )}
        <div class="mt-3">
          <Button look="text" aria-label={`${kid.token} ${say("leave")}`} onClick={onLeave}>
            {say("leave")}
          </Button>
        </div>
      </details>
    </article>
  );
}

/** At a school nobody stands at a gate: what is known of today is what was reported. */
function Said({ kid, today }: { kid: Attending; today: string }) {
  const { say } = useSpeech();
  const said = kid.absences.filter(({ day }) => day === today).sort(inOrder);
  if (!kid.may_report) return null;
  if (said.length === 0) return <span>{say("school_none")}</span>;
  return said.map((one) => {
    const kind = kindOf(one);
    return (
      <span key={one.id} class="block">
        {kind === "absent" ? say("said_absent") : say(`said_${kind}`, { time: one.at ?? "" })}
      </span>
    );
  });
}

function Stays({ stays }: { stays: NonNullable<Attending["today"]>["stays"] }) {
  const { say } = useSpeech();
  return (
    <div class="rounded-8 bg-solid-gray-50 p-3">
      <h3 class="text-dns-14B-130">{say("stays")}</h3>
      <ul class="text-std-16N-170">
        {stays.map(({ from, to }) => (
          <li key={`${from}${to}`}>
            {from && to && say("stay", { from: timeOf(from), to: timeOf(to) })}
            {from && !to && say("stay_open", { from: timeOf(from) })}
            {!from && to && say("stay_end", { to: timeOf(to) })}
          </li>
        ))}
      </ul>
    </div>
  );
}
