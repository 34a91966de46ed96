import { ApiError, type BankFileCard } from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";

/** A bank file on the screen. */
export interface FileProps {
  /** The programme's id. */
  programme: string;
  file: BankFileCard;
  onChange: () => void;
}

/** How a file is called on the screen: by its day, which staff chose. */
export const fileName = (file: BankFileCard): string => `${formatDay(file.pay_on, "ja")}の振込`;

const states: Record<BankFileCard["state"], string> = {
  gathering: "… 作成中",
  ready: "！ 承認待ち",
  released: "✓ 承認ずみ（銀行に送れます）",
  settling: "… 結果の取り込み中",
  settled: "✓ 結果を取り込みました",
  discarding: "… 取り消し中",
  discarded: "－ 取り消しました",
};

/** Where a file stands. One for which there was nothing is taken apart by itself; a result waits for a second look. */
export function stateWords({ state, count, reported }: BankFileCard): string {
  if (reported) return "！ 銀行の結果の確かめ待ち";
  return state === "discarded" && count === 0 ? "－ 入れられるものがありませんでした" : states[state];
}

/** Where a file stands by now, when something cannot be done to it there any more. */
export function elsewhereWords(error: Error): string | undefined {
  if (!(error instanceof ApiError) || error.code !== "bank_file_elsewhere") return undefined;
  const found = Object.entries(states).find(([state]) => state === error.detail.reason);
  return found && `いまの状態：${found[1]}`;
}

/** Its result is known already: what comes back now was paid before. */
export const isLate = ({ state }: BankFileCard): boolean => state === "settled";

/** Transfers that are paid as far as anybody knows, or will be when nothing comes back. */
export const paidOf = (file: BankFileCard): number => (isLate(file) ? file.count - file.returned : file.count);

/** Transfers that are paid when so many come back; never fewer than none, whatever somebody puts in. */
export const paidBeside = (file: BankFileCard, returned: number): number => Math.max(0, paidOf(file) - returned);

/** Who did something, as seen by somebody. */
export const whoDid = (subject: string, me: string): string => (subject === me ? "あなた" : `ほかの職員（${subject}）`);

/** Enough of a hash for two people to compare aloud. */
export const shortened = (sha256: string): string =>
  `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} ${sha256.slice(8, 12)}…`;
