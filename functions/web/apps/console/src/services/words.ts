import type { Service } from "@tsunagu/api-client";

export const parties: Record<Service["for"], string> = {
  children: "生まれたお子さん",
  pregnancy: "妊娠中の方",
  either: "お子さん、または妊娠中の方",
  household: "家庭（子どもを選ばない）",
};

export const admissions: Record<NonNullable<Service["admission"]>["kind"], string> = {
  first_come: "先着順",
  waiting_list: "先着順とキャンセル待ち",
  draw: "抽選",
};

export const weekdays: readonly (readonly [string, string])[] = [
  ["monday", "月"],
  ["tuesday", "火"],
  ["wednesday", "水"],
  ["thursday", "木"],
  ["friday", "金"],
  ["saturday", "土"],
  ["sunday", "日"],
];

export const periods: readonly (readonly [string, string])[] = [
  ["ahead", "これからの予約で"],
  ["month", "ひと月に"],
  ["fiscal_year", "1年度に（4月〜3月）"],
  ["campaign", "募集の期間を通して"],
];
