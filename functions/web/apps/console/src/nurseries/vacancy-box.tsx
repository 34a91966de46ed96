import type { ClassVacancy } from "@tsunagu/api-client";
import { useId } from "preact/hooks";
import { cellOf, type RowDraft, readCell, typedIn } from "./vacancy-cell";

/** One class of one facility. What it was is said where something else is typed. */
export function VacancyCell({
  name,
  one,
  at,
  draft,
  conflict,
  onInput,
}: {
  name: string;
  one: ClassVacancy;
  at: number;
  draft: RowDraft;
  conflict: boolean;
  onInput: (text: string) => void;
}) {
  const id = useId();
  const text = typedIn(draft, one);
  const known = cellOf(one.vacancy);
  const changed = text !== known;
  const wrong = readCell(text, one.vacancy) === undefined;
  return (
    <>
      <input
        list="vacancy-choices"
        data-column={one.class}
        data-row={at}
        aria-label={`${name} ${one.class}歳児`}
        aria-invalid={wrong ? "true" : undefined}
        aria-describedby={changed || wrong ? id : undefined}
        autocomplete="off"
        class={`min-h-11 w-26 rounded-8 border px-2 py-1 [&::-webkit-calendar-picker-indicator]:hidden! aria-invalid:border-error-1 ${changed ? "border-2 border-key-900 bg-key-50" : "border-solid-gray-600 bg-white"}`}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {(changed || wrong) && (
        <span id={id} class={`block px-1 pt-2 text-dns-14N-130 ${wrong ? "text-error-2" : "text-solid-gray-700"}`}>
          {wrong ? "数字か記号に" : `${conflict ? "いまは" : "前は"} ${known || "空"}`}
        </span>
      )}
    </>
  );
}
