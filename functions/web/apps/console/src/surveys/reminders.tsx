import type { SurveyReminder } from "@tsunagu/api-client";
import { SelectField } from "@tsunagu/ui";
import { Num, useOwnMistake } from "../services/fields";
import { Rows } from "../services/rows";
import { MOST_REMINDERS } from "./draft";
import { hours } from "./words";

/** When those who have not answered are told again. */
export function ReminderFields({
  reminders,
  onChange,
}: {
  reminders: readonly SurveyReminder[];
  onChange: (reminders: SurveyReminder[]) => void;
}) {
  const wrong = useOwnMistake("reminders");
  return (
    <div class="flex flex-col gap-2">
      <p class="text-std-16B-170">まだ答えていない家庭への再度のお知らせ（{MOST_REMINDERS}回まで）</p>
      {wrong && (
        <p data-mistake tabIndex={-1} class="text-error-2">
          {wrong}
        </p>
      )}
      <Rows
        items={reminders}
        name="再度のお知らせ"
        start={() => ({ days_before: reminders.length === 0 ? 1 : 0, at: "08:00:00" })}
        most={MOST_REMINDERS}
        onChange={onChange}
      >
        {(reminder, put, at) => (
          <div class="flex flex-wrap items-end gap-4">
            <Num
              path={`reminders.${at}.days_before`}
              label="期限の何日前（0は当日）"
              unit="日前の"
              max={30}
              value={reminder.days_before}
              onInput={(days_before) => put({ ...reminder, days_before })}
            />
            <SelectField
              label="時刻"
              value={reminder.at}
              options={hours}
              onInput={(hour) => put({ ...reminder, at: hour })}
            />
          </div>
        )}
      </Rows>
    </div>
  );
}
