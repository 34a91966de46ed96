import { TextField } from "@tsunagu/ui";
import { useSpeech } from "../texts";

/** A few words beside a report; out of the way of whoever only taps. */
export function NoteField({ value, open, onInput }: { value: string; open: boolean; onInput: (note: string) => void }) {
  const { say } = useSpeech();
  return (
    <details open={open} class="rounded-12 border border-solid-gray-420">
      <summary class="min-h-12 px-4 py-3 text-std-16B-170">{say("note_open")}</summary>
      <div class="p-4 pt-0">
        <TextField label={say("note")} hint={say("note_hint")} maxLength={100} value={value} onInput={onInput} />
      </div>
    </details>
  );
}
