import type { PointRow } from "@tsunagu/api-client";
import { useContext } from "preact/hooks";
import { MistakesContext } from "../services/fields";
import { mistakesIn } from "../services/mistakes";
import { conditionWords } from "./condition-words";
import { GivesFields } from "./point-gives";
import { useRules } from "./rules-context";
import { TextsAt } from "./texts-at";

/** One row: what it gives is open to be written, its words and its condition are a press away. */
export function RowFields({ path, row }: { path: string; row: PointRow }) {
  const { rules, names } = useRules();
  const mistakes = useContext(MistakesContext);
  const wrong = mistakesIn(mistakes, [`${path}.text`, `${path}.would`, `${path}.when`, `${path}.source`]).length > 0;
  // What is wrong with the points together stands at none of the boxes.
  const flaws = ["gives", "gives.points", "gives.bands", "gives.days", "gives.minutes", "gives.row", "gives.of"]
    .filter((field) => field !== "gives.points" || row.gives.kind === "grid")
    .flatMap((field) => mistakes[`${path}.${field}`] ?? []);
  const title = row.text.ja ?? row.id;
  const document = rules.documents.find(({ id }) => id === row.source.document)?.title ?? row.source.document;
  return (
    <fieldset class="flex min-w-0 flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <legend class="sr-only">{title}</legend>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p class="min-w-0 flex-1 basis-60 text-std-16B-170">{title}</p>
        <GivesFields path={`${path}.gives`} gives={row.gives} title={title} />
      </div>
      {flaws.length > 0 && (
        <p data-mistake tabIndex={-1} class="text-dns-14N-130 text-error-2">
          {flaws.join(" ")}
        </p>
      )}
      {row.gives.kind === "parts" && (
        <ul class="flex flex-col gap-3">
          {row.gives.of.map((part, at) => (
            <li key={part.id}>
              <RowFields path={`${path}.gives.of.${at}`} row={part} />
            </li>
          ))}
        </ul>
      )}
      <details open={wrong}>
        <summary class="min-h-9 py-1 text-key-900 underline underline-offset-4">
          文と条件<span class="sr-only">：{title}</span>
        </summary>
        <div class="flex flex-col gap-4 pt-3">
          <TextsAt path={`${path}.text`} legend="文" />
          {row.would && <TextsAt path={`${path}.would`} legend="当てはまらない家庭に見せる文（〜なら）" />}
          <dl class="grid gap-1 text-dns-16N-130 desktop:grid-cols-[6rem_1fr]">
            <dt class="text-dns-14B-130">条件</dt>
            <dd>{conditionWords(row.when, names)}</dd>
            <dt class="text-dns-14B-130">よりどころ</dt>
            <dd>
              {document} {row.source.place}
              {row.unverified && "（まだ公の文書と見くらべていません）"}
            </dd>
            <dt class="text-dns-14B-130">記号</dt>
            <dd>{row.id}</dd>
          </dl>
        </div>
      </details>
    </fieldset>
  );
}
