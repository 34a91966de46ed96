import type { SurveyPer, SurveyQuestion } from "@tsunagu/api-client";
import type { Kind } from "./draft";

export const kinds: readonly (readonly [Kind, string])[] = [
  ["one", "1つ選ぶ"],
  ["many", "いくつでも選ぶ"],
  ["text", "文を書く"],
  ["date", "日にちを答える"],
];

/** How a question is answered, as staff say it. */
export function kindWords(question: SurveyQuestion): string {
  const kind: Kind = question.kind === "choice" ? (question.many ? "many" : "one") : question.kind;
  const name = kinds.find(([id]) => id === kind)?.[1] ?? kind;
  return question.kind === "text" ? `${name}（${question.longest}文字まで）` : name;
}

/** What is counted. */
export const units: Record<SurveyPer, string> = { child: "人", family: "家庭" };

const number = new Intl.NumberFormat("ja");
export const counted = (count: number, per: SurveyPer): string => `${number.format(count)}${units[per]}`;

/** Whole hours at which nobody is woken (domain: `Survey::check`). */
export const hours: readonly (readonly [string, string])[] = Array.from({ length: 13 }, (_, at) => {
  const hour = at + 8;
  return [`${String(hour).padStart(2, "0")}:00:00`, `${hour}時`] as const;
});
