/** What is written in the form of a survey, and what of it is an answer. It knows no words and no service. */
import type { SurveyAnswers, SurveyQuestion } from "@tsunagu/api-client";

/** Question id → option ids, one text, or one day; as it stands in the form, blanks and all. */
export type Written = Readonly<Record<string, readonly string[]>>;

export type Flaw = "missing" | "too_long";

const said = (values: readonly string[] | undefined): string[] =>
  (values ?? []).map((value) => value.trim()).filter((value) => value !== "");

/** What is sent: answers to what is asked, without blanks; options in the order of the question. */
export function answersOf(questions: readonly SurveyQuestion[], written: Written): SurveyAnswers {
  const given = questions.flatMap((question) => {
    const values = said(written[question.id]);
    const kept =
      question.kind === "choice" ? Object.keys(question.options).filter((id) => values.includes(id)) : values;
    return kept.length > 0 ? [[question.id, kept] as const] : [];
  });
  return Object.fromEntries(given);
}

/** What cannot be sent so, by question, in their order. */
export function flawsOf(questions: readonly SurveyQuestion[], written: Written): Map<string, Flaw> {
  const answers = answersOf(questions, written);
  const flaws = new Map<string, Flaw>();
  for (const question of questions) {
    if (question.required && !answers[question.id]) flaws.set(question.id, "missing");
    if (question.kind === "text" && tooLong(question.longest, written[question.id]?.[0] ?? "") > 0) {
      flaws.set(question.id, "too_long");
    }
  }
  return flaws;
}

/** UTF-16 units above what a text may have; the service counts so too. */
export const tooLong = (longest: number, text: string): number => Math.max(0, text.trim().length - longest);

/** One more or one less of several that may be chosen. */
export const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

/** A text of staff in the first of these languages in which it is written; Japanese is always there. */
export function textIn(
  texts: Readonly<Record<string, string>>,
  languages: readonly string[],
): { tag: string; text: string } {
  const tag = languages.find((one) => texts[one]?.trim()) ?? "ja";
  return { tag, text: texts[tag] ?? "" };
}
