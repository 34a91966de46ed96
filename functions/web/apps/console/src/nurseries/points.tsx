import type { StaffPoints } from "@tsunagu/api-client";
import { Button, Empty, formatMonth, LinkButton, monthOf, Spinner, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { pointsAt } from "../place";
import { Problem } from "../problem";
import { Table } from "../table";

/** Every table of points that an estimate can be made by. */
export function PointsPage() {
  const { api } = useDesk();
  const all = useLoad("points", api.pointTables);
  useExpiry([all.error]);
  if (!all.value) {
    return all.error ? (
      <Problem error={all.error} action={<Button onClick={all.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  return (
    <>
      <h2 class="text-std-24B-150">指数表</h2>
      <p>家庭が自分の指数（目安）を見るための表です。変える前に、保存した例で、だれの点がどう変わるかを試せます。</p>
      {all.value.length === 0 ? (
        <Empty title="まだ指数表がありません。" />
      ) : (
        <Table label="指数表の一覧" heads={["表", "自治体", "いつの入園から", "内容", "保存した例", "次の年度"]}>
          {all.value.map((one) => (
            <Row key={`${one.rules.municipality} ${one.rules.effective_from}`} one={one} />
          ))}
        </Table>
      )}
    </>
  );
}

function Row({ one: { rules, cases } }: { one: StaffPoints }) {
  const at = { municipality: rules.municipality, from: rules.effective_from };
  const title = rules.title.ja ?? rules.id;
  return (
    <tr>
      <th scope="row" class="p-2 text-std-16B-170">
        <TextLink href={pointsAt({ ...at, fresh: false })}>{title}</TextLink>
      </th>
      <td class="p-2">{rules.municipality}</td>
      <td class="p-2">{formatMonth(monthOf(rules.effective_from), "ja")}</td>
      <td class="p-2">{rules.complete ? "全部" : "一部だけ"}</td>
      <td class="p-2">{cases}件</td>
      <td class="p-2">
        <LinkButton size="small" href={pointsAt({ ...at, fresh: true })}>
          写してつくる<span class="sr-only">：{title}</span>
        </LinkButton>
      </td>
    </tr>
  );
}
