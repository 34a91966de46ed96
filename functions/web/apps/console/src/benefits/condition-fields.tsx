import { DateField, TextArea, TextField } from "@tsunagu/ui";
import { Num, TextsField, useMistake } from "../services/fields";
import type { ConditionOf } from "./draft";

interface Part<C> {
  condition: C;
  put: (condition: C) => void;
}

/** Two days, of which one may stay empty. */
export function SpanFields<C extends ConditionOf<"born"> | ConditionOf<"due">>({ condition, put }: Part<C>) {
  return (
    <div class="flex flex-wrap gap-4">
      <DateField
        label="最初の日"
        hint="空なら、いつからでも。"
        value={condition.from ?? ""}
        onInput={(day) => put({ ...condition, from: day || null })}
      />
      <DateField
        label="最後の日"
        hint="空なら、いつまででも。"
        min={condition.from ?? undefined}
        value={condition.until ?? ""}
        onInput={(day) => put({ ...condition, until: day || null })}
      />
    </div>
  );
}

export function DayField<C extends ConditionOf<"age"> | ConditionOf<"lives_here">>({
  path,
  label,
  condition,
  put,
}: Part<C> & { path: string; label: string }) {
  return (
    <DateField
      label={label}
      required
      error={useMistake(`${path}.on`)}
      value={condition.on}
      onInput={(on) => put({ ...condition, on })}
    />
  );
}

export function AgeFields({ path, condition, put }: Part<ConditionOf<"age">> & { path: string }) {
  // An age that is not asked for is an empty field here, and not a gap.
  const shown = (years: number | null | undefined) => years ?? Number.NaN;
  const asked = (years: number) => (Number.isNaN(years) ? null : years);
  return (
    <div class="flex flex-wrap items-end gap-4">
      <DayField path={path} label="年齢を数える日" condition={condition} put={put} />
      <Num
        path={`${path}.at_least`}
        label="下の年齢"
        unit="歳以上"
        max={120}
        value={shown(condition.at_least)}
        onInput={(years) => put({ ...condition, at_least: asked(years) })}
      />
      <Num
        path={`${path}.below`}
        label="上の年齢"
        unit="歳未満"
        max={120}
        value={shown(condition.below)}
        onInput={(years) => put({ ...condition, below: asked(years) })}
      />
      <p class="w-full text-dns-14N-130 text-solid-gray-700">
        片方は空のままでかまいません。年齢は、法律のとおり誕生日の前の日に1つ増えます。
      </p>
    </div>
  );
}

export function ListedFields({ path, condition, put }: Part<ConditionOf<"listed">> & { path: string }) {
  return (
    <>
      <div class="grid gap-4 desktop:grid-cols-2">
        <TextField
          label="名簿の列の見出し"
          hint="名簿のCSVの1行目と、同じ文字で。"
          required
          maxLength={40}
          error={useMistake(`${path}.column`)}
          value={condition.column}
          onInput={(column) => put({ ...condition, column })}
        />
        <TextArea
          label="対象になる値"
          hint="1行に1つ。名簿の中と、同じ文字で。"
          rows={3}
          error={useMistake(`${path}.one_of`)}
          value={condition.one_of.join("\n")}
          onInput={(text) => put({ ...condition, one_of: text.split("\n") })}
        />
      </div>
      <TextsField
        path={`${path}.says`}
        legend="家庭に見せる条件の文"
        hint="「住民税が非課税であること」のように。"
        maxLength={120}
        value={condition.says}
        onInput={(says) => put({ ...condition, says })}
      />
    </>
  );
}
