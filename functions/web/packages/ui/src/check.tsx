import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** Ticked or not, as a large tappable cell. Nothing happens at once: a form sends it. */
export function Check({
  label,
  hint,
  error,
  checked,
  disabled = false,
  onChange,
}: {
  label: ComponentChildren;
  hint?: string | undefined;
  error?: string | undefined;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class="flex flex-col gap-1">
      <label
        class={`flex min-h-12 items-center gap-3 rounded-8 border px-3 py-2 text-std-16N-170 has-checked:border-key-900 has-checked:bg-key-50 has-checked:ring-1 has-checked:ring-key-900 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black ${error ? "border-error-1" : "border-solid-gray-420"} ${disabled ? "bg-solid-gray-50 text-solid-gray-600" : ""}`}
      >
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={described || undefined}
          aria-invalid={error ? "true" : undefined}
          class="size-5 shrink-0 accent-key-900"
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${id}-hint`} class="text-dns-14N-130 text-solid-gray-700">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="text-dns-14N-130 text-error-2">
          {error}
        </p>
      )}
    </div>
  );
}
