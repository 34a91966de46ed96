/** Questions as the form has them, and what of them is sent. It knows no service. */
import type {
  MessageContent,
  NewSurvey,
  StaffSurvey,
  SurveyPer,
  SurveyQuestion,
  SurveyReminder,
} from "@tsunagu/api-client";
import { addDays } from "@tsunagu/ui";
import { clean, type Texts } from "../services/draft";

/** How a question is answered, as whoever writes it chooses. */
export type Kind = "one" | "many" | "text" | "date";

/** A question; what belongs to another kind stays while one is tried. */
export interface QuestionDraft {
  text: Texts;
  required: boolean;
  kind: Kind;
  options: Texts[];
  /** UTF-16 units of a text. */
  longest: number;
}

export interface SurveyDraft {
  questions: QuestionDraft[];
  anonymous: boolean;
  per: SurveyPer;
  /** As its field writes it, by Japan's clocks; empty for none. */
  deadline: string;
  reminders: SurveyReminder[];
}

/** As many as the service takes (domain: `Survey::check`, `Question::check`). */
export const MOST_QUESTIONS = 30;
export const MOST_OPTIONS = 20;
export const MOST_REMINDERS = 4;
export const LONGEST_TEXT = 500;
const FEWEST_OPTIONS = 2;

export const newQuestion = (): QuestionDraft => ({
  text: { ja: "" },
  required: true,
  kind: "one",
  options: [{ ja: "" }, { ja: "" }],
  longest: 200,
});

/** A week from today, when people come home: long enough to ask twice. */
export const newSurvey = (today: string): SurveyDraft => ({
  questions: [newQuestion()],
  anonymous: false,
  per: "child",
  deadline: `${addDays(today, 7)}T20:00`,
  reminders: [{ days_before: 1, at: "17:00:00" }],
});

/** Options stand in the order of their ids: `a`, `b` and so on. */
const optionId = (place: number): string => String.fromCharCode("a".charCodeAt(0) + place);

function questionOf({ text, required, kind, options, longest }: QuestionDraft, place: number): SurveyQuestion {
  const shared = { id: `q${place + 1}`, text: clean(text), required };
  if (kind === "text") return { ...shared, kind, longest };
  if (kind === "date") return { ...shared, kind };
  const named = Object.fromEntries(options.map((texts, at) => [optionId(at), clean(texts)]));
  return { ...shared, kind: "choice", options: named, many: kind === "many" };
}

/** What is sent; `message` is what the message that brings it says. */
export const surveyOf = (
  { questions, anonymous, per, deadline, reminders }: SurveyDraft,
  message: { audience: NewSurvey["audience"]; content: MessageContent; send_at?: string | null },
): NewSurvey => ({
  audience: message.audience,
  content: message.content,
  questions: questions.map(questionOf),
  anonymous,
  per,
  deadline: momentOf(deadline),
  reminders,
  ...(message.send_at ? { send_at: message.send_at } : {}),
});

export const momentOf = (field: string): string => `${field}:00+09:00`;

/** What has to be there and is not, by place as the service names it. */
export const surveyGaps = ({ questions, deadline }: SurveyDraft): string[] => [
  ...(questions.length > 0 ? [] : ["questions"]),
  ...questions.flatMap(({ text, kind, options, longest }, place) => {
    const here = `questions.${place}`;
    const open = text.ja?.trim() ? [] : [`${here}.text`];
    if (kind === "text") return longest >= 1 && longest <= LONGEST_TEXT ? open : [...open, `${here}.longest`];
    if (kind === "date") return open;
    const few = options.length < FEWEST_OPTIONS ? [`${here}.options`] : [];
    const empty = options.flatMap((texts, at) => (texts.ja?.trim() ? [] : [`${here}.options.${optionId(at)}`]));
    return [...open, ...few, ...empty];
  }),
  ...(deadline ? [] : ["deadline"]),
];

/** The place of an option in the draft, as the service names it. */
export const optionPath = (question: number, option: number): string =>
  `questions.${question}.options.${optionId(option)}`;

/** The same questions for another message. Its deadline is another one. */
export function copyOfSurvey({ questions, anonymous, per }: StaffSurvey, today: string): SurveyDraft {
  return { ...newSurvey(today), anonymous, per, questions: questions.map(draftOfQuestion) };
}

function draftOfQuestion(question: SurveyQuestion): QuestionDraft {
  const shared = { ...newQuestion(), text: question.text, required: question.required ?? false };
  if (question.kind === "text") return { ...shared, kind: "text", longest: question.longest };
  if (question.kind === "date") return { ...shared, kind: "date" };
  return { ...shared, kind: question.many ? "many" : "one", options: Object.values(question.options) };
}
