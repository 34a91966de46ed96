import { ApiError, type ReturnedTransfer } from "@tsunagu/api-client";
import { readCsv } from "./csv";
import { items, rows } from "./words";

/** What the bank sent back, and the lines that do not say it. */
export interface Result {
  returned: ReturnedTransfer[];
  wrong: { row: number; why: string }[];
}

/** Reads 「顧客番号,理由」, one transfer a line. A head is left out. */
export function readResult(text: string): Result {
  const result: Result = { returned: [], wrong: [] };
  const seen = new Set<number>();
  for (const { row, fields } of readCsv(text)) {
    const [number = "", ...others] = fields;
    const digits = number.normalize("NFKC");
    const why = others.filter(Boolean).join("、");
    const reference = Number(digits);
    if (row === 1 && /^\D+$/.test(digits)) continue;
    if (!/^\d{1,10}$/.test(digits)) result.wrong.push({ row, why: "顧客番号は10桁までの数字です。" });
    else if (!why) result.wrong.push({ row, why: "理由がありません。" });
    else if (seen.has(reference)) result.wrong.push({ row, why: "同じ顧客番号が2回あります。" });
    else {
      seen.add(reference);
      result.returned.push({ reference, why });
    }
  }
  return result;
}

/** What has to be mended before the result of a file with so many transfers can be taken. */
export function mistakeIn({ returned, wrong }: Result, count: number): string | undefined {
  const [first] = wrong;
  if (first) {
    const others = wrong.length > 1 ? `（ほかにも、読めない行が${rows(wrong.length - 1)}あります。）` : "";
    return `${first.row}行目：${first.why}${others}`;
  }
  return returned.length > count ? `このファイルの${items(count)}より多くなっています。` : undefined;
}

/** Which line the service did not take; none where it does not say. */
export function resultWords(error: Error): string | undefined {
  if (!(error instanceof ApiError) || error.code !== "result_invalid") return undefined;
  const [, reference, reason] = /^(\d+): (\w+)$/.exec(error.detail.reason ?? "") ?? [];
  if (!reference) return undefined;
  if (reason === "twice") return `顧客番号${reference}が2回あります。`;
  return reason === "before"
    ? `顧客番号${reference}は、前に戻ったものとして取り込まれています。`
    : `顧客番号${reference}は、このファイルにありません。`;
}
