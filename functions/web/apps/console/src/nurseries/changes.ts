import type { FacilityFieldChange } from "@tsunagu/api-client";
import { kinds } from "./words";

/** Fields of a facility (domain: `Nursery`), as staff call them. */
const fields: Record<string, string> = {
  name: "名称",
  kana: "名称（カナ）",
  kind: "種別",
  kind_text: "種別（一覧の言葉）",
  address: "住所",
  district: "町名",
  position: "緯度・経度",
  phone: "電話番号",
  url: "URL",
  corporation: "運営する法人",
  "hours.opens": "開く時刻",
  "hours.closes": "閉まる時刻",
  weekdays: "曜日",
  "ages.from": "受入れ（月齢から）",
  "ages.to": "受入れ（月齢まで）",
  "ages.text": "受入れ年齢",
  capacity: "定員",
  allergy: "アレルギー対応",
  note: "備考",
};

const extras: Record<string, string> = {
  extended: "延長保育",
  holiday: "休日保育",
  temporary: "一時預かり",
  sick: "病児・病後児保育",
  night: "夜間保育",
  all_hours: "24時間保育",
  bus: "園バス",
  lunch: "給食",
  nursing_room: "授乳室",
  parking: "駐車場",
};

const vacancyParts: Record<string, string> = {
  state: "空き状況",
  "state.number": "空き（人）",
  "state.symbol": "空き（記号）",
  on: "空き状況の時点",
  entry: "空きの入園月",
};

/** What stands in a field, where it is a word of ours. */
const words: Record<string, string> = {
  open: "○",
  few: "△",
  none: "×",
  ask: "要相談",
  not_offered: "クラスなし",
  adapted: "有",
  eliminated: "除去食",
  substituted: "代替食",
  bring_own: "弁当持参",
  no: "無",
  all_admitted: "全員内定",
  nobody_admitted: "×（内定なし）",
  no_places: "なし（募集なし）",
  undisclosed: "＊（非公表）",
  no_class: "―（クラスなし）",
  true: "有",
  false: "無",
};

const weekdays: Record<string, string> = {
  monday: "月",
  tuesday: "火",
  wednesday: "水",
  thursday: "木",
  friday: "金",
  saturday: "土",
  sunday: "日",
};

/** What a field is called, such as `classes.1.vacancy.state`. */
export function fieldWords(field: string): string {
  const [head = "", ...rest] = field.split(".");
  if (head === "classes") {
    const [years, part, ...inner] = rest;
    return `${years}歳児 ${classPart(part ?? "", inner)}`;
  }
  if (head === "vacancy") return vacancyParts[rest.join(".")] ?? "空き状況";
  if (head === "extras") return extras[rest[0] ?? ""] ?? field;
  return fields[field] ?? field;
}

function classPart(part: string, inner: readonly string[]): string {
  if (part === "capacity") return "定員";
  if (part === "vacancy") return vacancyParts[inner.join(".")] ?? "空き状況";
  const [year, kind] = inner;
  const kinds: Record<string, string> = { at_most: "（以下）", remaining: "（残り）" };
  return part === "borders" ? `最低指数 ${year}年度${kinds[kind ?? ""] ?? ""}` : part;
}

/** What stood there or stands there now; nothing where there is nothing. */
export function valueWords(field: string, value: string | null | undefined): string {
  if (value === null || value === undefined) return "なし";
  if (field === "kind") return kinds[value] ?? value;
  if (field === "weekdays")
    return (
      value
        .match(/[a-z]+/g)
        ?.map((day) => weekdays[day] ?? day)
        .join("") ?? "なし"
    );
  if (field.startsWith("hours.")) return clock(Number(value));
  if (field === "position") return degrees(value);
  return isWord(field) ? (words[value] ?? value) : value;
}

/** Names and remarks may happen to be one of our words. */
const isWord = (field: string) => /^(allergy|extras\.|vacancy\.|classes\.)/.test(field);

function clock(minutes: number): string {
  const time = `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;
  return minutes >= 1440 ? `翌日${time}` : time;
}

/** Millionths of degrees. */
const degrees = (value: string) =>
  (value.match(/-?\d+/g) ?? []).map((part) => (Number(part) / 1e6).toFixed(6)).join(", ");

export const changeWords = ({ field, old, new: now }: FacilityFieldChange): string =>
  `${fieldWords(field)}：${valueWords(field, old)} → ${valueWords(field, now)}`;
