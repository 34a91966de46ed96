import type { Attending, NewAbsence } from "@tsunagu/api-client";
import {
  addMonths,
  Banner,
  Button,
  Chips,
  formatDay,
  ManyChips,
  MonthGrid,
  monthOf,
  Sheet,
  useAction,
} from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { isReportable, isTooMany, lastDay, nearDays, toggled } from "./days";
import { NoteField } from "./note-field";
import { fitting, isSchool, KINDS, kindOf, placeKey, reasonsFor, replaces, tidy } from "./reports";
import { TimeChips } from "./time-chips";
import { hoursFor } from "./times";
import { tokensOf, useDaysWords, useDayWords, useWhatWords } from "./words";

/** Who stays at home, comes late or goes early, when and why: rows of chips and one button. Nothing has to be typed. */
export function AbsenceSheet({
  kids,
  today,
  now,
  begun,
  edited,
  onReport,
  onClose,
}: {
  /** Those that the resident may report. */
  kids: readonly Attending[];
  today: string;
  /** The time of the day, such as `07:50`. */
  now: string;
  begun: NewAbsence;
  /** Whether it was written before and has not arrived. */
  edited: boolean;
  onReport: (report: NewAbsence) => Promise<void>;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const word = useDayWords(today);
  const days = useDaysWords(today);
  const what = useWhatWords();
  const { busy, error, run } = useAction();
  const [report, put] = useState(begun);
  const [missing, setMissing] = useState(false);

  const nobody = report.child_ids.length === 0;
  const never = report.days.length === 0;
  const tooMany = isTooMany(report.child_ids.length, report.days.length);
  const near = nearDays(today);
  const change = (next: Partial<NewAbsence>) => put({ ...report, ...next });

  const kind = kindOf(report);
  const chosen = kids.filter(({ child_id }) => report.child_ids.includes(child_id));
  const about = chosen.length > 0 ? chosen : kids;
  const place = say(placeKey(about));
  const reasons = reasonsFor(about);
  const why = fitting(report.why, reasons);
  const timeless = kind !== "absent" && !report.at;
  const whole = tidy({ ...report, why });

  function submit(event: Event) {
    event.preventDefault();
    setMissing(nobody || never || timeless);
    if (!nobody && !never && !timeless && !tooMany) void run(() => onReport(whole));
  }

  return (
    <Sheet title={say(edited ? "absent_edit" : "report_title")} closeLabel={say("close")} onClose={onClose}>
      <form class="flex flex-col gap-5" onSubmit={submit}>
        <Chips
          legend={say("kind")}
          value={kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map((kind) => ({
            value: kind,
            label: <span class="inline-block first-letter:uppercase">{say(`kind_${kind}`)}</span>,
          }))}
        />
        <ManyChips
          legend={say("absent_who")}
          error={missing && nobody ? say("absent_who_missing") : undefined}
          values={report.child_ids}
          onToggle={(id) => change({ child_ids: toggled(report.child_ids, id) })}
          options={kids.map((kid) => ({
            value: kid.child_id,
            label: (
              <>
                <span class="mr-1 text-2xl">{kid.token}</span>
                {kid.name}
              </>
            ),
          }))}
        />
        <ManyChips
          legend={say("absent_days")}
          error={missing && never ? say("absent_days_missing") : undefined}
          values={report.days}
          onToggle={(day) => change({ days: toggled(report.days, day) })}
          options={near.map((day) => ({ value: day, label: word(day) }))}
        />
        <Further
          today={today}
          days={report.days}
          open={report.days.some((day) => !near.includes(day))}
          onToggle={(day) => change({ days: toggled(report.days, day) })}
        />
        {kind !== "absent" && (
          <TimeChips
            legend={say(`time_${kind}`)}
            hours={hoursFor(about.every(isSchool), report.days, today, now)}
            value={report.at}
            error={missing && timeless ? say("time_missing") : undefined}
            onChange={(at) => change({ at })}
          />
        )}
        <Chips
          legend={say("absent_why")}
          value={why}
          onChange={(why) => change({ why })}
          options={reasons.map((why) => ({ value: why, label: say(`why_${why}`) }))}
        />
        <NoteField value={report.note ?? ""} open={Boolean(begun.note)} onInput={(note) => change({ note })} />
        {replaces(report, kids) && (
          <p class="text-std-16N-170">{say(kind === "absent" ? "replaces_hours" : "replaces_absent")}</p>
        )}
        {tooMany && <Banner tone="error">{say("absent_days_many")}</Banner>}
        {error && <Problem error={error} unsaved />}
        {!nobody && !never && !timeless && (
          <p class="rounded-12 bg-solid-gray-50 p-4 text-std-17B-170">
            {say("absent_summary", {
              who: tokensOf(report.child_ids, kids),
              days: days(report.days),
              what: what(whole),
            })}
          </p>
        )}
        <Button look="primary" size="large" wide type="submit" busy={busy}>
          {say("absent_send", { place })}
        </Button>
      </form>
    </Sheet>
  );
}

/** The days beyond the chips, a month at a time. */
function Further({
  today,
  days,
  open,
  onToggle,
}: {
  today: string;
  days: readonly string[];
  open: boolean;
  onToggle: (day: string) => void;
}) {
  const { say, locale } = useSpeech();
  const [month, turn] = useState(monthOf(today));
  const [refused, setRefused] = useState(false);
  const before = addMonths(month, -1);
  const after = addMonths(month, 1);
  return (
    <details open={open} class="rounded-12 border border-solid-gray-420">
      <summary class="min-h-12 px-4 py-3 text-std-16B-170">{say("absent_further")}</summary>
      <div class="flex flex-col gap-2 p-2">
        <MonthGrid
          month={month}
          locale={locale}
          chosen={days}
          today={today}
          face={(day) => ({ name: formatDay(day, locale, today), off: !isReportable(day, today) })}
          onChoose={(day) => {
            setRefused(!isReportable(day, today));
            if (isReportable(day, today)) onToggle(day);
          }}
          onMonth={turn}
          earlier={{ name: say("month_before"), month: before >= monthOf(today) ? before : undefined }}
          later={{ name: say("month_after"), month: after <= monthOf(lastDay(today)) ? after : undefined }}
        />
        <p role="status" class="text-dns-14N-130">
          {refused && say("absent_off")}
        </p>
      </div>
    </details>
  );
}
