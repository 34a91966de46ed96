import { useState } from "preact/hooks";
import { readNumber } from "./decimal";

/** Hours are kept as whole minutes: what comes back is a little beside what was typed. */
const isSame = (typed: number, value: number | undefined) =>
  Object.is(typed, value) || Math.abs(typed - (value ?? Number.NaN)) < 0.009;

/**
 * A number with a decimal. What is typed stays as it is typed: a box of numbers would lose the point of 「5.」 on the way to
 * 5.5, and take no full-width digits.
 */
export function DecimalBox({
  value,
  onInput,
  class: look,
  ...rest
}: {
  value: number | undefined;
  onInput: (value: number) => void;
  class: string;
  id?: string;
  "aria-label"?: string;
  "aria-invalid"?: "true" | undefined;
  "aria-describedby"?: string | undefined;
}) {
  const [text, setText] = useState("");
  const known = value === undefined || Number.isNaN(value) ? "" : String(value);
  return (
    <input
      {...rest}
      inputMode="decimal"
      autocomplete="off"
      class={look}
      value={isSame(readNumber(text), value) ? text : known}
      onInput={(event) => {
        setText(event.currentTarget.value);
        onInput(readNumber(event.currentTarget.value));
      }}
    />
  );
}
