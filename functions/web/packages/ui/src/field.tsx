import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** How every box to write in looks. */
export const box =
  "w-full min-h-12 rounded-8 border border-solid-gray-600 bg-white px-3 py-2 text-std-16N-170 hover:border-black aria-invalid:border-error-1";

interface Labelled {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A label, an optional hint and error, and the control they describe. */
export function Field({
  label,
  hint,
  error,
  children,
}: Labelled & { children: (ids: { id: string; describedBy: string | undefined }) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="flex flex-col gap-1">
      <label for={id} class="text-std-16B-170">
        {label}
      </label>
      {hint && (
        // The focus stands out so far that it would cover what one is reading.
        <p id={`${id}-hint`} class="pb-1 text-dns-14N-130 text-solid-gray-700">
          {hint}
        </p>
      )}
      {children({ id, describedBy: described || undefined })}
      {error && (
        <p id={`${id}-error`} class="text-dns-14N-130 text-error-2">
          {error}
        </p>
      )}
    </div>
  );
}

export function DateField({
  value,
  onInput,
  min,
  max,
  required,
  ...labelled
}: Labelled & {
  value: string;
  onInput: (value: string) => void;
  min?: string | undefined;
  max?: string | undefined;
  required?: boolean;
}) {
  return (
    <Field {...labelled}>
      {({ id, describedBy }) => (
        <input
          id={id}
          type="date"
          class={`${box} max-w-64`}
          value={value}
          {...(min ? { min } : {})}
          {...(max ? { max } : {})}
          required={required ?? false}
          aria-describedby={describedBy}
          aria-invalid={labelled.error ? "true" : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function NumberField({
  value,
  onInput,
  min,
  max,
  ...labelled
}: Labelled & { value: number; onInput: (value: number) => void; min: number; max: number }) {
  return (
    <Field {...labelled}>
      {({ id, describedBy }) => (
        <input
          id={id}
          type="number"
          inputMode="numeric"
          class={`${box} max-w-32`}
          value={value}
          min={min}
          max={max}
          required
          aria-describedby={describedBy}
          onInput={(event) => onInput(event.currentTarget.valueAsNumber)}
        />
      )}
    </Field>
  );
}

export function SelectField({
  value,
  onInput,
  options,
  ...labelled
}: Labelled & { value: string; onInput: (value: string) => void; options: readonly (readonly [string, string])[] }) {
  return (
    <Field {...labelled}>
      {({ id, describedBy }) => (
        <select
          id={id}
          class={box}
          value={value}
          aria-describedby={describedBy}
          onInput={(event) => onInput(event.currentTarget.value)}
        >
          {options.map(([option, name]) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function TextArea({
  value,
  onInput,
  lang,
  rows = 3,
  maxLength,
  ...labelled
}: Labelled & {
  value: string;
  onInput: (value: string) => void;
  lang?: string;
  rows?: number;
  maxLength?: number;
}) {
  return (
    <Field {...labelled}>
      {({ id, describedBy }) => (
        <textarea
          id={id}
          rows={rows}
          {...(lang ? { lang } : {})}
          {...(maxLength ? { maxLength } : {})}
          class={box}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={labelled.error ? "true" : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** One of a few, as large tappable cells. */
export function Choices<T extends string>({
  legend,
  value,
  onChange,
  options,
  disabled = [],
  compact = false,
}: {
  legend: string;
  value: T | undefined;
  onChange: (value: T) => void;
  options: readonly { value: T; label: ComponentChildren; name?: string }[];
  disabled?: readonly T[];
  compact?: boolean;
}) {
  const group = useId();
  return (
    <fieldset>
      <legend class="mb-1 text-std-16B-170">{legend}</legend>
      <div class={compact ? "grid grid-cols-[repeat(auto-fill,minmax(3rem,1fr))] gap-2" : "flex flex-col gap-2"}>
        {options.map((option) => {
          const off = disabled.includes(option.value);
          return (
            <label
              key={option.value}
              class={`flex min-h-12 items-center gap-3 rounded-8 border px-3 py-1 has-checked:border-key-900 has-checked:bg-key-50 has-checked:ring-1 has-checked:ring-key-900 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black ${off ? "border-solid-gray-200 opacity-30" : "border-solid-gray-420"} ${compact ? "justify-center text-2xl" : "text-std-16N-170"}`}
            >
              <input
                type="radio"
                name={group}
                value={option.value}
                checked={option.value === value}
                disabled={off}
                {...(option.name ? { "aria-label": option.name } : {})}
                class={compact ? "sr-only" : "size-5 accent-key-900"}
                onChange={() => onChange(option.value)}
              />
              <span aria-hidden={option.name ? "true" : undefined}>{option.label}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** On or off, taking effect at once. */
export function Switch({
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label class="flex min-h-12 items-center gap-4 py-2 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black">
      <span class="flex-1">
        <span class="block text-std-16N-170">{label}</span>
        {hint && <span class="block text-dns-14N-130 text-solid-gray-700">{hint}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        disabled={disabled}
        class="peer sr-only"
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span
        aria-hidden="true"
        class="relative h-8 w-14 shrink-0 rounded-full bg-solid-gray-536 transition-colors peer-checked:bg-key-900 peer-disabled:bg-solid-gray-300 after:absolute after:top-1 after:left-1 after:size-6 after:rounded-full after:bg-white after:transition-transform peer-checked:after:translate-x-6"
      />
    </label>
  );
}
