import type { StaffMilestone } from "@tsunagu/api-client";
import { Button, Field, formatDate, type Loaded, SelectField, Spinner } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { categories, matches, titleOf } from "../words";

type Show = "all" | "on" | "off" | "draft" | "own";
const shows: readonly (readonly [Show, string])[] = [
  ["all", "すべて"],
  ["on", "送るもの"],
  ["off", "送らないもの"],
  ["draft", "下書きがあるもの"],
  ["own", "市の文があるもの"],
];

/** Older rules have always been there as far as anyone here is concerned. */
const LONG_AGO = "2015-01-01";

const hasOwn = (milestone: StaffMilestone) => Object.keys(milestone.published.texts ?? {}).length > 0;
const passes: Record<Show, (milestone: StaffMilestone) => boolean> = {
  all: () => true,
  on: (milestone) => milestone.published.enabled,
  off: (milestone) => !milestone.published.enabled,
  draft: (milestone) => Boolean(milestone.draft),
  own: hasOwn,
};

/** Every milestone, grouped as in the calendar, with what the municipality decided. */
export function CalendarPage({ list }: { list: Loaded<StaffMilestone[]> }) {
  const [words, setWords] = useState("");
  const [show, setShow] = useState<Show>("all");

  if (!list.value) {
    return list.error ? (
      <Problem error={list.error} action={<Button onClick={list.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  const found = list.value.filter((milestone) => matches(milestone, words.trim()) && passes[show](milestone));

  return (
    <>
      <h1 class="text-std-28B-150">カレンダー</h1>
      <div class="flex flex-wrap items-end gap-4">
        <div class="w-full max-w-sm">
          <Field label="さがす">
            {({ id }) => (
              <input
                id={id}
                type="search"
                class="min-h-12 w-full rounded-8 border border-solid-gray-600 px-3"
                value={words}
                onInput={(event) => setWords(event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <div class="w-56">
          <SelectField label="しぼりこみ" value={show} onInput={(value) => setShow(value as Show)} options={shows} />
        </div>
        <p role="status" class="py-3">
          {found.length}件
        </p>
      </div>
      {categories.map(([category, name]) => {
        const rows = found.filter((milestone) => milestone.category === category);
        return rows.length > 0 && <Group key={category} name={name} rows={rows} />;
      })}
      {found.length === 0 && <p class="rounded-12 bg-solid-gray-50 p-6">あてはまるものがありません。</p>}
    </>
  );
}

function Group({ name, rows }: { name: string; rows: StaffMilestone[] }) {
  return (
    <section>
      <table class="w-full table-fixed border-collapse text-left">
        <caption class="pb-2 text-left text-std-20B-150">
          {name} <span class="text-std-16N-170 text-solid-gray-700">{rows.length}件</span>
        </caption>
        <thead>
          <tr class="border-y border-solid-gray-420 bg-solid-gray-50 text-dns-14B-130">
            <th scope="col" class="p-3">
              お知らせ
            </th>
            <th scope="col" class="w-24 p-3 desktop:w-28">
              配信
            </th>
            <th scope="col" class="hidden w-48 p-3 desktop:table-cell">
              市の文・下書き
            </th>
            <th scope="col" class="w-20 p-3 desktop:w-24">
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((milestone) => (
            <tr key={milestone.id} class="border-b border-solid-gray-200 align-top">
              <th scope="row" class="p-3 font-normal">
                <span class="block text-std-16N-170">{titleOf(milestone)}</span>
                <span class="block text-dns-14N-130 text-solid-gray-700">
                  {milestone.source}
                  {milestone.effective_from > LONG_AGO && `（${formatDate(milestone.effective_from, "ja")}から）`}
                </span>
              </th>
              <td class="p-3">
                {milestone.published.enabled ? (
                  <span class="rounded-4 bg-green-50 px-2 py-1 text-dns-14B-130 text-success-2">送る</span>
                ) : (
                  <span class="rounded-4 bg-solid-gray-100 px-2 py-1 text-dns-14B-130 text-solid-gray-700">
                    送らない
                  </span>
                )}
              </td>
              <td class="hidden p-3 text-dns-14N-130 desktop:table-cell">
                {hasOwn(milestone) && <span class="block">市の文あり</span>}
                {milestone.draft && <span class="block text-dns-14B-130 text-warning-orange-2">下書きあり</span>}
              </td>
              <td class="p-3">
                <a
                  href={`#/calendar/${encodeURIComponent(milestone.id)}`}
                  aria-label={`${titleOf(milestone)} を編集`}
                  class="inline-flex min-h-9 items-center rounded-8 border border-key-900 px-3 text-oln-14B-100 text-key-900 hover:bg-key-50"
                >
                  編集
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
