import type { QuestionCard, ServiceCard } from "@tsunagu/api-client";
import { Check, Choices, TextArea } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { questionsOf, RESIDENT } from "./answers";

interface Answered {
  answers: Readonly<Record<string, string>>;
  /** What was left open when the form was to be sent. */
  open: readonly string[];
  onAnswer: (id: string, answer: string) => void;
}

/** The questions of a service: taps alone, unless a question wants words. */
export function Questions({ service, ...answered }: { service: ServiceCard } & Answered) {
  const { say } = useSpeech();
  const { answers, open, onAnswer } = answered;
  return (
    <>
      {service.residents_only && (
        <div data-question={RESIDENT}>
          <Check
            label={`${say("resident")}（${say("required")}）`}
            error={open.includes(RESIDENT) ? say("tick_wanted") : undefined}
            checked={answers[RESIDENT] === "yes"}
            onChange={(ticked) => onAnswer(RESIDENT, ticked ? "yes" : "no")}
          />
        </div>
      )}
      {questionsOf(service).map((question) => (
        <div key={question.id} data-question={question.id}>
          <Question question={question} {...answered} />
        </div>
      ))}
    </>
  );
}

function Question({ question, answers, open, onAnswer }: { question: QuestionCard } & Answered) {
  const { say } = useSpeech();
  const { id, kind, title, required } = question;
  const label = `${title}（${say(required ? "required" : "optional")}）`;
  const error = open.includes(id) ? say(kind === "check" ? "tick_wanted" : "answer_wanted") : undefined;
  const answer = answers[id] ?? "";

  if (kind === "check") {
    return (
      <Check
        label={label}
        error={error}
        checked={answer === "yes"}
        onChange={(ticked) => onAnswer(id, ticked ? "yes" : "no")}
      />
    );
  }
  if (kind === "choice") {
    return (
      <>
        <Choices
          legend={label}
          value={answer}
          onChange={(option) => onAnswer(id, option)}
          options={(question.options ?? []).map((option) => ({ value: option.id, label: option.title }))}
        />
        {error && <p class="mt-1 text-dns-14N-130 text-error-2">{error}</p>}
      </>
    );
  }
  const longest = question.longest ?? 500;
  return (
    <TextArea
      label={label}
      hint={say("chars_left", { count: longest - answer.length })}
      error={error}
      maxLength={longest}
      value={answer}
      onInput={(text) => onAnswer(id, text)}
    />
  );
}

/** What was answered, in the words of the question. */
export function useAnswerWords(): (question: QuestionCard, answer: string | undefined) => string {
  const { say } = useSpeech();
  return (question, answer) => {
    if (question.kind === "check") return say(answer === "yes" ? "yes" : "no");
    if (!answer) return say("no_answer");
    const option = question.options?.find(({ id }) => id === answer);
    return option?.title ?? answer;
  };
}
