import { Button, saveFile } from "@tsunagu/ui";
import { csvOf } from "../benefits/csv";
import { Table } from "../table";

/** Columns of our extension (domain: `nursery::import`), with what stands in them. */
const columns: readonly (readonly [string, string])[] = [
  ["ID", "施設の一覧と同じID（必須）"],
  ["名称", "読む人のため。取り込みません"],
  ["クラス年齢", "0〜5。施設全体のことを書く行では空（列は必須）"],
  ["クラス定員", "そのクラスの定員"],
  ["空き状況", "人数か記号（○ △ × 要相談 ―）"],
  ["空き状況更新日", "いつの空きか（例：2026-11-20）"],
  ["入園月", "どの月に入る子の空きか（例：2027-04）"],
  ["最低指数_2026年度", "入れた人の最低点。年度ごとに列を増やせます。全員内定、残2、＊、― なども"],
  ["アレルギー対応", "有、除去食、代替食、弁当持参、要相談、無"],
  ["開始時間", "開く時刻（例：7:00）"],
  ["終了時間", "閉まる時刻。延長保育を含みます"],
  ...["延長保育", "休日保育", "夜間保育", "病児保育", "一時預かり", "園バス", "給食", "授乳室", "駐車場"].map(
    (name) => [name, "有か無"] as const,
  ),
];

/** Which files can be brought, and a head to begin our own with. */
export function FileKinds() {
  const save = () =>
    saveFile(new Blob([csvOf([columns.map(([name]) => name)])], { type: "text/csv;charset=utf-8" }), "kakuchou.csv");
  return (
    <details class="rounded-12 border border-solid-gray-420">
      <summary class="min-h-12 px-4 py-3 text-std-16B-170">取り込めるファイル</summary>
      <div class="flex flex-col gap-4 px-4 pb-4">
        <ul class="list-disc pl-6">
          <li>
            自治体標準オープンデータセットの「子育て施設一覧」（CSV）。前の推奨データセットや、列の名前がちがうものも読めます。
          </li>
          <li>保育園マップのGeoJSON（papamama）。</li>
          <li>拡張ファイル（CSV）。標準の一覧にない、クラスごとの空き・最低指数などを足します。</li>
        </ul>
        <p>
          施設の一覧は、その自治体の施設をすべて入れかえます。拡張ファイルは、いまある施設に足すだけで、施設は消えません。
        </p>
        <h3 class="text-std-17B-170">拡張ファイルの列</h3>
        <p>1行が、1つの施設の1つのクラスです。列の順は自由で、IDとクラス年齢のほかの列は、なくてもかまいません。</p>
        <div>
          <Button size="small" onClick={save}>
            見出しだけのひな形（CSV）を保存する
          </Button>
        </div>
        <Table label="拡張ファイルの列" heads={["列", "書くこと"]}>
          {columns.map(([name, what]) => (
            <tr key={name}>
              <th scope="row" class="p-2">
                {name}
              </th>
              <td class="p-2">{what}</td>
            </tr>
          ))}
        </Table>
      </div>
    </details>
  );
}
