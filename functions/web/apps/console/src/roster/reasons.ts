import { ApiError, type RosterFlaw } from "@tsunagu/api-client";

/** The largest file that the service takes (contract). */
export const LARGEST = 4 * 1024 * 1024;

const TOO_LARGE = "ファイルが大きすぎます（4MBまで）。学校ごとに分けてください。";
const NOT_ZIP = "zipとして開けません。壊れているか、途中で切れています。もう一度書き出してください。";
const PACKED = "ふつうのzipではありません。もう一度書き出してください。";
const VERSION = "OneRosterの版がちがいます。日本プロファイルの1.2（1.2_JP）で書き出してください。";
const DELTA = "変わったところだけのファイル（delta）です。全員が入ったファイル（bulk）で書き出してください。";
const FILE_MISSING = "なければならないファイルがありません。";
const COLUMN_MISSING = "列がありません。見出しの行を確かめてください。";
const ENCODING = "文字を読めません。UTF-8（CSVはShift_JISでも）で保存し直してください。";
const GRADE = "学年として読めません（例：P3、小3、3年）。";
const CIRCLE = "保護者どうしが、ぐるぐる指し合っているか、自分を指しています。";

/** What is wrong with a file, or was put right in it, by the service's word for it. */
const flaws: Record<string, string> = {
  // The zip.
  not_a_zip: NOT_ZIP,
  damaged: NOT_ZIP,
  too_large: TOO_LARGE,
  zip_bomb: "開くと、けたちがいに大きくなるzipです。もう一度書き出してください。",
  too_large_unpacked: "開くと、けたちがいに大きくなるzipです。もう一度書き出してください。",
  too_many_entries: "zipの中のファイルが多すぎます。名簿のCSVだけにしてください。",
  encrypted: "パスワードがかかっています。パスワードのないzipにしてください。",
  packed_otherwise: PACKED,
  name_twice: "同じ名前のファイルが2つあり、どちらが正しいか分かりません。",
  unsafe_path: PACKED,
  in_folder: "CSVが、zipの中のフォルダに入っています。フォルダに入れずに、zipにしてください。",

  // What it says of itself.
  wrong_version: VERSION,
  delta_file: DELTA,
  delta_not_taken: DELTA,
  manifest_value: "manifest.csvの値を読めません（bulk・delta・absentのどれかです）。",
  not_in_manifest: "manifest.csvに、このファイルのことが書かれていません。",
  marked_but_missing: "manifest.csvでは「ある」ことになっていますが、ありません。",
  marked_absent_but_there: "manifest.csvでは「ない」ことになっていますが、あります。",
  missing_file: FILE_MISSING,
  file_missing: FILE_MISSING,

  // Any table.
  bad_encoding: ENCODING,
  not_text: ENCODING,
  open_quote: '「"」が閉じていません。ファイルが途中で切れていないか、確かめてください。',
  not_csv: "CSVとして読めません。",
  no_rows: "見出しだけで、行がありません。",
  too_many_rows: "行が多すぎます。",
  missing_column: COLUMN_MISSING,
  column_missing: COLUMN_MISSING,
  column_twice: "同じ列が2つあります。1つにしてください。",
  cells: "列の数が、見出しとちがいます。",
  empty: "空です。",
  not_allowed: "使えない文字が入っています。",
  my_number_refused: "個人番号（マイナンバー）のような12桁の数字があります。消してください。何も保存していません。",
  id_twice: "同じIDの行が、ほかにもあります。",
  deleted_row: "消えた印のついた行があります。全員が入ったファイルでは、その行を除いてください。",
  unknown_word: "決められた言葉ではありません。",
  unknown_reference: "指している先が、ファイルにありません。",
  not_a_number: "1から999までの数字にしてください。",
  not_a_day: "日付として読めません。",

  // What it says.
  wrong_year: "年度の書き方が合いません（例：2027年度）。",
  several_years: "いくつもの年度の学級が入っています。1つの年度にしてください。",
  district_with_parent: "教育委員会の上に、別の組織が書かれています。",
  school_twice: "同じ学校コードの学校が2つあります。",
  no_school: "どの学校の名簿か分かりません。学校コードか学校名の列を入れるか、上で学校を選んでください。",
  not_a_school: "学校ではないところの学級があります。",
  bad_grade: GRADE,
  unknown_grade: GRADE,
  ambiguous_grade: "小学校か中学校か分からない学年です（例：小3、中1と書いてください）。",
  class_twice: "同じ学年に、同じ名前の学級が2つあります。",
  other_school: "学級の学校と、在籍の学校がちがいます。",
  two_homerooms: "1人の子どもが、2つの学級に入っています。",
  pupil_as_agent: "子どもが、だれかの保護者になっています。",
  circular_guardians: CIRCLE,
  agents_in_circle: CIRCLE,
  agent_without_role: "保護者として書かれていますが、保護者の役割がありません。",
  too_many_guardians: "保護者が8人をこえています。",
  too_many_classes: "1つの学校の学級が80をこえています。",
  too_many_pupils: "1つの学校の子どもが多すぎます。",
  too_many_clubs: "1つの学校の部活動が100をこえています。",

  // Taken, and worth a look.
  year_days: "年度が4月1日から3月31日ではありません。4月1日から3月31日として取り込みます。",
  no_homeroom: "学級のない子どもです。取り込みません。",
  cut: "長いので、途中までにします。",
  no_reading: "よみがありません。名前をそのまま使います。",
  number_twice: "同じ学級に、同じ出席番号の子どもがいます。",
  no_classes: "学級のない学校です。取り込みません。",
  no_guardian: "保護者が書かれていません。",
  no_guardians: "保護者がだれも書かれていません。いま分かっている保護者を残します。",
};

/** What is wrong, as a colleague would say it; a word that this page does not know, as it is. */
export const flawWords = ({ code }: Pick<RosterFlaw, "code">): string => flaws[code] ?? code;

/** Why a whole file was not looked at; none where it is not about the file. */
export function refusalWords(error: Error): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.status === 413) return TOO_LARGE;
  if (error.code === "my_number_refused") return flaws.my_number_refused;
  if (error.code !== "roster_refused") return undefined;
  const reason = error.detail.reason ?? "";
  return flaws[reason] ?? (reason ? `${error.message}（${reason}）` : error.message);
}

/** Before it is sent anywhere. */
export const tooLarge = (size: number): string | undefined => (size > LARGEST ? TOO_LARGE : undefined);

/** A zip says of which year and of which schools it is; a table does not (APPNOTE.TXT 4.3.7: `PK\3\4`, empty: `PK\5\6`). */
export function isZip(bytes: ArrayBuffer): boolean {
  const [p, k, third] = new Uint8Array(bytes.slice(0, 3));
  return p === 0x50 && k === 0x4b && (third === 3 || third === 5);
}
