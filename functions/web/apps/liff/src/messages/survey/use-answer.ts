import { ApiError, type ResidentApi, type SurveyCard, type SurveyTurn } from "@tsunagu/api-client";
import { useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { answersOf, type Flaw, flawsOf, type Written } from "./answers";

/** The service's refusals that are about one question. */
const refusals: Record<string, Flaw | "invalid"> = { answer_missing: "missing", answer_invalid: "invalid" };

/** An answer while it is written. What was given before is what it begins with. */
export function useAnswer(api: ResidentApi, survey: SurveyCard, turn: SurveyTurn, onSent: () => void) {
  const form = useRef<HTMLFormElement>(null);
  const [written, put] = useState<Written>(turn.answers ?? {});
  const [flaws, setFlaws] = useState<ReadonlyMap<string, Flaw | "invalid">>(new Map());
  const { busy, error, run } = useAction();

  // The first question that has to be looked at again gets the focus.
  useEffect(() => {
    const [first] = flaws.keys();
    if (first === undefined) return;
    const place = form.current?.querySelector<HTMLElement>(`[data-question="${CSS.escape(first)}"]`);
    place?.querySelector<HTMLElement>("input, textarea")?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "start" });
  }, [flaws]);

  const send = async () => {
    const found = flawsOf(survey.questions, written);
    setFlaws(found);
    if (found.size > 0) return;
    await run(async () => {
      try {
        await api.answerSurvey(survey.id, turn.child_id, answersOf(survey.questions, written));
      } catch (failure) {
        const flaw = failure instanceof ApiError ? refusals[failure.code] : undefined;
        const question = failure instanceof ApiError ? failure.detail.reason : undefined;
        if (!flaw || !question) throw failure;
        setFlaws(new Map([[question, flaw]]));
        return;
      }
      onSent();
    });
  };
  const write = (question: string, values: readonly string[]) => put((before) => ({ ...before, [question]: values }));
  return { form, written, write, flaws, busy, error, send };
}
