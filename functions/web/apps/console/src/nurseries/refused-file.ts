import { ApiError } from "@tsunagu/api-client";

/** The largest file that the service takes (contract). */
export const LARGEST = 4 * 1024 * 1024;

export const TOO_LARGE = "ファイルが大きすぎます（4MBまで）。要らない列を消すか、分けてください。";

/** What a file as a whole suffers from (domain: `NotText`, `NotTable`), by how the service says it. */
const flaws: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/^the file is empty/, "ファイルが空です。"],
  [/bytes, more than/, TOO_LARGE],
  [
    /zip archive or an Excel workbook/,
    "Excelのブックかzipファイルです。Excelで開いて、「CSV UTF-8（コンマ区切り）」で保存し直してください。",
  ],
  [/is binary/, "文字のファイルではありません（PDFや画像など）。CSVかGeoJSONを選んでください。"],
  [/neither UTF-8 nor Shift_JIS/, "文字を読めません。UTF-8かShift_JISで保存し直してください。"],
  [
    /is a head with a column for (\S+?);/,
    (column) => `見出しの行に「${column}」の列がありません。1行目の見出しを確かめてください。`,
  ],
  [/has a head and no rows/, "見出しだけで、施設の行がありません。"],
  [/more than \d+ rows/, "行が多すぎます。"],
  [/columns, more than/, "列が多すぎます。"],
  [/^the column (.+) stands there twice/, (column) => `「${column}」の列が2つあります。1つにしてください。`],
  [/quotation mark/, '「"」が閉じていません。ファイルが途中で切れていないか、確かめてください。'],
  [/^line (\d+): not readable as CSV/, (line) => `${line}行目をCSVとして読めません。`],
  [
    /^line (\d+): not readable as JSON/,
    (line) => `${line}行目をJSONとして読めません。ファイルが途中で切れていませんか。`,
  ],
  [/no GeoJSON/, "JSONですが、施設のGeoJSON（FeatureCollection）ではありません。"],
  [/no row could be taken/, "取り込める行が1つもありません。IDや名称の列を確かめてください。"],
];

/** Why the whole file gives nothing; none where it is not about the file. */
export function fileWords(error: Error): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.status === 413) return TOO_LARGE;
  if (error.code !== "file_invalid") return undefined;
  const reason = error.detail.reason ?? "";
  for (const [shape, words] of flaws) {
    const found = shape.exec(reason);
    if (found) return typeof words === "string" ? words : words(found[1] ?? "");
  }
  return "施設の一覧として読めません。";
}
