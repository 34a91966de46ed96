import { box, Field, SelectField, TextArea, TextField } from "@tsunagu/ui";
import { createContext } from "preact";
import { useContext, useState } from "preact/hooks";
import { languages } from "../words";
import type { Texts } from "./draft";
import { type Mistakes, mistakeAt } from "./mistakes";

export const MistakesContext = createContext<Mistakes>({});

/** What is wrong at a field or inside of what it shows. */
export const useMistake = (path: string): string | undefined => mistakeAt(useContext(MistakesContext), path);

/** What is wrong at exactly this place: for what has fields of its own inside. */
export const useOwnMistake = (path: string): string | undefined => useContext(MistakesContext)[path];

/** A number that may be empty while it is being typed. */
export function Num({
  path,
  label,
  hint,
  unit,
  value,
  onInput,
  min = 0,
  max,
}: {
  path: string;
  label: string;
  hint?: string;
  unit?: string;
  value: number;
  onInput: (value: number) => void;
  min?: number;
  max: number;
}) {
  const error = useMistake(path);
  return (
    <Field label={label} hint={hint} error={error}>
      {({ id, describedBy }) => (
        <span class="flex items-center gap-2">
          <input
            id={id}
            type="number"
            inputMode="numeric"
            class={`${box} max-w-28`}
            value={Number.isNaN(value) ? "" : value}
            min={min}
            max={max}
            aria-describedby={describedBy}
            aria-invalid={error ? "true" : undefined}
            onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
          />
          {unit && <span class="shrink-0">{unit}</span>}
        </span>
      )}
    </Field>
  );
}

/** One text in the three languages; Japanese stands in where another is empty. */
export function TextsField({
  path,
  legend,
  hint,
  value,
  onInput,
  long = false,
  maxLength = 60,
}: {
  path: string;
  legend: string;
  hint?: string;
  value: Texts;
  onInput: (value: Texts) => void;
  long?: boolean;
  maxLength?: number;
}) {
  const error = useMistake(path);
  return (
    <fieldset class="flex flex-col gap-2">
      <legend class="text-std-17B-170">{legend}</legend>
      {hint && <p class="text-dns-14N-130 text-solid-gray-700">{hint}</p>}
      <div class="grid gap-3 desktop-admin:grid-cols-3">
        {languages.map(({ id, name, lang }) => {
          const shared = {
            label: id === "ja" ? `${name}（必須）` : name,
            error: id === "ja" ? error : undefined,
            lang,
            maxLength,
            value: value[id] ?? "",
            onInput: (text: string) => onInput({ ...value, [id]: text }),
          };
          const optional = { ...shared, label: name };
          if (long) return <TextArea key={id} {...optional} rows={3} />;
          return <TextField key={id} {...shared} />;
        })}
      </div>
    </fieldset>
  );
}

const units = [
  ["1440", "日"],
  ["60", "時間"],
  ["1", "分"],
] as const;

/** Minutes, in the largest unit that says them whole. */
export function Duration({
  path,
  label,
  hint,
  value,
  onInput,
}: {
  path: string;
  label: string;
  hint?: string;
  value: number;
  onInput: (minutes: number) => void;
}) {
  const [unit, setUnit] = useState(() => Number(units.find(([size]) => value % Number(size) === 0)?.[0] ?? 1));
  return (
    <div class="flex flex-wrap items-end gap-2">
      <Num
        path={path}
        label={label}
        {...(hint ? { hint } : {})}
        value={value / unit}
        max={100_000}
        onInput={(number) => onInput(Math.round(number * unit))}
      />
      <div class="w-28">
        <SelectField
          label="単位"
          value={String(unit)}
          options={units}
          onInput={(size) => {
            setUnit(Number(size));
            onInput(Math.round((value / unit) * Number(size)));
          }}
        />
      </div>
    </div>
  );
}
