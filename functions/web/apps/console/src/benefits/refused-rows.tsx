import type { RefusedRow } from "@tsunagu/api-client";
import { Button, saveFile } from "@tsunagu/ui";
import { Table } from "../table";
import { csvOf } from "./csv";
import { rowWords } from "./import";
import { rows } from "./words";

/** More than a person reads on a screen; the file has them all. */
const SHOWN = 200;
const heads = ["行", "列", "理由"];

/** The rows that were not taken, to be mended in the list. */
export function RefusedRows({ refused, id }: { refused: RefusedRow[]; id: string }) {
  const save = () => {
    const lines = refused.map((one) => [one.row, one.column, rowWords(one)]);
    saveFile(new Blob([csvOf([heads, ...lines])], { type: "text/csv;charset=utf-8" }), `naosu_${id}.csv`);
  };
  return (
    // The table is a region of that name: another one around it would be heard as the same twice.
    <div class="flex flex-col gap-3">
      <h4 class="text-std-18B-160">取り込めなかった行</h4>
      <div>
        <Button size="small" onClick={save}>
          {rows(refused.length)}をCSVで保存する
        </Button>
      </div>
      {refused.length > SHOWN && <p>はじめの{rows(SHOWN)}です。CSVには、すべて入ります。</p>}
      <Table label="取り込めなかった行" heads={["行（Excelの行番号）", ...heads.slice(1)]}>
        {refused.slice(0, SHOWN).map((one) => (
          <tr key={`${one.row} ${one.column}`}>
            <th scope="row" class="p-2">
              {one.row}
            </th>
            <td class="p-2">{one.column || "行の全体"}</td>
            <td class="p-2">{rowWords(one)}</td>
          </tr>
        ))}
      </Table>
    </div>
  );
}
