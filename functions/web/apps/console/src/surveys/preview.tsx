import type { StaffSurvey } from "@tsunagu/api-client";
import { Button, formatInstant, Spinner, useLoad } from "@tsunagu/ui";
import { today, useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { kindWords } from "./words";

/** The questions below a message, for whoever sends or approves it. */
export function SurveyPreview({ id }: { id: string }) {
  const { api } = useDesk();
  const loaded = useLoad(`survey ${id}`, () => api.survey(id));
  useExpiry([loaded.error]);
  return (
    <section aria-labelledby="questions" class="flex flex-col gap-2">
      <h3 id="questions" class="text-std-20B-150">
        アンケートの質問
      </h3>
      {loaded.error && <Problem error={loaded.error} action={<Button onClick={loaded.reload}>もう一度読む</Button>} />}
      {!loaded.value && !loaded.error && <Spinner label="読み込んでいます" />}
      {loaded.value && <Questions survey={loaded.value} />}
    </section>
  );
}

function Questions({ survey: { questions, anonymous, per, deadline } }: { survey: StaffSurvey }) {
  return (
    <>
      <p>
        {anonymous ? "無記名" : "記名"} ・ {per === "child" ? "子ども1人ずつ" : "家庭で1回"} ・ 回答の期限{" "}
        {formatInstant(deadline, "ja", today())}
      </p>
      <ol class="flex list-decimal flex-col gap-3 pl-6">
        {questions.map((question) => (
          <li key={question.id}>
            <span class="text-std-16B-170">{question.text.ja}</span>（{question.required ? "必須" : "任意"}・
            {kindWords(question)}）
            {question.kind === "choice" && (
              <ul class="list-disc pl-6">
                {Object.entries(question.options).map(([option, texts]) => (
                  <li key={option}>{texts.ja}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
