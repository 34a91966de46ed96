import type { InterviewWindows } from "@tsunagu/api-client";
import { DateField, formatDay, ManyChips, TextField } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today } from "../desk";
import { Num, useMistake } from "../services/fields";
import { Rows } from "../services/rows";
import { blankHours, daysIn, isWeekend } from "./draft";

/** When teachers are there: days, from when until when, and the pauses between. */
export function HoursFields({
  path,
  hours,
  onChange,
}: {
  path: string;
  hours: readonly InterviewWindows[];
  onChange: (hours: InterviewWindows[]) => void;
}) {
  return (
    <Rows items={hours} name="時間帯" start={blankHours} most={20} onChange={onChange}>
      {(window, put, at) => <One path={`${path}.${at}`} window={window} put={put} />}
    </Rows>
  );
}

function One({
  path,
  window,
  put,
}: {
  path: string;
  window: InterviewWindows;
  put: (window: InterviewWindows) => void;
}) {
  const [first, setFirst] = useState(window.days[0] ?? "");
  const [last, setLast] = useState(window.days.at(-1) ?? "");
  const days = useMistake(`${path}.days`);
  const from = useMistake(`${path}.from`);
  const until = useMistake(`${path}.until`);
  const all = daysIn(first, last);
  const between = (first: string, last: string) =>
    put({ ...window, days: daysIn(first, last).filter((day) => !isWeekend(day)) });
  return (
    <>
      <div class="flex flex-wrap gap-4">
        <DateField
          label="最初の日"
          value={first}
          error={all.length === 0 ? days : undefined}
          onInput={(day) => {
            setFirst(day);
            between(day, last);
          }}
        />
        <DateField
          label="最後の日"
          value={last}
          onInput={(day) => {
            setLast(day);
            between(first, day);
          }}
        />
      </div>
      {all.length > 0 && (
        <ManyChips
          legend="面談をする日（土日ははずしてあります）"
          error={days}
          values={window.days}
          options={all.map((day) => ({ value: day, label: formatDay(day, "ja", today()) }))}
          onToggle={(day) =>
            put({
              ...window,
              days: window.days.includes(day) ? window.days.filter((one) => one !== day) : [...window.days, day].sort(),
            })
          }
        />
      )}
      <div class="flex flex-wrap gap-4">
        <TextField
          label="何時から"
          type="time"
          narrow
          value={window.from}
          error={from}
          onInput={(from) => put({ ...window, from })}
        />
        <TextField
          label="何時まで"
          type="time"
          narrow
          value={window.until}
          error={until}
          onInput={(until) => put({ ...window, until })}
        />
        <Num
          path={`${path}.length`}
          label="1人の時間"
          unit="分"
          min={5}
          max={240}
          value={window.length}
          onInput={(length) => put({ ...window, length })}
        />
        <Num
          path={`${path}.gap`}
          label="次の人までの間"
          unit="分"
          max={120}
          value={window.gap ?? 0}
          onInput={(gap) => put({ ...window, gap })}
        />
      </div>
      <Rows
        items={window.pauses ?? []}
        name="先生がいない時間"
        start={() => ({ from: "15:00", until: "15:30" })}
        most={10}
        onChange={(pauses) => put({ ...window, pauses })}
      >
        {(pause, change) => (
          <div class="flex flex-wrap gap-4">
            <TextField
              label="から"
              type="time"
              narrow
              value={pause.from}
              onInput={(from) => change({ ...pause, from })}
            />
            <TextField
              label="まで"
              type="time"
              narrow
              value={pause.until}
              onInput={(until) => change({ ...pause, until })}
            />
          </div>
        )}
      </Rows>
    </>
  );
}
