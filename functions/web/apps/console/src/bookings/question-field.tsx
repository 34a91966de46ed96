import { Check, SelectField, TextArea, TextField } from "@tsunagu/ui";
import type { Asked } from "./caller";

/** Above this a text wants more than one line. */
const ONE_LINE = 60;

/** One question of a service, asked on the phone. */
export function QuestionField({
  asked,
  value,
  error,
  onInput,
}: {
  asked: Asked;
  value: string;
  error: string | undefined;
  onInput: (text: string) => void;
}) {
  const label = asked.required ? `${asked.title}（必須）` : asked.title;
  if (asked.kind === "check") {
    return (
      <Check label={label} checked={value === "yes"} error={error} onChange={(on) => onInput(on ? "yes" : "no")} />
    );
  }
  if (asked.kind === "choice") {
    const options = [["", "選んでください"] as const, ...(asked.options ?? [])];
    return <SelectField label={label} value={value} error={error} onInput={onInput} options={options} />;
  }
  const longest = asked.longest ?? 500;
  const shared = { label, value, error, onInput, maxLength: longest };
  return longest > ONE_LINE ? <TextArea {...shared} rows={2} /> : <TextField {...shared} required={asked.required} />;
}
