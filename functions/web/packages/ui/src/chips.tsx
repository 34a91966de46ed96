import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

const chip =
  "flex min-h-11 items-center rounded-full border border-solid-gray-420 px-4 text-std-16N-170 has-checked:border-key-900 has-checked:bg-key-900 has-checked:text-white has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black";

/** One of a few, side by side: for a filter, where the choice is light and the words are short. */
export function Chips<T extends string>({
  legend,
  value,
  onChange,
  options,
}: {
  legend: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly { value: T; label: ComponentChildren }[];
}) {
  const group = useId();
  return (
    <fieldset>
      <legend class="mb-1 text-std-16N-170">{legend}</legend>
      <div class="flex flex-wrap gap-2">
        {options.map((option) => (
          <label key={option.value} class={chip}>
            <input
              type="radio"
              name={group}
              value={option.value}
              checked={option.value === value}
              class="sr-only"
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Any of a few, side by side. A chosen one has a tick, so that it differs by more than its colour. */
export function ManyChips<T extends string>({
  legend,
  error,
  values,
  onToggle,
  options,
}: {
  legend: string;
  error?: string | undefined;
  values: readonly T[];
  onToggle: (value: T) => void;
  options: readonly { value: T; label: ComponentChildren }[];
}) {
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend class="mb-1 text-std-16B-170">{legend}</legend>
      <div class="flex flex-wrap gap-2">
        {options.map((option) => {
          const chosen = values.includes(option.value);
          return (
            <label key={option.value} class={chip}>
              <input type="checkbox" checked={chosen} class="sr-only" onChange={() => onToggle(option.value)} />
              {chosen && (
                <span aria-hidden="true" class="mr-1">
                  ✓
                </span>
              )}
              <span>{option.label}</span>
            </label>
          );
        })}
      </div>
      {error && (
        <p id={`${id}-error`} class="mt-1 text-dns-14N-130 text-error-2">
          {error}
        </p>
      )}
    </fieldset>
  );
}
