import type { ResidentApi, SurveyCard } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import { useSpeech } from "../../texts";
import { useWhen } from "../when";
import { Turn } from "./turn";

/** What is asked with a message: once for each child, or once for the family. */
export function Survey({
  api,
  survey,
  language,
  onAnswered,
}: {
  api: ResidentApi;
  survey: SurveyCard;
  /** The language in which the message is read. */
  language: string;
  onAnswered: () => void;
}) {
  const { say } = useSpeech();
  const when = useWhen(api.now());
  if (survey.turns.length === 0) return null;
  return (
    <section aria-labelledby="survey" class="flex flex-col gap-4 border-t border-solid-gray-420 pt-4">
      <h3 id="survey" class="text-std-20B-150">
        {say("survey")}
      </h3>
      <p class="text-std-17B-170">{say("survey_deadline", { when: when(survey.deadline, true) })}</p>
      {survey.closed ? (
        <Banner tone="info">{say("survey_closed")}</Banner>
      ) : (
        <p class="text-std-16N-170">{say(survey.anonymous ? "survey_anonymous" : "survey_named")}</p>
      )}
      {survey.turns.map((turn) => (
        <Turn
          key={turn.child_id}
          api={api}
          survey={survey}
          turn={turn}
          several={survey.turns.length > 1}
          language={language}
          onAnswered={onAnswered}
        />
      ))}
    </section>
  );
}
