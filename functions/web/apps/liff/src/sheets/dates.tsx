import { addDays, DateField } from "@tsunagu/ui";
import { useSpeech } from "../texts";

/** Day of birth: the service refuses the future and adults. */
export function BirthDateField({
  today,
  value,
  onInput,
}: {
  today: string;
  value: string;
  onInput: (day: string) => void;
}) {
  const { say } = useSpeech();
  return (
    <DateField
      label={say("birth_date")}
      value={value}
      onInput={onInput}
      min={addDays(today, -19 * 366)}
      max={today}
      required
    />
  );
}

/** Due date of a pregnancy: up to four weeks past, at most a full term ahead. */
export function DueDateField({
  today,
  value,
  onInput,
}: {
  today: string;
  value: string;
  onInput: (day: string) => void;
}) {
  const { say } = useSpeech();
  return (
    <DateField
      label={say("due_date")}
      value={value}
      onInput={onInput}
      min={addDays(today, -28)}
      max={addDays(today, 280)}
      required
    />
  );
}

/** The due date there was, for a born child's corrected age. */
export function FormerDueDateField({ value, onInput }: { value: string; onInput: (day: string) => void }) {
  const { say } = useSpeech();
  return <DateField label={say("due_date_child")} hint={say("due_date_child_hint")} value={value} onInput={onInput} />;
}
