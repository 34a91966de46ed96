import type { RosterFlaw } from "@tsunagu/api-client";
import { Table } from "../table";
import { flawWords } from "./reasons";

/** What is not as it should be, and where it is to be mended. It names no person. */
export function Flaws({ label, flaws }: { label: string; flaws: readonly RosterFlaw[] }) {
  return (
    <Table label={label} heads={["ファイル", "行", "列や名前", "どうしてか"]}>
      {flaws.map(({ file, line, about, code }, at) => (
        // One place may have two flaws.
        <tr key={at}>
          <th scope="row" class="p-2">
            {file}
          </th>
          <td class="p-2 whitespace-nowrap">{typeof line === "number" ? `${line}行目` : "全体"}</td>
          <td class="p-2">{about ?? "―"}</td>
          <td class="p-2">{flawWords({ code })}</td>
        </tr>
      ))}
    </Table>
  );
}
