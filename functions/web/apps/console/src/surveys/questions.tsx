import { SelectField, Switch } from "@tsunagu/ui";
import { Num, TextsField, useOwnMistake } from "../services/fields";
import { Rows } from "../services/rows";
import {
  type Kind,
  LONGEST_TEXT,
  MOST_OPTIONS,
  MOST_QUESTIONS,
  newQuestion,
  optionPath,
  type QuestionDraft,
} from "./draft";
import { kinds } from "./words";

/** What is asked, one after the other. */
export function QuestionFields({
  questions,
  onChange,
}: {
  questions: readonly QuestionDraft[];
  onChange: (questions: QuestionDraft[]) => void;
}) {
  return (
    <Rows<QuestionDraft> items={questions} name="質問" start={newQuestion} most={MOST_QUESTIONS} onChange={onChange}>
      {(question, put, place) => (
        <QuestionField question={question} place={place} put={(change) => put({ ...question, ...change })} />
      )}
    </Rows>
  );
}

function QuestionField({
  question: { text, kind, options, longest, required },
  place,
  put,
}: {
  question: QuestionDraft;
  place: number;
  put: (change: Partial<QuestionDraft>) => void;
}) {
  const path = `questions.${place}`;
  return (
    <>
      <TextsField
        path={`${path}.text`}
        legend="たずねる文"
        maxLength={200}
        value={text}
        onInput={(text) => put({ text })}
      />
      <div class="w-60 max-w-full">
        <SelectField label="答え方" value={kind} options={kinds} onInput={(kind) => put({ kind: kind as Kind })} />
      </div>
      {kind === "text" && (
        <Num
          path={`${path}.longest`}
          label="長さ"
          unit="文字まで"
          min={1}
          max={LONGEST_TEXT}
          value={longest}
          onInput={(longest) => put({ longest })}
        />
      )}
      {(kind === "one" || kind === "many") && (
        <OptionFields place={place} options={options} onChange={(options) => put({ options })} />
      )}
      <Switch label="必ず答えてもらう" checked={required} onChange={(required) => put({ required })} />
    </>
  );
}

function OptionFields({
  place,
  options,
  onChange,
}: {
  place: number;
  options: QuestionDraft["options"];
  onChange: (options: QuestionDraft["options"]) => void;
}) {
  const own = useOwnMistake(`questions.${place}.options`);
  return (
    <div class="flex flex-col gap-2">
      {own && (
        <p data-mistake tabIndex={-1} class="text-error-2">
          選択肢は、2つから{MOST_OPTIONS}個までです。
        </p>
      )}
      <Rows items={options} name="選択肢" start={() => ({ ja: "" })} most={MOST_OPTIONS} onChange={onChange}>
        {(texts, put, at) => (
          <TextsField path={optionPath(place, at)} legend="選択肢の文" value={texts} onInput={put} />
        )}
      </Rows>
    </div>
  );
}
