import { dayOf, type ResidentApi, type ServiceCard, type SlotCard } from "@tsunagu/api-client";
import {
  addDays,
  addMonths,
  Button,
  firstOf,
  formatDay,
  lastOf,
  MonthGrid,
  monthOf,
  Spinner,
  useLoad,
} from "@tsunagu/ui";
import { useRef, useState } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { byDay, dayMark, earliest, overlap, type Window, within } from "./days";
import { Legend, MarkCell, useSays } from "./marks";
import { useWhen } from "./parts";
import { Times } from "./times";
import { useTerm } from "./who";

/** How far ahead is looked for the earliest free times: what one question may ask for. */
const LOOK_DAYS = 61;

interface Props {
  api: ResidentApi;
  service: ServiceCard;
  today: string;
  /** Days on which the party can come. */
  window: Window;
  /** How many of them. */
  need: number;
  /** The slot of a booking that is to be moved: it is not offered again. */
  except?: string;
  onSlot: (slot: SlotCard) => void;
}

/** Chooses a slot: the earliest ones in one tap, or day and time from the calendar. */
export function Picker(props: Props) {
  const { say } = useSpeech();
  const { api, service, window } = props;
  const span = overlap([window, { from: service.bookable_from, until: service.bookable_until }]);
  const from = span.from ?? service.bookable_from;
  const soon = useLoad(`soon.${service.id}.${from}`, () => api.slots(service.id, from, addDays(from, LOOK_DAYS)));
  if (!soon.value) {
    return soon.error ? <Problem error={soon.error} onRetry={soon.reload} /> : <Spinner label={say("loading")} />;
  }
  return <Calendar {...props} from={from} soon={soon.value.filter(({ id }) => id !== props.except)} />;
}

function Calendar({
  api,
  service,
  today,
  window,
  need,
  except,
  onSlot,
  from,
  soon,
}: Props & { from: string; soon: readonly SlotCard[] }) {
  const { say, locale } = useSpeech();
  const when = useWhen(today);
  const says = useSays();
  const term = useTerm(today);
  const first = earliest(soon, service.admission, window, need);
  const [month, setMonth] = useState(() => monthOf(first[0] ? dayOf(first[0].starts_at) : from));
  const [chosen, choose] = useState<string>();
  const times = useRef<HTMLDivElement>(null);
  const loaded = useLoad(`slots.${service.id}.${month}`, () => api.slots(service.id, firstOf(month), lastOf(month)));
  const days = byDay((loaded.value ?? []).filter(({ id }) => id !== except));

  const [least, most] = [monthOf(service.bookable_from), monthOf(service.bookable_until)];
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  const markOf = (day: string) => dayMark(days.get(day) ?? [], service.admission, need);
  const name = (day: string) => formatDay(day, locale, today);

  /** Why a day cannot be chosen. */
  function whyNot(day: string): string | undefined {
    if (day < service.bookable_from) return say("why_early", { day: name(service.bookable_from) });
    if (day > service.bookable_until) return say("why_late", { day: name(service.bookable_until) });
    if (!within(day, window)) return say("why_window", { day: name(day), term: term(window) });
    const mark = markOf(day);
    if (mark === undefined) return loaded.value && say("why_none", { day: name(day) });
    return mark === "closed" ? say("why_closed", { day: name(day) }) : undefined;
  }

  const why = chosen && monthOf(chosen) === month ? whyNot(chosen) : undefined;
  const here = chosen && !why ? (days.get(chosen) ?? []) : [];
  const bookable = { from: service.bookable_from, until: service.bookable_until };
  const anyFree = [...days.keys()].some((day) => {
    const mark = markOf(day);
    return !whyNot(day) && mark !== "full";
  });

  return (
    <>
      {first.length > 0 && (
        <section aria-labelledby="earliest" class="flex flex-col gap-2">
          <h2 id="earliest" class="text-std-18B-160">
            {say("earliest")}
          </h2>
          {first.map((slot) => (
            <Button key={slot.id} wide onClick={() => onSlot(slot)}>
              {when(slot)}
            </Button>
          ))}
        </section>
      )}
      {loaded.error && <Problem error={loaded.error} onRetry={loaded.reload} />}
      <MonthGrid
        month={month}
        locale={locale}
        today={today}
        chosen={chosen}
        busy={loaded.loading}
        earlier={{ name: say("month_before"), month: before < least ? undefined : before }}
        later={{ name: say("month_after"), month: after > most ? undefined : after }}
        onMonth={setMonth}
        onChoose={(day) => {
          choose(day);
          if (!whyNot(day)) setTimeout(() => times.current?.scrollIntoView({ block: "nearest" }));
        }}
        face={(day) => {
          const mark = markOf(day);
          const off = whyNot(day) !== undefined || !loaded.value;
          const shown = mark && within(day, window) && within(day, bookable) ? mark : undefined;
          const words = shown
            ? says(shown)
            : say(!within(day, bookable) ? "says_closed" : within(day, window) ? "says_none" : "says_window");
          return {
            name: `${name(day)} ${loaded.value ? words : ""}`,
            off,
            mark: shown && <MarkCell mark={shown} chosen={day === chosen && !off} />,
          };
        }}
      />
      <Legend admission={service.admission} />
      {loaded.value && !anyFree && <p class="text-std-16N-170">{say("month_none")}</p>}
      <div ref={times} class="flex scroll-mb-24 flex-col gap-3">
        <p role="status" class="text-std-16N-170">
          {why ?? (here.length === 0 ? say("times_none") : "")}
        </p>
        {chosen && here.length > 0 && (
          <Times day={chosen} slots={here} service={service} need={need} today={today} onSlot={onSlot} />
        )}
      </div>
    </>
  );
}
