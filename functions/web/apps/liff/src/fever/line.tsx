import { ApiError, type SlotCard } from "@tsunagu/api-client";
import { Chips, LinkButton } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { Tokens, useWhen } from "../bookings/parts";
import { hours } from "../bookings/time";
import { hrefOf } from "../route";
import { type Key, useSpeech } from "../texts";
import type { Shared } from "./area";
import { type AttendanceLine, type BookingLine, type Deed, isOpen, isPutOff, type Line } from "./day";
import { instead, type Outcome } from "./deeds";
import { Dial } from "./parts";
import type { Calling } from "./use-fever";

type Tone = "todo" | "done" | "worry" | "calm";
const borders: Record<Tone, string> = {
  todo: "border-key-900",
  done: "border-success-2",
  worry: "border-warning-yellow-1",
  calm: "border-solid-gray-420",
};

/** One thing of today: what will become of it, then what came of it. */
export function LineCard(props: Shared & { line: Line; calling: Calling; later: readonly SlotCard[] | undefined }) {
  const { line, calling } = props;
  const outcome = calling.outcomeOf(line);
  return line.kind === "attendance" ? (
    <Attendance line={line} outcome={outcome} />
  ) : (
    <Appointment {...props} line={line} outcome={outcome} />
  );
}

function Card({ tone, title, children }: { tone: Tone; title: string; children: ComponentChildren }) {
  return (
    <li class={`flex flex-col gap-1 rounded-12 border border-l-8 px-4 py-3 ${borders[tone]}`}>
      <h3 class="text-std-17B-170">{title}</h3>
      {children}
    </li>
  );
}

/** What is said about it; done things by a tick as well as by colour. */
function Says({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return (
    <p
      class={
        tone === "todo" ? "text-std-16B-170" : tone === "done" ? "text-std-16B-170 text-success-2" : "text-std-16N-170"
      }
    >
      <span aria-hidden="true">{tone === "todo" ? "→ " : tone === "done" ? "✓ " : ""}</span>
      {children}
    </p>
  );
}

/** Why it was not done: the service's own sentence, or that it is safe to press again. */
function Trouble({ outcome }: { outcome: Outcome | undefined }) {
  const { say } = useSpeech();
  if (outcome?.state !== "failed") return null;
  const { error } = outcome;
  return (
    <p class="text-std-16N-170 text-error-2">
      <span aria-hidden="true">！</span> {(error instanceof ApiError && error.message) || say("fever_failed")}
    </p>
  );
}

function Attendance({ line, outcome }: { line: AttendanceLine; outcome: Outcome | undefined }) {
  const { say, locale } = useSpeech();
  const { kid } = line;
  const along = [kid.plan?.rides && say("fever_bus"), kid.plan?.lunch && say("fever_lunch")].filter(Boolean);
  const done = outcome?.state === "done" || (line.staying === "absent" && !outcome);
  const waits = outcome?.state === "waiting" || line.staying === "waiting";
  const tone: Tone = done ? "done" : isOpen(line) && !waits ? "todo" : line.staying === "day_off" ? "calm" : "worry";
  const key: Key & `fever_stay_${string}` = done
    ? "fever_stay_absent"
    : waits
      ? "fever_stay_waiting"
      : `fever_stay_${line.staying}`;
  const reaches = done || isOpen(line) || waits;
  return (
    <Card tone={tone} title={`${kid.facility} ${kid.class}`}>
      <Says tone={tone}>{say(key)}</Says>
      {reaches && along.length > 0 && (
        <p class="text-std-16N-170">
          {say(done ? "fever_reached" : "fever_reach", { what: along.join(locale === "ja" ? "・" : ", ") })}
        </p>
      )}
      <Trouble outcome={outcome} />
    </Card>
  );
}

function Appointment({
  line,
  outcome,
  calling,
  later,
  family,
  today,
}: Shared & {
  line: BookingLine;
  outcome: Outcome | undefined;
  calling: Calling;
  later: readonly SlotCard[] | undefined;
}) {
  const { say, locale } = useSpeech();
  const when = useWhen(today);
  const { booking, service, others } = line;
  const deed = calling.deedOf(line);
  const after = outcome?.state === "done" ? outcome.booking : undefined;
  const done = line.standing === "over" || after !== undefined;
  const kept = !done && calling.begun && deed.do === "keep";
  const open = line.standing === "open" && !done && !kept;
  const moved = after !== undefined && after.slot_id !== booking.slot_id;
  const tone: Tone = done ? "done" : line.standing === "late" ? "worry" : deed.do === "keep" ? "calm" : "todo";
  const unknown = others.length === 0 && isPutOff(line) && !later && !kept;
  const words = done
    ? moved
      ? say("fever_moved", { when: when(after) })
      : say("fever_cancelled")
    : line.standing === "late"
      ? say("fever_late")
      : deed.do === "move"
        ? say("fever_move", { when: when(deed.slot) })
        : say(deed.do === "cancel" ? "fever_cancel" : unknown ? "fever_unknown" : "fever_keep");
  return (
    <Card tone={tone} title={`${hours(booking, locale)} ${booking.title}`}>
      <Says tone={tone}>{words}</Says>
      {others.length > 0 && !done && (
        <div class="flex flex-wrap items-center gap-x-2 text-std-16N-170">
          <Tokens ids={others} children={family} today={today} />
          {say("fever_others")}
        </div>
      )}
      <Trouble outcome={outcome} />
      {open && !calling.busy && (
        <Choice
          line={line}
          deed={deed}
          slots={instead(outcome, today) ?? later ?? []}
          calling={calling}
          today={today}
        />
      )}
      {line.standing === "late" && service?.phone && (
        <Dial name={booking.place || booking.title} number={service.phone} />
      )}
      {moved && (
        <LinkButton look="text" href={hrefOf({ at: "booking", id: booking.id, step: "change" })}>
          {say("fever_other_day")}
        </LinkButton>
      )}
    </Card>
  );
}

/** Something else for this one: another day, given up, or left as it is. */
function Choice({
  line,
  deed,
  slots,
  calling,
  today,
}: {
  line: BookingLine;
  deed: Deed;
  slots: readonly SlotCard[];
  calling: Calling;
  today: string;
}) {
  const { say } = useSpeech();
  const when = useWhen(today);
  const moves = isPutOff(line) ? slots.filter(({ id }) => id !== line.booking.slot_id) : [];
  const deeds: Record<string, Deed> = { cancel: { do: "cancel" }, keep: { do: "keep" } };
  for (const slot of moves) deeds[slot.id] = { do: "move", slot };
  return (
    <details open={line.others.length > 0 || undefined} class="not-open:-mb-2 text-std-16N-170">
      <summary
        class="min-h-11 py-2 text-key-900 underline underline-offset-4"
        aria-label={say("fever_choose_name", { title: line.booking.title })}
      >
        {say("fever_choose")}
      </summary>
      <Chips
        legend={say("fever_choice", { title: line.booking.title })}
        value={deed.do === "move" ? deed.slot.id : deed.do}
        onChange={(id) => deeds[id] && calling.choose(line.id, deeds[id])}
        options={[
          ...moves.map((slot) => ({ value: slot.id, label: say("fever_choice_move", { when: when(slot) }) })),
          { value: "cancel", label: say("fever_choice_cancel") },
          { value: "keep", label: say("fever_choice_keep") },
        ]}
      />
    </details>
  );
}
