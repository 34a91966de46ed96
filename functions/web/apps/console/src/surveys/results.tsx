import type { StaffMessage, StaffSurvey, SurveyQuestion, SurveyQuestionResult } from "@tsunagu/api-client";
import { Banner, Button, formatInstant, Spinner, useLoad, useRefresh } from "@tsunagu/ui";
import { Bars } from "../attendance/bars";
import { today, useDesk, useExpiry } from "../desk";
import { Numbers } from "../numbers";
import { Problem } from "../problem";
import { answeredOf, countsOf, leftOf, nameOf } from "./counting";
import { SurveyDownload } from "./download";
import { Missing } from "./missing";
import { counted, units } from "./words";

const EVERY_MS = 20_000;

/** What came back so far. */
export function SurveyResults({ id, message }: { id: string; message: StaffMessage }) {
  const { api } = useDesk();
  const loaded = useLoad(`survey ${id}`, () => api.survey(id));
  useRefresh(loaded.reload, EVERY_MS);
  useExpiry([loaded.error]);
  const survey = loaded.value;
  return (
    <section aria-labelledby="survey" class="flex flex-col gap-4">
      <h3 id="survey" class="text-std-20B-150">
        アンケートの回答
      </h3>
      {loaded.error && <Problem error={loaded.error} action={<Button onClick={loaded.reload}>もう一度読む</Button>} />}
      {!survey && !loaded.error && <Spinner label="読み込んでいます" />}
      {survey && (
        <>
          <Counts survey={survey} />
          <div>
            <Button size="small" busy={loaded.loading} onClick={loaded.reload}>
              いまの回答を読む
            </Button>
          </div>
          <Answers survey={survey} />
          <Missing survey={survey} message={message} />
        </>
      )}
    </section>
  );
}

function Counts({ survey }: { survey: StaffSurvey }) {
  const { per, asked, deadline, anonymous } = survey;
  const answered = answeredOf(survey);
  return (
    <>
      <p>
        {anonymous ? "無記名" : "記名"} ・ 回答の期限 {formatInstant(deadline, "ja", today())}
      </p>
      <Numbers
        items={[
          ["たずねた数", counted(asked, per)],
          ...(answered === undefined ? [] : [["回答した数", counted(answered, per)] as const]),
          ["まだの数", counted(leftOf(survey), per)],
        ]}
      />
    </>
  );
}

function Answers({ survey }: { survey: StaffSurvey }) {
  const { results, questions } = survey;
  if (results.kind === "hidden") {
    return <Banner tone="info">{results.fewer_than}人以上が回答すると表示されます</Banner>;
  }
  return (
    <>
      <ol class="flex flex-col gap-6">
        {questions.map((question) => {
          const result = results.questions.find((one) => one.question === question.id);
          return (
            <li key={question.id} class="rounded-12 border border-solid-gray-420 p-4">
              {result && <Result survey={survey} question={question} result={result} />}
            </li>
          );
        })}
      </ol>
      <SurveyDownload id={survey.id} anonymous={survey.anonymous} />
    </>
  );
}

function Result({
  survey: { per, names },
  question,
  result,
}: {
  survey: StaffSurvey;
  question: SurveyQuestion;
  result: SurveyQuestionResult;
}) {
  const title = question.text.ja ?? question.id;
  const answered = `この質問に答えた数：${counted(result.answered, per)}`;
  if (question.kind !== "text") {
    return (
      <div class="flex flex-col gap-2">
        <Bars
          title={title}
          of={question.kind === "date" ? "日" : "選択肢"}
          unit={units[per]}
          items={countsOf(question, result)}
          long
        />
        <p class="text-dns-14N-130">{answered}</p>
      </div>
    );
  }
  return (
    <div class="flex flex-col gap-2">
      <h4 class="text-std-18B-160">{title}</h4>
      <ul class="flex list-disc flex-col gap-1 pl-6">
        {result.texts.map(({ text, respondent }, at) => (
          // Two people may write the same.
          <li key={at}>
            <span class="whitespace-pre-wrap">{text}</span>
            {respondent && <span class="text-dns-14N-130">（{nameOf(names, respondent)}）</span>}
          </li>
        ))}
      </ul>
      <p class="text-dns-14N-130">{answered}</p>
    </div>
  );
}
