import { weekdays } from "../services/words";

/** Days of the week, side by side. */
export function WeekdayTicks({
  legend,
  value,
  error,
  onChange,
}: {
  legend: string;
  value: readonly string[];
  error?: string | undefined;
  onChange: (days: string[]) => void;
}) {
  const toggle = (day: string, on: boolean) =>
    onChange(weekdays.flatMap(([id]) => ((id === day ? on : value.includes(id)) ? [id] : [])));
  return (
    <fieldset>
      <legend class="mb-1 text-std-16B-170">{legend}</legend>
      <div class="flex flex-wrap gap-2">
        {weekdays.map(([id, name]) => (
          <label
            key={id}
            class="flex min-h-11 items-center gap-2 rounded-8 border border-solid-gray-420 px-3 has-checked:border-key-900 has-checked:bg-key-50 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black"
          >
            <input
              type="checkbox"
              checked={value.includes(id)}
              aria-invalid={error ? "true" : undefined}
              class="size-5 accent-key-900"
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
            {name}
          </label>
        ))}
      </div>
      {error && <p class="text-dns-14N-130 text-error-2">{error}</p>}
    </fieldset>
  );
}
