import { Choices, Switch, TextField } from "@tsunagu/ui";
import { today } from "../desk";
import { useMistake, useOwnMistake } from "../services/fields";
import { Optional } from "../services/rows";
import { newSurvey, type SurveyDraft } from "./draft";
import { QuestionFields } from "./questions";
import { ReminderFields } from "./reminders";

/** Questions that go with a message, where somebody wants to ask. */
export function SurveyFields({
  survey,
  onChange,
}: {
  survey: SurveyDraft | undefined;
  onChange: (survey: SurveyDraft | undefined) => void;
}) {
  return (
    <section aria-labelledby="ask" class="flex flex-col gap-3">
      <h3 id="ask" class="text-std-20B-150">
        たずねること
      </h3>
      <Optional
        label="アンケートをつける"
        hint="お知らせの下に質問がつき、保護者はそのページで答えます。「ふつうのお知らせ」として送ります。"
        value={survey ?? null}
        start={newSurvey(today())}
        onChange={(survey) => onChange(survey ?? undefined)}
      >
        {(survey) => <Inside survey={survey} put={(change) => onChange({ ...survey, ...change })} />}
      </Optional>
    </section>
  );
}

function Inside({ survey, put }: { survey: SurveyDraft; put: (change: Partial<SurveyDraft>) => void }) {
  const [own, last] = [useMistake("deadline"), useMistake("not_after")];
  const none = useOwnMistake("questions");
  return (
    <>
      <p>質問は、下書きを保存したあとは直せません。直すときは、下書きを取り消して、写して書き直します。</p>
      {none && (
        <p data-mistake tabIndex={-1} class="text-error-2">
          {none}
        </p>
      )}
      <QuestionFields questions={survey.questions} onChange={(questions) => put({ questions })} />
      <TextField
        label="回答の期限（必須）"
        hint="このときまで、保護者は答えられます。"
        type="datetime-local"
        required
        value={survey.deadline}
        error={own ?? last}
        onInput={(deadline) => put({ deadline })}
      />
      <Choices
        legend="だれの分を答えるか"
        value={survey.per}
        onChange={(per) => put({ per })}
        options={[
          { value: "child", label: "子ども1人ずつ（きょうだいは、それぞれ答える）" },
          { value: "family", label: "家庭で1回（きょうだいの分をまとめて答える）" },
        ]}
      />
      <Switch
        label="無記名にする"
        hint="だれが何と答えたか、だれが答えていないかは、職員にも分かりません。3人が答えるまで結果は出ません。保護者は回答を変えられません。"
        checked={survey.anonymous}
        onChange={(anonymous) => put({ anonymous })}
      />
      <ReminderFields reminders={survey.reminders} onChange={(reminders) => put({ reminders })} />
    </>
  );
}
