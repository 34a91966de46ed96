import type { BankName, NewAccount } from "@tsunagu/api-client";
import type { Key } from "../texts";

/** ゆうちょ銀行, whose passbooks have a 記号 and a 番号 that no other bank can pay to. */
const POST_BANK = "9900";

export const isPostBank = (bank: BankName | undefined): boolean => bank?.code === POST_BANK;

/** What the service takes, and the word for it. */
export const KINDS = [
  ["普通", "kind_ordinary"],
  ["当座", "kind_current"],
  ["貯蓄", "kind_savings"],
] as const satisfies readonly (readonly [string, Key])[];

/** An account while it is entered. */
export interface Entered {
  bank: BankName | undefined;
  branch: BankName | undefined;
  kind: (typeof KINDS)[number][0];
  number: string;
  holder: string;
}

export type Field = "bank" | "branch" | "number" | "holder";

/** What is wrong with which field, and the letter that cannot be used. */
export interface Flaw {
  field: Field;
  key: Key & `flaw_${string}`;
  sign?: string;
}

/** Digits in any width, without what people put between them. */
export const digitsOf = (text: string): string => text.normalize("NFKC").replace(/[\s‐−ー-]/g, "");

/** The account as the service takes it, or what is still wrong with it. */
export function read({ bank, branch, kind, number, holder }: Entered): NewAccount | Flaw[] {
  const digits = digitsOf(number);
  const flaws: Flaw[] = [];
  if (!bank) flaws.push({ field: "bank", key: "flaw_bank" });
  if (bank && !branch) flaws.push({ field: "branch", key: "flaw_branch" });
  if (isPostBank(bank) && /^\d{8}$/.test(digits)) flaws.push({ field: "number", key: "flaw_yucho" });
  else if (!/^\d{1,7}$/.test(digits)) flaws.push({ field: "number", key: "flaw_number" });
  if (holder.trim() === "") flaws.push({ field: "holder", key: "flaw_holder" });
  if (!bank || !branch || flaws.length > 0) return flaws;
  return { bank: bank.code, branch: branch.code, kind, number: digits, holder: holder.trim() };
}

/** The field that a refusal's reason is about; none where it is about no field of ours. */
export function flawOf(reason: string | undefined): Flaw | undefined {
  if (reason === undefined) return undefined;
  // A branch is chosen from a list here, so the 番号 is what gives a 記号 away.
  if (reason === "branch: yucho_symbol") return { field: "number", key: "flaw_yucho" };
  const field = (["bank", "branch", "number", "holder"] as const).find((one) => reason.startsWith(`${one}:`));
  if (!field) return undefined;
  const sign = field === "holder" ? /“(.)”/u.exec(reason)?.[1] : undefined;
  return sign ? { field, key: "flaw_holder_sign", sign } : { field, key: `flaw_${field}` };
}
