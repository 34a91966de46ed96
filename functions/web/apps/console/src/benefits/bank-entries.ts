import type { BankEntry, BankName } from "@tsunagu/api-client";
import { readCsv } from "./csv";

/** The most that the service takes at once (contract), with room for what is around it. */
const MOST_BANKS = 100;
const MOST_BYTES = 200 * 1024;

/** A directory of banks, and the rows that are none of it. */
export interface Directory {
  banks: BankEntry[];
  branches: number;
  wrong: { row: number; why: string }[];
}

/** Reads 「銀行コード,銀行名,銀行カナ,支店コード,支店名,支店カナ」. A head is left out. */
export function readBanks(text: string): Directory {
  const banks = new Map<string, BankEntry>();
  const known = new Set<string>();
  const wrong: Directory["wrong"] = [];
  for (const { row, fields } of readCsv(text)) {
    if (row === 1 && /^\D+$/.test(fields[0] ?? "")) continue;
    const found = entryOf(fields);
    const why = typeof found === "string" ? found : known.has(nameOf(found)) ? "同じ支店が2回あります。" : undefined;
    if (typeof found === "string" || why) {
      wrong.push({ row, why: why ?? "" });
      continue;
    }
    known.add(nameOf(found));
    const entry = banks.get(found.bank.code) ?? { bank: found.bank, branches: [] };
    entry.branches.push(found.branch);
    banks.set(found.bank.code, entry);
  }
  return { banks: [...banks.values()], branches: known.size, wrong };
}

interface Entry {
  bank: BankName;
  branch: BankName;
}

const nameOf = ({ bank, branch }: Entry) => `${bank.code} ${branch.code}`;

/** The branch of a row with its bank, or why it is none. */
function entryOf(fields: readonly string[]): Entry | string {
  if (fields.length < 6) return "6つの列がありません。";
  const [first = "", name = "", kana = "", second = "", branchName = "", branchKana = ""] = fields;
  const [bank, branch] = [codeOf(first, 4), codeOf(second, 3)];
  if (!bank) return "銀行コードは4桁の数字です。";
  if (!branch) return "支店コードは3桁の数字です。";
  if (!name || !kana || !branchName || !branchKana) return "名前かカナが空です。";
  return { bank: { code: bank, name, kana }, branch: { code: branch, name: branchName, kana: branchKana } };
}

/** Spreadsheets take away the zeros at the front. */
function codeOf(text: string, digits: number): string | undefined {
  const narrow = text.normalize("NFKC").padStart(digits, "0");
  return text && new RegExp(`^\\d{${digits}}$`).test(narrow) ? narrow : undefined;
}

/** The directory in parts that the service takes. A bank is never cut: one that is too large alone stays whole. */
export function batches(banks: readonly BankEntry[], most = MOST_BANKS, bytes = MOST_BYTES): BankEntry[][] {
  const frame = sizeOf({ banks: [] });
  const parts: { banks: BankEntry[]; size: number }[] = [];
  for (const bank of banks) {
    const size = sizeOf(bank) + 1;
    const open = parts.at(-1);
    if (open && open.banks.length < most && open.size + size <= bytes) {
      open.banks.push(bank);
      open.size += size;
    } else parts.push({ banks: [bank], size: frame + size });
  }
  return parts.map(({ banks }) => banks);
}

const sizeOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;
