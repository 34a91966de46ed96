import type { StaffProgramme } from "@tsunagu/api-client";
import { Empty, formatInstant, LinkButton } from "@tsunagu/ui";
import { today } from "../desk";
import { TextLink } from "../link";
import { benefitAt, newBenefit } from "../place";
import { Table } from "../table";
import { amountWords, rows, titleOf, units } from "./words";

/** Every benefit there is. */
export function Home({ all }: { all: StaffProgramme[] }) {
  return (
    <>
      <div class="flex flex-wrap items-center gap-4">
        <h1 class="text-std-28B-150">給付</h1>
        <span class="flex-1" />
        <LinkButton href="#/banks">金融機関の一覧</LinkButton>
        <LinkButton look="primary" href={newBenefit}>
          新しい給付
        </LinkButton>
      </div>
      {all.length === 0 ? (
        <Empty title="まだ給付がありません。" />
      ) : (
        <Table label="給付の一覧" heads={["給付", "回", "だれに", "金額", "使っている名簿"]}>
          {all.map((one) => (
            <Row key={one.programme.id} one={one} />
          ))}
        </Table>
      )}
    </>
  );
}

function Row({ one: { programme, list } }: { one: StaffProgramme }) {
  return (
    <tr>
      <th scope="row" class="p-2 text-std-16B-170">
        <TextLink href={benefitAt(programme.id, "overview")}>{titleOf(programme)}</TextLink>
      </th>
      <td class="p-2">{programme.period}</td>
      <td class="p-2">{units[programme.for]}</td>
      <td class="p-2">{amountWords(programme.amount)}</td>
      <td class="p-2">
        {list ? `${rows(list.rows)}（${formatInstant(list.imported_at, "ja", today())}）` : "まだありません"}
      </td>
    </tr>
  );
}
