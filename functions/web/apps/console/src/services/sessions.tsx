import { SelectField, TextField } from "@tsunagu/ui";
import { dimensionTitle } from "../words";
import { type Draft, type Weekly, wholeTime } from "./draft";
import { Num, useMistake, useOwnMistake } from "./fields";
import { Rows } from "./rows";
import { onNextDay, slotsIn } from "./session";
import { weekdays } from "./words";

/** Sessions of the week, or of one day when `weekday` is given. */
export function Sessions({
  path,
  draft,
  sessions,
  weekday,
  onChange,
}: {
  path: string;
  draft: Draft;
  sessions: Weekly[];
  weekday?: string;
  onChange: (sessions: Weekly[]) => void;
}) {
  const start = (): Weekly => ({
    weekday: weekday ?? "monday",
    weeks: [],
    from: "09:00:00",
    until: "12:00:00",
    minutes: 30,
    capacity: Object.fromEntries(["places", ...draft.dimensions.map(({ id }) => id)].map((id) => [id, 1])),
    lane: "a",
  });
  return (
    <Rows
      items={sessions}
      name="時間帯"
      start={start}
      most={60}
      copy={weekday ? (one) => one : onNextDay}
      onChange={onChange}
    >
      {(session, put, index) => (
        <Session
          path={`${path}.${index}`}
          draft={draft}
          session={session}
          fixed={weekday !== undefined}
          put={(change) => put({ ...session, ...change })}
        />
      )}
    </Rows>
  );
}

function Session({
  path,
  draft,
  session,
  fixed,
  put,
}: {
  path: string;
  draft: Draft;
  session: Weekly;
  fixed: boolean;
  put: (change: Partial<Weekly>) => void;
}) {
  const [own, capacity, weeksWrong] = [
    useOwnMistake(path),
    useOwnMistake(`${path}.capacity`),
    useMistake(`${path}.weeks`),
  ];
  const [from, until, lane] = [useMistake(`${path}.from`), useMistake(`${path}.until`), useMistake(`${path}.lane`)];
  const weeks = session.weeks ?? [];
  const count = slotsIn(session);
  return (
    <>
      {[own, capacity && `1枠の人数: ${capacity}`, weeksWrong].map(
        (wrong) => wrong && <p class="text-dns-14N-130 text-error-2">{wrong}</p>,
      )}
      {!fixed && (
        <div class="flex flex-wrap items-end gap-4">
          <div class="w-28">
            <SelectField
              label="曜日"
              value={session.weekday}
              onInput={(weekday) => put({ weekday })}
              options={weekdays}
            />
          </div>
          <fieldset>
            <legend class="mb-1 text-std-16B-170">第何週（どれも付けなければ毎週）</legend>
            <div class="flex flex-wrap gap-x-4">
              {[1, 2, 3, 4, 5].map((week) => (
                <label key={week} class="flex min-h-12 items-center gap-2">
                  <input
                    type="checkbox"
                    class="size-5 accent-key-900"
                    checked={weeks.includes(week)}
                    onChange={(event) =>
                      put({
                        weeks: event.currentTarget.checked
                          ? [...weeks, week].sort((a, b) => a - b)
                          : weeks.filter((one) => one !== week),
                      })
                    }
                  />
                  第{week}
                </label>
              ))}
            </div>
          </fieldset>
        </div>
      )}
      <div class="flex flex-wrap items-end gap-4">
        <TextField
          label="始まり"
          type="time"
          narrow
          value={session.from.slice(0, 5)}
          error={from}
          onInput={(time) => put({ from: wholeTime(time) })}
        />
        <TextField
          label="終わり"
          type="time"
          narrow
          value={session.until.slice(0, 5)}
          error={until}
          onInput={(time) => put({ until: wholeTime(time) })}
        />
        <Num
          path={`${path}.minutes`}
          label="1枠の長さ"
          unit="分"
          min={5}
          max={1440}
          value={session.minutes}
          onInput={(minutes) => put({ minutes })}
        />
        <p role="status" class="pb-3">
          {count > 0 ? `→ ${count}枠` : "→ 枠ができません"}
        </p>
      </div>
      <div class="flex flex-wrap items-end gap-4">
        {["places", ...draft.dimensions.map(({ id }) => id)].map((id) => (
          <Num
            key={id}
            path={`${path}.capacity.${id}`}
            label={`1枠の${dimensionTitle(draft, id)}`}
            max={100_000}
            value={session.capacity[id] ?? 0}
            onInput={(units) => put({ capacity: { ...session.capacity, [id]: units } })}
          />
        ))}
        <TextField
          label="列（部屋や担当）"
          hint="英小文字か数字1〜4文字。ふつうは a"
          narrow
          maxLength={4}
          value={session.lane ?? "a"}
          error={lane}
          onInput={(lane) => put({ lane })}
        />
      </div>
    </>
  );
}
