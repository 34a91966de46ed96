import type { SurveyAnswers, SurveyQuestion } from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";
import { useSpeech } from "../../texts";
import { firstOf, langOf } from "../languages";
import { textIn } from "./answers";

/** What was answered, in the words of the questions. */
export function Given({
  questions,
  answers,
  language,
}: {
  questions: readonly SurveyQuestion[];
  answers: SurveyAnswers;
  language: string;
}) {
  const { say, language: own, locale } = useSpeech();
  const words = (question: SurveyQuestion, value: string) => {
    if (question.kind === "choice")
      return textIn(question.options[value] ?? { ja: value }, firstOf(language, own)).text;
    return question.kind === "date" ? formatDay(value, locale) : value;
  };
  return (
    <dl class="flex flex-col gap-3">
      {questions.map((question) => {
        const { tag, text } = textIn(question.text, firstOf(language, own));
        const values = answers[question.id] ?? [];
        return (
          <div key={question.id} lang={langOf(tag)}>
            <dt class="text-std-16B-170">{text}</dt>
            {values.length === 0 && <dd>{say("no_answer")}</dd>}
            {values.map((value) => (
              <dd key={value} class="whitespace-pre-wrap">
                {words(question, value)}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
