import { ApiError, type ResidentApi, type SurveyCard, type SurveyTurn } from "@tsunagu/api-client";
import { Banner, Button } from "@tsunagu/ui";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Problem } from "../../problem";
import { useSpeech } from "../../texts";
import { Given } from "./given";
import { Question } from "./question";
import { useAnswer } from "./use-answer";

/** One answer of the reader's: the form, or that it was given and what. */
export function Turn({
  api,
  survey,
  turn,
  several,
  language,
  onAnswered,
}: {
  api: ResidentApi;
  survey: SurveyCard;
  turn: SurveyTurn;
  /** There are others: each says for whom it is. */
  several: boolean;
  language: string;
  onAnswered: () => void;
}) {
  const { say } = useSpeech();
  const heading = useId();
  const [changing, change] = useState(false);
  const [sent, setSent] = useState(false);
  const told = useRef<HTMLDivElement>(null);
  const names = turn.names.join(say("message_between"));
  const open = !survey.closed && (!turn.answered || changing);
  // The button that was pressed is gone: the focus goes to what came of it.
  useEffect(() => {
    if (sent && !open) told.current?.focus();
  }, [sent, open]);

  return (
    <section
      {...(several ? { "aria-labelledby": heading } : { "aria-label": names })}
      class="flex flex-col gap-4 rounded-12 border border-solid-gray-420 p-4"
    >
      {several && (
        <h4 id={heading} class="text-std-18B-160">
          {names}
        </h4>
      )}
      {open ? (
        <Form
          api={api}
          survey={survey}
          turn={turn}
          language={language}
          onStale={onAnswered}
          onSent={() => {
            setSent(true);
            change(false);
            onAnswered();
          }}
          onLeave={turn.answered ? () => change(false) : undefined}
        />
      ) : (
        <>
          {turn.answered ? (
            <div ref={told} tabIndex={-1}>
              <Banner tone="success">{say("survey_done")}</Banner>
            </div>
          ) : (
            <p>{say("survey_unanswered")}</p>
          )}
          {turn.answered &&
            (survey.anonymous ? (
              <p class="text-std-16N-170">{say("survey_final")}</p>
            ) : (
              <Given questions={survey.questions} answers={turn.answers ?? {}} language={language} />
            ))}
          {turn.answered && !survey.anonymous && !survey.closed && (
            <Button
              wide
              {...(several ? { "aria-label": say("survey_edit_name", { names }) } : {})}
              onClick={() => {
                setSent(false);
                change(true);
              }}
            >
              {say("survey_edit")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Form({
  api,
  survey,
  turn,
  language,
  onSent,
  onStale,
  onLeave,
}: {
  api: ResidentApi;
  survey: SurveyCard;
  turn: SurveyTurn;
  language: string;
  onSent: () => void;
  /** The page shows what is not so any more. */
  onStale: () => void;
  onLeave: (() => void) | undefined;
}) {
  const { say } = useSpeech();
  const { form, written, write, flaws, busy, error, send } = useAnswer(api, survey, turn, onSent);
  const isStale = error instanceof ApiError && ["answered_already", "question_unknown"].includes(error.code);
  return (
    <form
      ref={form}
      noValidate
      class="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {survey.questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          language={language}
          values={written[question.id] ?? []}
          flaw={flaws.get(question.id)}
          onAnswer={(values) => write(question.id, values)}
        />
      ))}
      {flaws.size > 0 && <Banner tone="error">{say("survey_check")}</Banner>}
      {error &&
        (error instanceof ApiError && error.code === "deadline_over" ? (
          <Banner tone="error">{say("survey_closed")}</Banner>
        ) : (
          <Problem error={error} unsaved {...(isStale ? { onRetry: onStale } : {})} />
        ))}
      <Button type="submit" look="primary" size="large" wide busy={busy}>
        {say("survey_send")}
      </Button>
      {onLeave && (
        <Button wide onClick={onLeave}>
          {say("survey_edit_end")}
        </Button>
      )}
    </form>
  );
}
