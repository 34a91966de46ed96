import { useId } from "preact/hooks";
import { useMistake } from "../services/fields";
import { DecimalBox } from "./decimal-box";
import { usePlace } from "./rules-context";

/** Points at a place of the table. Empty while they are typed. */
export function PointBox({ path, label, unit = "点" }: { path: string; label: string; unit?: string }) {
  const [value, put] = usePlace<number>(path);
  const error = useMistake(path);
  const id = useId();
  return (
    <span class="inline-flex flex-col">
      <span class="inline-flex items-center gap-1">
        <DecimalBox
          aria-label={label}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={error ? id : undefined}
          class="min-h-11 w-22 rounded-8 border border-solid-gray-600 bg-white px-2 text-right aria-invalid:border-error-1"
          value={value}
          onInput={put}
        />
        {unit && <span class="shrink-0">{unit}</span>}
      </span>
      {error && (
        <span id={id} class="mt-2 text-dns-14N-130 text-error-2">
          {error}
        </span>
      )}
    </span>
  );
}
