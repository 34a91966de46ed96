import type { Amount, NoticeKind, Programme } from "@tsunagu/api-client";

const number = new Intl.NumberFormat("ja");

export const people = (count: number): string => `${number.format(count)}人`;
export const rows = (count: number): string => `${number.format(count)}行`;
export const items = (count: number): string => `${number.format(count)}件`;
export const yen = (sum: number): string => `${number.format(sum)}円`;

export const units: Record<Programme["for"], string> = {
  child: "生まれた子ども",
  pregnancy: "妊娠（流産・死産を含む）",
  person: "大人",
};

export const notices: Record<NoticeKind, string> = { first: "はじめての通知", reminder: "もう一度の通知" };

export const titleOf = (programme: Programme): string => programme.title.ja ?? programme.id;

export function amountWords(amount: Amount): string {
  if (amount.kind === "fixed") return yen(amount.yen);
  if (amount.kind === "per_fetus") return `おなかの子1人につき ${yen(amount.yen)}`;
  const last = amount.yen.length;
  const step = (sum: number, at: number) => `第${at + 1}子${at + 1 === last && last > 1 ? "から" : ""} ${yen(sum)}`;
  return last === 1 ? yen(amount.yen[0] ?? 0) : amount.yen.map(step).join("、");
}
