import { ApiError, type EligibleReport, type ListPart, type RefusedRow } from "@tsunagu/api-client";
import type { Part } from "./split";

/** What became of a whole list. Rows are those of the file. */
export interface Imported {
  taken: number;
  refused: RefusedRow[];
  inForce: boolean;
}

/** Sends a list part by part. It is in force with its last one; whoever stops before has changed nothing. */
export async function sendList(
  parts: readonly Part[],
  send: (part: ListPart) => Promise<EligibleReport>,
  onSent: (parts: number) => void,
): Promise<Imported> {
  const sum: Imported = { taken: 0, refused: [], inForce: false };
  let imported: string | undefined;
  for (const [at, part] of parts.entries()) {
    const report = await send({ bytes: part.bytes, last: at === parts.length - 1, imported });
    imported = report.import;
    sum.taken += report.taken;
    sum.refused.push(...report.refused.map((one) => ({ ...one, row: rowOf(part, one.row) })));
    sum.inForce = report.in_force;
    onSent(at + 1);
  }
  return sum;
}

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

const reasons: Record<string, string> = {
  empty: "空です。",
  too_long: "長すぎます。",
  no_day: "日付として読めません（例：2024-10-10、令和6年10月10日）。",
  columns: "列の数が見出しと違います。",
  yucho_symbol: "ゆうちょ銀行の記号・番号です。振込用の店番（3桁）と口座番号（7桁）にしてください。",
  unknown: "普通・当座・貯蓄のどれかにしてください。",
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
