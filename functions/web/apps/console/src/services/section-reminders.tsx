import { TextField } from "@tsunagu/ui";
import { wholeTime } from "./draft";
import { Num, useMistake, useOwnMistake } from "./fields";
import { Rows } from "./rows";
import type { Part } from "./section-basics";

/** When the family is reminded. */
export function RemindersSection({ draft, put }: Part) {
  return (
    <>
      <p>取り消された予約には届きません。時刻は8時から20時59分のあいだ、4回までです。</p>
      <Rows
        items={draft.reminders}
        name="お知らせ"
        start={() => ({ days_before: draft.reminders.length === 0 ? 1 : 0, at: "08:00:00" })}
        most={4}
        onChange={(reminders) => put({ reminders })}
      >
        {(reminder, change, index) => (
          <div class="flex flex-wrap items-end gap-4">
            <Num
              path={`reminders.${index}.days_before`}
              label="何日前（0は当日）"
              unit="日前の"
              max={14}
              value={reminder.days_before}
              onInput={(days_before) => change({ ...reminder, days_before })}
            />
            <At
              path={`reminders.${index}`}
              value={reminder.at}
              onInput={(at) => change({ ...reminder, at: wholeTime(at) })}
            />
          </div>
        )}
      </Rows>
    </>
  );
}

function At({ path, value, onInput }: { path: string; value: string; onInput: (time: string) => void }) {
  const [own, exact] = [useOwnMistake(path), useMistake(`${path}.at`)];
  return <TextField label="時刻" type="time" narrow value={value.slice(0, 5)} error={exact ?? own} onInput={onInput} />;
}
