import type { MarkCard, Register } from "@tsunagu/api-client";
import {
  addMonths,
  Banner,
  Button,
  Empty,
  formatMonth,
  SelectField,
  Spinner,
  saveFile,
  useAction,
  useLoad,
} from "@tsunagu/ui";
import { today, useDesk, useExpiry } from "../desk";
import { roomAt } from "../place";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { atOf, dayHead, placeIn } from "./register-at";

const SUMS = [
  ["school_days", "授業日数"],
  ["excused", "停・忌等"],
  ["must_attend", "要出席"],
  ["absent", "欠席"],
  ["attended", "出席"],
  ["late", "遅刻"],
  ["early", "早退"],
] as const;

/** The register of a class in a month (出席簿), as it stands on paper, and as a file. */
export function RegisterPage({ at }: { at: string | undefined }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const classes = facility.classes ?? [];
  const { name, month } = placeIn(at, classes, today());
  const register = useLoad(`${facility.id} ${name} ${month}`, () => api.register(facility.id, name, month));
  useExpiry([register.error]);
  const { busy, error, run } = useAction();
  const go = (name: string, month: string) => location.assign(roomAt(facility.id, "register", atOf(name, month)));
  const save = () =>
    void run(async () => {
      const bytes = await api.registerCsv(facility.id, name, month);
      saveFile(new Blob([bytes], { type: "text/csv;charset=utf-8" }), `shusseki_${name}_${month}.csv`);
    });
  return (
    <>
      <div class="flex flex-wrap items-end gap-4 print:hidden">
        <SelectField
          label="クラス"
          value={name}
          options={classes.map(({ id, name }) => [id, name] as const)}
          onInput={(id) => go(id, month)}
        />
        <div class="flex flex-wrap gap-2">
          <Button onClick={() => go(name, addMonths(month, -1))}>前の月</Button>
          <Button onClick={() => go(name, addMonths(month, 1))}>次の月</Button>
        </div>
        <span class="flex-1" />
        <Button busy={busy} onClick={save}>
          CSVを保存する
        </Button>
        <Button onClick={() => print()}>印刷する</Button>
      </div>
      <h2 class="text-std-24B-150">
        {classes.find(({ id }) => id === name)?.name} 出席簿 {formatMonth(month, "ja")}
      </h2>
      {error && <Banner tone="error">{error.message || "ファイルを作れませんでした。"}</Banner>}
      {register.error && (
        <Problem error={register.error} action={<Button onClick={register.reload}>もう一度ためす</Button>} />
      )}
      {!register.value && !register.error && <Spinner label="読み込んでいます" />}
      {register.value && <Book register={register.value} />}
    </>
  );
}

function Book({ register }: { register: Register }) {
  const { days, pupils, marks } = register;
  if (days.length === 0) {
    return <Empty title="この月に確かめた日は、まだありません。「きょう」の画面で、クラスごとに確かめます。" />;
  }
  return (
    <>
      <section class="relative overflow-x-auto" aria-label="出席簿" tabIndex={0}>
        <table class="border-collapse text-center text-dns-16N-130">
          <thead>
            <tr class="bg-solid-gray-50 text-dns-14B-130">
              <th scope="col" class="border border-solid-gray-420 p-2">
                番号
              </th>
              <th scope="col" class="border border-solid-gray-420 p-2 text-left">
                氏名
              </th>
              {days.map((day) => (
                <th key={day} scope="col" class="min-w-10 border border-solid-gray-420 p-1">
                  {dayHead(day)}
                </th>
              ))}
              {SUMS.map(([key, name]) => (
                <th key={key} scope="col" class="border border-solid-gray-420 p-1 whitespace-nowrap">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pupils.map(({ child_id, number, name, cells, tally }) => (
              <tr key={child_id}>
                <td class="border border-solid-gray-420 p-2">{number ?? ""}</td>
                <th scope="row" class="border border-solid-gray-420 p-2 text-left whitespace-nowrap">
                  {name}
                </th>
                {cells.map((cell, at) => (
                  <Cell key={days[at]} cell={cell} />
                ))}
                {SUMS.map(([key]) => (
                  <td key={key} class="border border-solid-gray-420 p-2">
                    {tally[key]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="text-dns-14N-130">
        空欄は出席、「未」はまだ確かめていない日です。
        {marks.map(({ symbol, label }) => `${symbol}：${label}`).join("　")}
      </p>
      <p class="text-dns-14N-130">
        要出席（出席しなければならない日数）＝授業日数−停・忌等（出席停止・忌引等）。遅刻と早退は出席に数えます。
      </p>
    </>
  );
}

/** A blank says that the pupil was there; what nobody has confirmed is no blank. */
function Cell({ cell }: { cell: MarkCard | null }) {
  if (!cell) return <td class="border border-solid-gray-420 bg-yellow-50 p-1 text-dns-14N-130">未</td>;
  const corrected = (cell.before ?? []).length > 0;
  return (
    <td class="border border-solid-gray-420 p-1" title={cell.note ?? undefined}>
      {cell.symbol || <span class="sr-only">出席</span>}
      {corrected && (
        <span class="text-dns-14N-130 text-solid-gray-700">
          <span aria-hidden="true">*</span>
          <span class="sr-only">（直した）</span>
        </span>
      )}
    </td>
  );
}
