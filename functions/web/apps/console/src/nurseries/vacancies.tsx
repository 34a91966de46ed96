import type { StaffNursery } from "@tsunagu/api-client";
import {
  addMonths,
  Banner,
  Button,
  DateField,
  Empty,
  formatMonth,
  LinkButton,
  monthOf,
  SelectField,
  Spinner,
  TextField,
  useLoad,
} from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { nurseriesAt } from "../place";
import { Problem } from "../problem";
import { useVacancies } from "./use-vacancies";
import { found, usualEntry } from "./vacancy-cell";
import { VacancyTable } from "./vacancy-table";
import { places } from "./words";

/** Free places of every facility, in one screen. */
export function VacanciesPage() {
  const { api } = useDesk();
  const all = useLoad("nurseries", api.nurseries);
  useExpiry([all.error]);
  if (!all.value) {
    return all.error ? (
      <Problem error={all.error} action={<Button onClick={all.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  return (
    <>
      <h2 class="text-std-24B-150">空き状況</h2>
      {all.value.length === 0 ? (
        <Empty title="まだ施設がありません。">
          <LinkButton href={nurseriesAt("import")}>施設を取り込む</LinkButton>
        </Empty>
      ) : (
        <Vacancies all={all.value} />
      )}
    </>
  );
}

function Vacancies({ all }: { all: StaffNursery[] }) {
  const [words, setWords] = useState("");
  const [stamp, setStamp] = useState(() => ({ on: today(), entry: usualEntry(all) }));
  const desk = useVacancies(all, stamp);
  // Centres, halls and clubs have no classes.
  const withClasses = desk.rows.filter(({ classes }) => classes.length > 0);
  const rest = desk.rows.length - withClasses.length;
  const unplaced = withClasses.filter(({ placed }) => !placed).length;
  const { dirty, wrong, saved } = desk;
  return (
    <>
      <p>
        人数か、○・△・×・要相談・クラスなしを入れます。空は「分からない」です。Enterで下の園へ進みます。保存すると、すぐに住民に見えます。
      </p>
      <div class="flex flex-wrap items-end gap-4">
        <DateField
          label="いつの空きですか"
          max={today()}
          required
          value={stamp.on}
          onInput={(on) => setStamp({ ...stamp, on })}
        />
        <EntryField value={stamp.entry} onInput={(entry) => setStamp({ ...stamp, entry })} />
        <div class="min-w-48 flex-1">
          <TextField label="名前か町名で絞り込む" value={words} onInput={setWords} />
        </div>
      </div>
      {rest + unplaced > 0 && (
        <p class="text-dns-14N-130">
          {rest > 0 && `クラスのない施設（子育て支援センターなど）${places(rest)}は、ここに出ません。`}
          {unplaced > 0 && `「位置なし」の${places(unplaced)}は、緯度・経度がないので、名前と町名でだけ見つかります。`}
        </p>
      )}
      <VacancyTable rows={found(withClasses, words)} desk={desk} />
      <div data-foot class="sticky bottom-0 flex flex-col gap-3 border-t border-solid-gray-420 bg-white py-3">
        {desk.error && <Problem error={desk.error} />}
        {wrong > 0 && <Banner tone="error">読めないところが{wrong}か所あります。直してから保存してください。</Banner>}
        {desk.conflicts.length > 0 && (
          <Banner tone="error">
            {desk.conflicts.length}
            件は、ほかの職員が先に変えました。いまの内容を見て、それでもよければ、もう一度保存してください。
          </Banner>
        )}
        {saved > 0 && dirty === 0 && <Banner tone="success">{places(saved)}の空き状況を保存しました。</Banner>}
        <div class="flex flex-wrap items-center gap-4">
          <Button
            look="primary"
            busy={desk.busy}
            disabled={dirty === 0 || wrong > 0 || !stamp.on}
            onClick={desk.saveAll}
          >
            {dirty > 0 ? `${places(dirty)}を保存する` : "保存する"}
          </Button>
          <p class="text-dns-14N-130 text-solid-gray-700">
            {dirty > 0 ? "保存していない変更があります。" : "保存されている内容と同じです。"}
          </p>
        </div>
      </div>
    </>
  );
}

/** Months that a family may apply for, and the one that is noted already. */
function EntryField({ value, onInput }: { value: string; onInput: (month: string) => void }) {
  const months = Array.from({ length: 18 }, (_, ahead) => addMonths(monthOf(today()), ahead));
  const all = value && !months.includes(value) ? [value, ...months] : months;
  return (
    <SelectField
      label="いつ入園する子の空きですか"
      value={value}
      onInput={onInput}
      options={[["", "決めない"], ...all.map((month) => [month, `${formatMonth(month, "ja")}入園`] as const)]}
    />
  );
}
