import { SelectField, Switch, TextField } from "@tsunagu/ui";
import type { Question } from "./draft";
import { Num, TextsField, useMistake, useOwnMistake } from "./fields";
import { Options } from "./options";
import { renameQuestion } from "./rename";
import { Rows } from "./rows";
import type { Part } from "./section-basics";

const kinds: readonly (readonly [Question["kind"], string])[] = [
  ["choice", "選ぶ"],
  ["check", "確かめて印を付ける"],
  ["text", "文を書く"],
];

/** What is asked. Answers are for staff alone and never reach LINE. */
export function QuestionsSection({ draft, put }: Part) {
  return (
    <>
      <p>答えは職員だけが見ます。LINEには出ません。選ぶ質問にすると、家庭は文字を打たずにすみます。</p>
      <Rows<Question>
        items={draft.questions}
        name="質問"
        start={() => ({ id: `q${draft.questions.length + 1}`, title: { ja: "" }, required: false, kind: "check" })}
        most={10}
        onChange={(questions) => put({ questions })}
      >
        {(question, change, index) => (
          <>
            <TextsField
              path={`questions.${index}.title`}
              legend="たずねること"
              maxLength={120}
              value={question.title}
              onInput={(title) => change({ ...question, title })}
            />
            <div class="flex flex-wrap items-end gap-4">
              <div class="w-60">
                <SelectField
                  label="答え方"
                  value={question.kind}
                  options={kinds}
                  onInput={(kind) => change(asKind(question, kind as Question["kind"]))}
                />
              </div>
              <QuestionId
                path={`questions.${index}`}
                id={question.id}
                onInput={(id) => put(renameQuestion(draft, index, id))}
              />
              {question.kind === "text" && (
                <Num
                  path={`questions.${index}.longest`}
                  label="長さ"
                  unit="文字まで"
                  min={1}
                  max={500}
                  value={question.longest}
                  onInput={(longest) => change({ ...question, longest })}
                />
              )}
            </div>
            {question.kind === "choice" && (
              <Options
                path={`questions.${index}.options`}
                options={question.options}
                onInput={(options) => change({ ...question, options })}
              />
            )}
            <Switch
              label={question.kind === "check" ? "印がなければ予約できない" : "必ず答えてもらう"}
              checked={question.required ?? false}
              onChange={(required) => change({ ...question, required })}
            />
          </>
        )}
      </Rows>
    </>
  );
}

function asKind({ id, title, required = false }: Question, kind: Question["kind"]): Question {
  const shared = { id, title, required };
  if (kind === "text") return { ...shared, kind, longest: 200 };
  if (kind === "choice") return { ...shared, kind, options: { a: { ja: "" }, b: { ja: "" } } };
  return { ...shared, kind };
}

function QuestionId({ path, id, onInput }: { path: string; id: string; onInput: (id: string) => void }) {
  const [own, exact] = [useOwnMistake(path), useMistake(`${path}.id`)];
  return (
    <TextField
      label="記号"
      hint="英小文字・数字・_ で16文字まで"
      narrow
      maxLength={16}
      value={id}
      error={exact ?? own}
      onInput={onInput}
    />
  );
}
