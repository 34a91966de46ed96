import type { BankName } from "@tsunagu/api-client";

const SMALL = "ァィゥェォッャュョヮヵヶヲ";
const LARGE = "アイウエオツヤユヨワカケオ";

/** One spelling for what people type and what a directory says: its kana are half-width and know neither small ones nor ー. */
function spelling(text: string): string {
  return text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[ァ-ヺ]/g, (kana) => LARGE[SMALL.indexOf(kana)] ?? kana)
    .replace(/[\s・.ー‐−-]/g, "");
}

/** People say 「みずほ銀行」 where a directory says 「みずほ」. */
const bare = (wanted: string): string => wanted.replace(/(銀行|ギンコウ|支店|シテン)$/, "");

export interface Spelt {
  entry: BankName;
  words: readonly string[];
}

/** Spells a directory once, so that it can be looked through at every letter. */
export const spelt = (names: readonly BankName[]): Spelt[] =>
  names.map((entry) => ({ entry, words: [entry.code, spelling(entry.name), spelling(entry.kana)] }));

/** What has the typed letters in its name or kana, or at the start of its number; what begins with them first. */
export function matching(directory: readonly Spelt[], typed: string): BankName[] {
  const wanted = spelling(typed);
  if (wanted === "") return [];
  const sought = [wanted, bare(wanted)].filter(Boolean);
  const begins = directory.filter(({ words }) => words.some((word) => sought.some((one) => word.startsWith(one))));
  const holds = directory.filter(({ words: [, ...names] }) =>
    names.some((name) => sought.some((one) => name.includes(one))),
  );
  return [...new Set([...begins, ...holds])].map(({ entry }) => entry);
}
