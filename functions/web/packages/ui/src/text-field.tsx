import { box, Field } from "./field";

/** One line of text, a time, or a moment. */
export function TextField({
  value,
  onInput,
  type = "text",
  lang,
  required = false,
  maxLength,
  narrow = false,
  ...labelled
}: {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  value: string;
  onInput: (value: string) => void;
  type?: "text" | "tel" | "time" | "datetime-local";
  lang?: string;
  required?: boolean;
  maxLength?: number;
  /** As wide as a time, not as the page. */
  narrow?: boolean;
}) {
  return (
    <Field {...labelled}>
      {({ id, describedBy }) => (
        <input
          id={id}
          // Preact's types tell the kinds of input apart; nothing here depends on which of them it is.
          type={type as "text"}
          class={`${box} ${narrow ? "max-w-40" : type === "datetime-local" ? "max-w-64" : ""}`}
          value={value}
          required={required}
          autocomplete="off"
          {...(lang ? { lang } : {})}
          {...(maxLength ? { maxLength } : {})}
          aria-describedby={describedBy}
          aria-invalid={labelled.error ? "true" : undefined}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
