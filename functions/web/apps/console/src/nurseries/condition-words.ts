import type { PointCondition, PointMeasure, PointMoment } from "@tsunagu/api-client";
import {
  cares,
  childMarks,
  forms,
  guardianMarks,
  householdMarks,
  illnesses,
  measures,
  reasonKinds,
  residences,
} from "./answer-words";

/** Names that a condition refers to: questions and rows of the table, by id. */
export type Names = (id: string) => string;

/** What must be so for a row to count, as staff would say it. */
export function conditionWords(condition: PointCondition | undefined, names: Names): string {
  if (!condition) return "いつでも";
  const inner = (one: PointCondition) => conditionWords(one, names);
  const framed = (one: PointCondition) => (one.is === "all" || one.is === "any" ? `（${inner(one)}）` : inner(one));
  switch (condition.is) {
    case "always":
      return "いつでも";
    case "reason":
      return `理由が${either(condition.one_of, reasonKinds)}`;
    case "form":
      return `働き方が${either(condition.one_of, forms)}`;
    case "illness":
      return `病気が${either(condition.one_of, illnesses)}`;
    case "care":
      return `介護が${either(condition.one_of, cares)}`;
    case "guardian":
      return guardianMarks[condition.mark];
    case "household":
      return householdMarks[condition.mark];
    case "child":
      return childMarks[condition.mark];
    case "asked":
      return `「${names(condition.question)}」に「はい」`;
    case "residence":
      return either(condition.one_of, residences);
    case "single":
      return "ひとり親";
    case "number":
      return `${measures[condition.of]}が${bounds(condition.of, condition.at_least, condition.below)}`;
    case "window":
      return `入園の日が${moment(condition.from, "から")}${moment(condition.until, "まで")}`;
    case "no_band":
      return `「${names(condition.row)}」のどれにも当てはまらない`;
    case "any_guardian":
      return `保護者のだれかが：${framed(condition.so)}`;
    case "every_guardian":
      return `保護者のみんなが：${framed(condition.so)}`;
    case "all":
      return condition.of.map(framed).join(" かつ ");
    case "any":
      return condition.of.map(framed).join(" または ");
    case "not":
      return `「${inner(condition.so)}」でない`;
  }
}

const either = <T extends string>(ids: readonly T[], words: Record<T, string>) => ids.map((id) => words[id]).join("・");

/** A number of the measure, with its unit. */
export function amountOf(of: PointMeasure, number: number): string {
  if (of.includes("minutes")) {
    const [hours, minutes] = [Math.floor(number / 60), number % 60];
    return `${hours > 0 || minutes === 0 ? `${hours}時間` : ""}${minutes > 0 ? `${minutes}分` : ""}`;
  }
  if (of.includes("days")) return `${number}日`;
  if (of.includes("hours")) return `${number}時間`;
  if (of.endsWith("yen")) return `${new Intl.NumberFormat("ja").format(number)}円`;
  if (of.includes("months")) return `${number}か月`;
  if (of.includes("children")) return `${number}人`;
  return of === "age_class" ? `${number}歳児` : String(number);
}

function bounds(of: PointMeasure, least: number | null | undefined, below: number | null | undefined): string {
  return [
    ...(typeof least === "number" ? [`${amountOf(of, least)}以上`] : []),
    ...(typeof below === "number" ? [`${amountOf(of, below)}未満`] : []),
  ].join("、");
}

const anchors: Record<PointMoment["anchor"], string> = {
  due: "出産予定日",
  birth: "出産の日",
  child: "申し込む子の誕生日",
  season: "この表の始まりの日",
};

const snaps: Record<NonNullable<PointMoment["snap"]>, string> = {
  none: "",
  month_start: "の月の初め",
  month_end: "の月の終わり",
};

function moment(at: PointMoment | null | undefined, end: string): string {
  if (!at) return "";
  const away = (count: number | undefined, unit: string) =>
    count ? `の${Math.abs(count)}${unit}${count < 0 ? "前" : "後"}` : "";
  const days = `${away(at.days, "日")}${away(at.weeks, "週")}`;
  return `${anchors[at.anchor]}${days}${snaps[at.snap ?? "none"]}${away(at.months, "か月")}${end}`;
}
