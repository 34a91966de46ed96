import type { StaffProgramme } from "@tsunagu/api-client";
import { formatInstant } from "@tsunagu/ui";
import { today } from "../desk";
import { columnsOf } from "./columns";
import { ListCsv } from "./list-csv";
import { ListImport } from "./list-import";
import { rows } from "./words";

/** The office's list of who may be entitled: which one is in force, and how another takes its place. */
export function ListPage({ held, onImported }: { held: StaffProgramme; onImported: () => void }) {
  const { programme, list } = held;
  const { needed, used } = columnsOf(programme);
  return (
    <>
      <section aria-labelledby="now" class="flex flex-col gap-3">
        <h2 id="now" class="text-std-24B-150">
          名簿
        </h2>
        <p role="status" class="text-std-17B-170">
          {list
            ? `使っている名簿：${rows(list.rows)}（${formatInstant(list.imported_at, "ja", today())} に取り込み）`
            : "まだ名簿がありません。"}
        </p>
        {list && (
          <>
            <p>
              だれがどこまで進んだかを、Excelなどで開ける形で保存します。個人情報が入っています。置き場所に気をつけてください。
            </p>
            <ListCsv id={programme.id}>名簿をCSVで保存する</ListCsv>
          </>
        )}
      </section>
      <section aria-labelledby="import" class="flex flex-col gap-3">
        <h2 id="import" class="text-std-20B-150">
          {list ? "新しい名簿と入れかえる" : "名簿を取り込む"}
        </h2>
        <dl class="grid gap-x-6 gap-y-2 desktop:grid-cols-[auto_1fr]">
          <dt class="text-std-16B-170">必ず要る列</dt>
          <dd>{needed.join("、")}</dd>
          <dt class="text-std-16B-170">あれば使う列</dt>
          <dd>
            <ul>
              {used.map(({ names, what }) => (
                <li key={what}>
                  {names.join("・")}
                  <span class="text-dns-14N-130 text-solid-gray-700">　{what}</span>
                </li>
              ))}
            </ul>
          </dd>
          <dt class="text-std-16B-170">入れてはいけないもの</dt>
          <dd>個人番号（マイナンバー）。1つでもあると、名簿の全体を受け取りません。</dd>
        </dl>
        <ListImport programme={programme} current={list ?? undefined} onImported={onImported} />
      </section>
    </>
  );
}
