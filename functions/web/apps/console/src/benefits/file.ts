import type { BankFileCard } from "@tsunagu/api-client";
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

/** A file for which there was nothing is taken apart by itself. */
export const stateWords = ({ state, count }: BankFileCard): string =>
  state === "discarded" && count === 0 ? "－ 入れられるものがありませんでした" : states[state];

/** Enough of a hash for two people to compare aloud. */
export const shortened = (sha256: string): string =>
  `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} ${sha256.slice(8, 12)}…`;
