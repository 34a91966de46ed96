import type { Dimension, Question } from "./draft";
import { Num } from "./fields";

type Units = NonNullable<Dimension["by_answer"]>;

/** What the whole party uses, by its answer to a choice: a morning, an afternoon, or both. */
export function ByAnswer({
  path,
  questions,
  value,
  onInput,
}: {
  path: string;
  questions: readonly Question[];
  value: Units;
  onInput: (value: Units) => void;
}) {
  const choices = questions.filter((question) => question.kind === "choice");
  if (choices.length === 0) return null;
  return (
    <details open={Object.keys(value).length > 0}>
      <summary class="min-h-12 py-2 text-key-900 underline underline-offset-4">答えによって使う分も決める</summary>
      <div class="flex flex-col gap-4">
        {choices.map((question) => (
          <fieldset key={question.id}>
            <legend class="mb-1 text-std-16B-170">「{question.title.ja}」の答えごとに使う分（0なら使わない）</legend>
            <div class="flex flex-wrap gap-4">
              {Object.entries(question.options).map(([id, title]) => (
                <Num
                  key={id}
                  path={`${path}.${question.id}.${id}`}
                  label={title.ja || id}
                  max={100_000}
                  value={value[question.id]?.[id] ?? 0}
                  onInput={(units) => onInput(withUnits(value, question.id, id, units))}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </details>
  );
}

/** Zero is not said at all, so that a dimension without answers stays without them. */
export function withUnits(all: Units, question: string, option: string, units: number): Units {
  const answers = Object.entries({ ...all[question], [option]: units }).filter(([, units]) => units !== 0);
  const others = Object.entries(all).filter(([id]) => id !== question);
  return Object.fromEntries(answers.length > 0 ? [...others, [question, Object.fromEntries(answers)]] : others);
}
