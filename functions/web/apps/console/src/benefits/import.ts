import { ApiError, type EligibleReport, type ListPart, type RefusedRow } from "@tsunagu/api-client";
import type { Part } from "./split";

/** A list that lies at the service and is not in force. Rows are those of the file. */
export interface Brought {
  /** The service's name of the import. */
  id: string;
  /** Rows that were taken. */
  rows: number;
  refused: RefusedRow[];
}

/** Sends a list part by part. None is the last: whoever reads what was refused decides whether the rest is used. */
export async function sendList(
  parts: readonly Part[],
  send: (part: ListPart) => Promise<EligibleReport>,
  onSent: (parts: number) => void,
): Promise<Brought> {
  let [id, rows]: [string | undefined, number] = [undefined, 0];
  const refused: RefusedRow[] = [];
  for (const [at, part] of parts.entries()) {
    const report = await send({ bytes: part.bytes, last: false, imported: id });
    ({ import: id, rows } = report);
    refused.push(...report.refused.map((one) => ({ ...one, row: rowOf(part, one.row) })));
    onSent(at + 1);
  }
  if (id === undefined) throw new Error("a list without rows is not sent");
  return { id, rows, refused };
}

/** Puts a list in force: the head alone is a part without rows. */
export const lastPart = (head: ListPart["bytes"], { id }: Brought): ListPart => ({
  bytes: head,
  last: true,
  imported: id,
});

/** Where a row of a part stands in the file. The part's head is its row 1. */
const rowOf = (part: Part, row: number): number => part.rows[row - 2] ?? row;

/** What a field has to be, by its column. */
const shapes: Record<string, string> = {
  宛名番号: "半角の英数字とハイフンで、20文字までにしてください。",
  申請者宛名番号: "半角の英数字とハイフンで、20文字までにしてください。",
  届出番号: "半角の英数字とハイフンで、20文字までにしてください。",
  第何子: "1から20までの数字にしてください。",
  胎児数: "1から5までの数字にしてください。",
  金融機関コード: "4桁の数字にしてください。",
  店番: "3桁の数字にしてください。",
  口座番号: "7桁までの数字にしてください。",
};

/** What a field has to say, by its column. */
const choices: Record<string, string> = {
  金融機関コード: "この番号の金融機関が、一覧にありません。",
  店番: "この番号の支店が、一覧にありません。",
  預金種目: "普通・当座・貯蓄のどれかにしてください。",
};

const reasons: Record<string, string> = {
  empty: "空です。",
  too_long: "長すぎます。",
  no_day: "日付として読めません（例：2024-10-10、令和6年10月10日）。",
  columns: "列の数が見出しと違います。",
  yucho_symbol: "ゆうちょ銀行の記号・番号です。振込用の店番（3桁）と口座番号（7桁）にしてください。",
  twice: "同じ番号の行が、ほかにもあります。",
  csv: "CSVとして読めません。",
};

/** What is wrong with a list as a whole. */
const flaws: Record<string, string> = {
  empty: "ファイルが空です。",
  csv: "CSVとして読めません。保存の形式を確かめてください。",
  encoding: "文字を読めません。UTF-8かShift_JISで保存してください。",
  too_long: "行が多すぎます。",
};

/** Why a row was not taken (domain: `RowFlaw`), as a colleague would say it. */
export function rowWords({ column, reason }: RefusedRow): string {
  const [, letter] = /“(.+)”/u.exec(reason) ?? [];
  if (reason === "shape") return shapes[column] ?? "書き方を確かめてください。";
  if (reason === "unknown") return choices[column] ?? "書き方を確かめてください。";
  if (letter && reason.startsWith("a bank file has no"))
    return `「${letter}」は振込に使えない文字です。カナにしてください。`;
  if (letter) return `「${letter}」の位置を確かめてください。`;
  if (reason === "it is empty") return "空です。";
  return reasons[reason] ?? reason;
}

/** Why the whole list was not taken (domain: `NoList`); none where it is not about the list. */
export function listWords(error: Error, part: Part | undefined): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const reason = error.detail.reason ?? "";
  const row = Number(/row (\d+)/.exec(reason)?.[1]);
  const place = part && row > 1 ? `ファイルの${rowOf(part, row)}行目に、` : "";
  if (error.code === "my_number_refused") {
    return `${place}個人番号（マイナンバー）と思われる12桁の数字があります。この名簿は何も保存していません。個人番号の列を消してから、初めから取り込んでください。`;
  }
  if (error.code !== "list_invalid") return undefined;
  const [, missing] = /^column (.+) is missing$/.exec(reason) ?? [];
  if (missing) return `「${missing}」の列がありません。1行目の見出しを確かめてください。`;
  const [, twice] = /^column (.+) stands there twice$/.exec(reason) ?? [];
  if (twice) return `「${twice}」の列が2つあります。1つにしてください。`;
  const words = flaws[reason];
  if (words) return words;
  return reason ? `${error.message}（${reason}）` : error.message;
}

/** Why a list that was brought can never be put in force; none where pressing once more may help. */
export function overWords(error: Error): string | undefined {
  // Also the answer to a second press, where the answer to the first one was lost on its way.
  if (error instanceof ApiError && error.code === "import_unknown") {
    return "この取り込みは、もう残っていません。取り込んでから1日たったか、もう使われています。上の「使っている名簿」を確かめて、変わっていなければ、ファイルをもう一度取り込んでください。";
  }
  return listWords(error, undefined);
}
