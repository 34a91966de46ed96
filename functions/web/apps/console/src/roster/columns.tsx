import { Button, saveFile } from "@tsunagu/ui";
import { csvOf } from "../benefits/csv";
import { TextLink } from "../link";
import { rosterImport } from "../place";
import { Table } from "../table";

/** Columns of a table with a row per pupil, with what stands in them. */
const columns: readonly (readonly [string, string, string])[] = [
  [
    "児童生徒コード",
    "必須",
    "学校を移っても、年度がかわっても、同じ子どもなら同じ番号。個人番号（マイナンバー）は使えません",
  ],
  ["氏名", "必須", "例：空野 ひなた"],
  ["ふりがな", "", "ひらがなでもカタカナでも"],
  ["学年", "必須", "例：3、3年、小3、中1、P3"],
  ["組", "必須", "例：1、1組、ひまわり。空の行は取り込みません"],
  ["出席番号", "", "1から999まで"],
  ["部活動", "", "いくつもあるときは「、」でくぎる"],
  ["保護者1氏名", "", "4人まで。「保護者2氏名」のように列を足す"],
  ["保護者1続柄", "", "例：母、父、祖母。「保護者2続柄」のように列を足す"],
  ["学校コード", "", "いくつもの学校が入ったファイルのとき"],
  ["学校名", "", "いくつもの学校が入ったファイルのとき"],
];

/** How a table has to look that is brought as a roster, and a head to begin with. */
export function ColumnsPage() {
  const save = () =>
    saveFile(new Blob([csvOf([columns.map(([name]) => name)])], { type: "text/csv;charset=utf-8" }), "meibo.csv");
  return (
    <>
      <p>
        <TextLink href={rosterImport}>名簿の取り込みへ戻る</TextLink>
      </p>
      <h1 class="text-std-28B-150">名簿のCSVの列</h1>
      <p>
        1行目が見出し、2行目から1人1行です。列の順は自由で、ほかの列があってもかまいません（読みません）。UTF-8でもShift_JISでも読めます。年度と学校は、取り込むときに選べます。
      </p>
      <div>
        <Button size="small" onClick={save}>
          見出しだけのひな形（CSV）を保存する
        </Button>
      </div>
      <Table label="名簿のCSVの列" heads={["列", "必須か", "書くこと"]}>
        {columns.map(([name, must, what]) => (
          <tr key={name}>
            <th scope="row" class="p-2 whitespace-nowrap">
              {name}
            </th>
            <td class="p-2">{must || "―"}</td>
            <td class="p-2">{what}</td>
          </tr>
        ))}
      </Table>
      <p>
        校務支援システムからOneRoster（日本プロファイル）のzipを書き出せるときは、そのzipを使ってください。年度も学校も、ファイルから分かります。
      </p>
    </>
  );
}
