import type { FacilityImport } from "@tsunagu/api-client";
import { Button, saveFile } from "@tsunagu/ui";
import { csvOf } from "../benefits/csv";
import { Table } from "../table";
import { flawWords } from "./reasons";
import { lines } from "./words";

/** More than a person reads on a screen; the file has them all. */
const SHOWN = 200;
const heads = ["行", "名称", "列", "書かれていること", "どうなるか"];

/** Every row that is not plainly taken, with what is wrong in which cell, to be mended in the list. */
export function Flaws({ found: { rows, warned, refused } }: { found: FacilityImport }) {
  const all = rows.flatMap(({ row, name, refused, warnings }) =>
    [...(refused ? [refused] : []), ...warnings].map((flaw) => ({ row, name, flaw, isRefused: flaw === refused })),
  );
  // What is not published at all comes first.
  const flaws = [...all.filter(({ isRefused }) => isRefused), ...all.filter(({ isRefused }) => !isRefused)];
  const save = () => {
    const table = flaws.map(({ row, name, flaw, isRefused }) => [
      row,
      name ?? "",
      flaw.column,
      flaw.cell,
      `${markOf(isRefused)}：${flawWords(flaw)}`,
    ]);
    saveFile(new Blob([csvOf([heads, ...table])], { type: "text/csv;charset=utf-8" }), "torikomi.csv");
  };
  return (
    // The table is a region of that name: another one around it would be heard as the same twice.
    <div class="flex flex-col gap-3">
      <h4 class="text-std-18B-160">見てほしい行</h4>
      {warned + refused > rows.length && <p>はじめの{lines(rows.length)}です。直すと、続きが出ます。</p>}
      <div>
        <Button size="small" onClick={save}>
          {lines(rows.length)}の報告をCSVで保存する
        </Button>
      </div>
      {flaws.length > SHOWN && <p>画面には、はじめの{SHOWN}か所だけ出します。CSVには、すべて入ります。</p>}
      <Table label="見てほしい行" heads={heads}>
        {flaws.slice(0, SHOWN).map(({ row, name, flaw, isRefused }, at) => (
          // A cell may have two flaws.
          <tr key={at}>
            <th scope="row" class="p-2">
              {row}
            </th>
            <td class="p-2">{name}</td>
            <td class="p-2">{flaw.column}</td>
            <td class="p-2">{flaw.cell}</td>
            <td class="p-2">
              <span class={isRefused ? "text-std-16B-170 text-error-2" : "text-std-16B-170"}>{markOf(isRefused)}</span>
              <br />
              {flawWords(flaw)}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

const markOf = (isRefused: boolean) => (isRefused ? "✕ 取り込めません" : "！ 取り込みます");
