import type { PointRow, PointRules } from "@tsunagu/api-client";
import { Check, DateField, TextField } from "@tsunagu/ui";
import { type FormPart, FormParts } from "../form-parts";
import { useMistake } from "../services/fields";
import { Limits } from "./limit-fields";
import { RowFields } from "./point-row";
import { PointsJson } from "./points-json";
import { RulesContext, usePlace, useRules } from "./rules-context";
import { nameIn, withValue } from "./rules-path";
import { TextsAt } from "./texts-at";

/** Rows of a table by what they do, with the words of the office. */
const lists: readonly { path: string; title: string }[] = [
  { path: "adjustments", title: "調整指数" },
  { path: "multipliers", title: "合計にかけるもの" },
  { path: "overrides", title: "ほかの点の代わりになるもの" },
  { path: "top_priority", title: "だれよりも先の世帯" },
  { path: "classes", title: "優先順位" },
];

/** Every part of a table: words and points can be written, the structure can be read. */
export function PointsFields({
  rules,
  put,
  fresh,
}: {
  rules: PointRules;
  put: (change: Partial<PointRules>) => void;
  fresh: boolean;
}) {
  const parts: FormPart[] = [
    {
      id: "basics",
      title: "名前と説明",
      about: ["id", "municipality", "title", "effective_from", "complete", "missing", "notice"],
      body: <Basics fresh={fresh} />,
    },
    { id: "base", title: "基本指数", about: ["base"], body: <Base /> },
    ...lists
      .filter(({ path }) => rowsOf(rules, path).length > 0)
      .map(({ path, title }) => ({
        id: path,
        title,
        about: [path],
        body: <RowList path={path} />,
      })),
    { id: "others", title: "上限・質問・同点の順", about: ["total", "questions", "tie_breakers"], body: <Others /> },
    {
      id: "json",
      title: "くわしい設定（JSON）",
      about: ["ids", "documents", "groups", "exclusions", "hours"],
      body: <PointsJson rules={rules} fresh={fresh} onRead={put} />,
    },
  ];
  return (
    <RulesContext.Provider
      value={{ rules, put: (path, value) => put(withValue(rules, path, value)), names: nameIn(rules) }}
    >
      <FormParts parts={parts} />
    </RulesContext.Provider>
  );
}

const rowsOf = (rules: PointRules, path: string): PointRow[] =>
  (path === "base.rows" ? rules.base.rows : ((rules as Record<string, unknown>)[path] as PointRow[])) ?? [];

function RowList({ path }: { path: string }) {
  const { rules } = useRules();
  return (
    <ul class="flex flex-col gap-3">
      {rowsOf(rules, path).map((row, at) => (
        <li key={row.id}>
          <RowFields path={`${path}.${at}`} row={row} />
        </li>
      ))}
    </ul>
  );
}

function Basics({ fresh }: { fresh: boolean }) {
  const [complete, setComplete] = usePlace<boolean>("complete");
  const [missing, setMissing] = usePlace<Record<string, string>>("missing");
  return (
    <>
      {fresh && <FreshFields />}
      <TextsAt path="title" legend="名前" />
      <TextsAt path="notice" legend="目安であることの説明" long most={400} />
      <Check label="市の表の行が、すべて入っている" checked={complete} onChange={setComplete} />
      {!complete && (
        <TextsAt path="missing" legend="入っていないこと" hint="目安を見る人に、そのまま見せます。" long most={400} />
      )}
      {complete && Object.values(missing ?? {}).some(Boolean) && (
        <p class="flex flex-wrap items-center gap-3">
          「入っていないこと」の文が残っています。
          <button
            type="button"
            class="min-h-9 text-key-900 underline underline-offset-4"
            onClick={() => setMissing({})}
          >
            文を消す
          </button>
        </p>
      )}
    </>
  );
}

/** What names a table stays as it is once it is published. */
function FreshFields() {
  const [id, setId] = usePlace<string>("id");
  const [from, setFrom] = usePlace<string>("effective_from");
  return (
    <>
      <TextField
        label="記号"
        hint="半角の英小文字・数字・ハイフンで2〜32文字。年度ごとにちがうものに。"
        error={useMistake("id")}
        maxLength={32}
        required
        value={id}
        onInput={(text) => setId(text.normalize("NFKC").toLowerCase())}
      />
      <DateField
        label="いつの入園から使いますか"
        hint="月の初めの日。前の表は、そのまま残ります。"
        error={useMistake("effective_from")}
        required
        value={from}
        onInput={setFrom}
      />
    </>
  );
}

function Base() {
  return (
    <>
      <TextsAt path="base.aggregate.text" legend="父母の点の合わせ方" />
      <RowList path="base.rows" />
      <Limits paths={["base.per_guardian", "base.with_adjustments", "base.household"]} />
    </>
  );
}

function Others() {
  const { rules } = useRules();
  return (
    <>
      <Limits paths={["total"]} />
      {(rules.questions ?? []).map((question, at) => (
        <TextsAt key={question.id} path={`questions.${at}.text`} legend={`質問：${question.id}`} />
      ))}
      {(rules.tie_breakers?.list ?? []).map((one, at) => (
        <TextsAt key={one.id} path={`tie_breakers.list.${at}.text`} legend={`同点のとき ${at + 1}番目`} />
      ))}
      {rules.tie_breakers?.rest && <TextsAt path="tie_breakers.rest" legend="同点のとき、そのあと" long most={400} />}
    </>
  );
}
