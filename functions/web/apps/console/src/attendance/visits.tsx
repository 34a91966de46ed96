import { addDays, Button, DateField, daysBetween, Empty, formatDay, Spinner, saveFile, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { Bars } from "./bars";
import { useFacility } from "./facility";
import { csvOf, MOST_DAYS, sumOf } from "./visits-sum";

/** How many came to a centre: numbers only, there is nothing else. */
export function VisitsPage() {
  const { api } = useDesk();
  const { facility } = useFacility();
  const [to, setTo] = useState(today);
  const [from, setFrom] = useState(() => addDays(today(), -27));
  const length = daysBetween(from, to) + 1;
  const wrong =
    length < 1
      ? "終わりの日を、始まりの日より後にしてください。"
      : length > MOST_DAYS
        ? `${MOST_DAYS}日までにしてください。`
        : undefined;
  const days = useLoad(`${facility.id} ${from} ${to}`, () =>
    wrong ? Promise.resolve([]) : api.visits(facility.id, from, to),
  );
  useExpiry([days.error]);
  const sum = sumOf(days.value ?? []);
  return (
    <>
      <h2 class="text-std-24B-150">来館の数</h2>
      <div class="flex flex-wrap items-start gap-4">
        <DateField label="始まり" value={from} onInput={(day) => day && setFrom(day)} />
        <DateField label="終わり" value={to} error={wrong} onInput={(day) => day && setTo(day)} />
      </div>
      {days.error && <Problem error={days.error} action={<Button onClick={days.reload}>もう一度ためす</Button>} />}
      {!days.value && !days.error && <Spinner label="読み込んでいます" />}
      {days.value && !wrong && sum.visits === 0 && <Empty title="この期間の来館はありません。" />}
      {days.value && sum.visits > 0 && (
        <>
          <p role="status" class="text-std-20B-150">
            {sum.visits}組・大人 {sum.adults}人・子ども {sum.children}人
          </p>
          <div>
            <Button
              onClick={() =>
                saveFile(
                  new Blob([csvOf(days.value ?? [])], { type: "text/csv;charset=utf-8" }),
                  `raikan_${facility.id}_${from}_${to}.csv`,
                )
              }
            >
              CSVを保存する
            </Button>
          </div>
          <div class="grid items-start gap-x-10 gap-y-6 desktop-admin:grid-cols-2">
            <div class="flex flex-col gap-6">
              <Bars title="時間ごとの来館" of="時間" unit="組" items={sum.hours} />
              <Bars title="子どもの年齢" of="年齢" unit="人" items={sum.ages} />
            </div>
            <Bars
              title="日ごとの来館"
              of="日"
              unit="組"
              items={days.value.map(({ day, visits }) => ({ name: formatDay(day, "ja", to), count: visits }))}
            />
          </div>
        </>
      )}
    </>
  );
}
