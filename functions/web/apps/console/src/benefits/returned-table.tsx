import type { ReportedReturn } from "@tsunagu/api-client";
import { Table } from "../table";
import { Account } from "./account";
import { yen } from "./words";

const heads = ["顧客番号", "宛名番号", "金額", "口座", "理由"];

/** Transfers that came back, to be compared with the bank's own word. */
export function ReturnedTable({ returned, label }: { returned: readonly ReportedReturn[]; label: string }) {
  if (returned.length === 0) return <p>戻ったものはありません。</p>;
  return (
    <Table label={label} heads={heads}>
      {returned.map((one) => (
        <tr key={one.reference}>
          <th scope="row" class="p-2">
            {one.reference}
          </th>
          <td class="p-2">{one.subject}</td>
          <td class="p-2 whitespace-nowrap">{yen(one.yen)}</td>
          <td class="min-w-40 p-2">
            <Account account={one.account} />
          </td>
          <td class="min-w-40 p-2">{one.why}</td>
        </tr>
      ))}
    </Table>
  );
}
