import { DateField, Switch } from "@tsunagu/ui";
import { today } from "../desk";
import { useMistake, useOwnMistake } from "./fields";
import { Rows } from "./rows";
import type { Part } from "./section-basics";
import { weekdayOf } from "./session";
import { Sessions } from "./sessions";

/** When it takes place: every week, not on holidays, and the days that differ. */
export function PatternSection({ draft, put }: Part) {
  return (
    <>
      <Sessions path="pattern" draft={draft} sessions={draft.pattern} onChange={(pattern) => put({ pattern })} />
      <div class="rounded-12 border border-solid-gray-200 px-4">
        <Switch
          label="祝日と年末年始は休む"
          hint="12月29日から1月3日と、国民の祝日。"
          checked={draft.closed_on_holidays}
          onChange={(closed_on_holidays) => put({ closed_on_holidays })}
        />
      </div>
      <h3 class="text-std-17B-170">ふだんと違う日</h3>
      <p class="text-dns-14N-130 text-solid-gray-700">
        時間帯がない日は休みになります。すでに予約のある日を休むときは「日を閉じる」を使ってください。
      </p>
      <Rows
        items={draft.exceptions}
        name="違う日"
        start={() => ({ date: today(), sessions: [] })}
        most={366}
        onChange={(exceptions) => put({ exceptions })}
      >
        {(exception, change, index) => (
          <>
            <ExceptionDate
              path={`exceptions.${index}`}
              date={exception.date}
              onInput={(date) =>
                change({
                  date,
                  sessions: (exception.sessions ?? []).map((one) => ({ ...one, weekday: weekdayOf(date) })),
                })
              }
            />
            {exception.sessions?.length === 0 && <p class="text-std-16B-170">休み</p>}
            <Sessions
              path={`exceptions.${index}.sessions`}
              draft={draft}
              sessions={exception.sessions ?? []}
              weekday={weekdayOf(exception.date)}
              onChange={(sessions) => change({ ...exception, sessions })}
            />
          </>
        )}
      </Rows>
    </>
  );
}

function ExceptionDate({ path, date, onInput }: { path: string; date: string; onInput: (date: string) => void }) {
  const [own, exact] = [useOwnMistake(path), useMistake(`${path}.date`)];
  return <DateField label="日" required value={date} error={exact ?? own} onInput={(date) => date && onInput(date)} />;
}
