import { ApiError } from "@tsunagu/api-client";
import { languageName } from "./languages";

/** Why a message cannot be sent as it is (domain: `Letter::check`, `Content::check`, `audience`), behind its place. */
const flaws: Record<string, string> = {
  no_original: "日本語の題名と本文を書いてください。",
  missing: "書いてください。",
  text_empty: "書かれていません。使わない言語なら、題名も本文も空にしてください。",
  text_too_long: "長すぎます（題名は60文字、本文は4,000文字まで）。",
  text_not_allowed: "使えない文字（題名の改行や、制御文字など）が入っています。",
  my_number_refused: "個人番号（マイナンバー）のような12桁の数字は入れられません。",
  language: "言語の記号が正しくありません。",
  nobody: "届く子どもがいません。",
  empty: "だれも選ばれていません。",
  unknown: "もうないものが選ばれています。選び直してください。",
  not_enrolled: "送る日には在籍していない子どもが選ばれています。",
  twice: "同じものが2つあります。",
  too_many: "数が多すぎます。",
  past: "もう過ぎています。",
  too_far: "先すぎます（400日まで）。",
  backwards: "送る期限は、送る日時よりあとにしてください。",
  too_large: "大きすぎます。",
  shape: "正しい形ではありません。",
  out_of_range: "決められた範囲の外です。",
};

/** The same flaw where it means something else (domain: `Survey::check`). */
const elsewhere: readonly (readonly [RegExp, string, string])[] = [
  [/^reminders/, "backwards", "回答の期限より前にしてください。"],
  [/^reminders/, "out_of_range", "8時から20時までにしてください。"],
  [/^(questions|title)/, "text_too_long", "長すぎます（題名と選択肢は60文字まで）。"],
  [/^questions/, "text_empty", "書かれていません。"],
];

/** Why a file cannot be attached (domain: `attachment::Refused`). */
const files: Record<string, string> = {
  file_empty: "ファイルが空です。",
  file_too_large: "大きすぎます（3MBまで）。写真は小さくするか、ページを分けてください。",
  file_kind: "付けられない種類のファイルです。PDF、PNG、JPEG、WebPにしてください（WordやExcelはPDFで保存）。",
  file_two_kinds: "2つの種類のファイルとして読めてしまうので、付けられません。開いて保存し直してください。",
  file_active:
    "動くしかけ（プログラムやリンクの自動実行など）が入っているので、付けられません。印刷からPDFにし直してください。",
  file_locked: "パスワードがかかっているので、付けられません。パスワードを外してください。",
  file_opaque: "中を調べられないので、付けられません。印刷からPDFにし直してください。",
  file_location: "撮影した場所の記録を消せないので、付けられません。画面を撮り直すなどして、位置情報を消してください。",
  file_broken: "壊れているか、途中で切れています。開けるか確かめて、保存し直してください。",
  text_empty: "ファイルの名前が空です。",
  my_number_refused: "ファイルの名前に、個人番号（マイナンバー）のような12桁の数字があります。",
};

/** As many and as large as the service takes (contract). */
export const MOST_FILES = 5;
export const LARGEST_FILE = 3 * 1024 * 1024;
export const TOO_LARGE_FILE = files.file_too_large ?? "";

const places: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [/^texts\.(.+)\.title$/, (tag) => `題名（${languageName(tag)}）`],
  [/^texts\.(.+)\.body$/, (tag) => `本文（${languageName(tag)}）`],
  [/^texts/, "文"],
  [/^audience/, "送り先"],
  [/^attachments\.(\d+)/, (at) => `添付${Number(at) + 1}`],
  [/^attachments/, "添付"],
  [/^send_at/, "送る日時"],
  [/^not_after/, "送る期限"],
  [/^questions\.(\d+)/, (at) => `質問${Number(at) + 1}`],
  [/^questions/, "質問"],
  [/^reminders/, "再度のお知らせ"],
  [/^deadline/, "回答の期限"],
  [/^title/, "題名"],
];

export function placeWords(path: string): string {
  for (const [shape, words] of places) {
    const found = shape.exec(path);
    if (found) return typeof words === "string" ? words : words(found[1] ?? "");
  }
  return path;
}

/** What is wrong with a message, by its place, such as `texts.en.title`; none where it is not about the message. */
export function messageFlaw(error: Error | undefined): { path: string; words: string } | undefined {
  if (!(error instanceof ApiError) || error.code !== "message_invalid") return undefined;
  const reason = error.detail.reason ?? "";
  const found = /^([a-z][\w.-]*): (.+)$/.exec(reason);
  if (!found) return { path: reason === "no_original" ? "texts.ja.title" : "", words: flaws[reason] ?? reason };
  const [, path = "", flaw = ""] = found;
  const own = elsewhere.find(([place, reason]) => reason === flaw && place.test(path));
  return { path, words: own?.[2] ?? flaws[flaw] ?? flaw };
}

/** The same as a sentence. */
export function flawWords(error: Error): string | undefined {
  const flaw = messageFlaw(error);
  return flaw && (flaw.path ? `${placeWords(flaw.path)}：${flaw.words}` : flaw.words);
}

/** Why a file was not taken; none where it is not about the file. */
export function fileWords(error: Error): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.status === 413) return TOO_LARGE_FILE;
  if (error.code === "my_number_refused") {
    return "個人番号（マイナンバー）のような12桁の数字が書かれています。消してから付けてください。";
  }
  if (error.code !== "attachment_refused") return undefined;
  const reason = error.detail.reason ?? "";
  return files[reason.replace(/^name: /, "")] ?? (reason || error.message);
}
