import type { SurveyQuestion } from "@tsunagu/api-client";
import { Check, Choices, DateField, TextArea } from "@tsunagu/ui";
import { useSpeech } from "../../texts";
import { firstOf, langOf } from "../languages";
import { type Flaw, textIn, toggled, tooLong } from "./answers";

interface Asked {
  question: SurveyQuestion;
  language: string;
  values: readonly string[];
  flaw: Flaw | "invalid" | undefined;
  onAnswer: (values: readonly string[]) => void;
}

/** One question: taps where there is something to choose, words where words are wanted. */
export function Question(asked: Asked) {
  const { say, language: own } = useSpeech();
  const { question, flaw, language, values } = asked;
  const { tag, text } = textIn(question.text, firstOf(language, own));
  const label = `${text}（${say(question.required ? "required" : "optional")}）`;
  const over = question.kind === "text" ? tooLong(question.longest, values[0] ?? "") : 0;
  const errors = {
    missing: say("answer_wanted"),
    invalid: say("survey_invalid"),
    too_long: say("survey_too_long", { count: over }),
  };
  const isMended = { missing: values.some((value) => value.trim()), too_long: over === 0, invalid: false };
  const error = flaw && !isMended[flaw] ? errors[flaw] : undefined;
  return (
    <div data-question={question.id} lang={langOf(tag)}>
      <Body {...asked} label={label} error={error} />
    </div>
  );
}

function Body({
  question,
  language,
  values,
  onAnswer,
  label,
  error,
}: Asked & { label: string; error: string | undefined }) {
  const { say, language: own } = useSpeech();
  const value = values[0] ?? "";
  if (question.kind === "text") {
    const left = question.longest - value.trim().length;
    return (
      <TextArea
        label={label}
        hint={left < 0 ? say("survey_too_long", { count: -left }) : say("chars_left", { count: left })}
        error={error}
        rows={4}
        value={value}
        onInput={(text) => onAnswer([text])}
      />
    );
  }
  if (question.kind === "date") {
    return <DateField label={label} error={error} value={value} onInput={(day) => onAnswer([day])} />;
  }
  const options = Object.entries(question.options).map(([id, texts]) => ({
    value: id,
    label: textIn(texts, firstOf(language, own)).text,
  }));
  if (question.many) {
    return (
      <fieldset>
        <legend class="mb-1 text-std-16B-170">{label}</legend>
        <p class="pb-1 text-dns-14N-130 text-solid-gray-700">{say("survey_many")}</p>
        <div class="flex flex-col gap-2">
          {options.map(({ value, label }) => (
            <Check
              key={value}
              label={label}
              checked={values.includes(value)}
              onChange={() => onAnswer(toggled(values, value))}
            />
          ))}
        </div>
        <Wrong error={error} />
      </fieldset>
    );
  }
  // A radio button cannot be let go of: whoever need not answer can choose not to.
  const none = question.required ? [] : [{ value: "", label: say("survey_none") }];
  return (
    <>
      <Choices
        legend={label}
        value={value}
        onChange={(option) => onAnswer(option ? [option] : [])}
        options={[...options, ...none]}
      />
      <Wrong error={error} />
    </>
  );
}

const Wrong = ({ error }: { error: string | undefined }) =>
  error ? <p class="mt-1 text-dns-14N-130 text-error-2">{error}</p> : null;
