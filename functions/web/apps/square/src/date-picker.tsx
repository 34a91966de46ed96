import { Button } from "@tsunagu/ui";
import type { RefObject } from "preact";
import { useId, useRef, useState } from "preact/hooks";
import type { Action } from "./message";
import { useOverlay } from "./overlay";

export type Picker = Extract<Action, { type: "datetimepicker" }>;

const inputs = { date: "date", time: "time", datetime: "datetime-local" } as const;

/** LINE's date picker: a sheet over the chat, with the limits that the message set. */
export function DatePicker({
  picker,
  behind,
  onPick,
  onClose,
}: {
  picker: Picker;
  /** What gets the focus afterwards. */
  behind: RefObject<HTMLElement | null>;
  onPick: (value: string) => void;
  onClose: () => void;
}) {
  const [value, setValue] = useState(picker.initial ?? "");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useOverlay(input, behind, onClose);
  return (
    <div
      data-overlay
      role="dialog"
      aria-modal="true"
      aria-label={picker.label ?? "日付を選ぶ"}
      class="absolute inset-0 z-10 flex flex-col justify-end bg-opacity-gray-500"
    >
      <form
        class="flex flex-col gap-3 rounded-t-16 bg-white p-4"
        onSubmit={(event) => {
          event.preventDefault();
          onPick(value);
        }}
      >
        <label for={id} class="font-bold">
          {picker.label ?? "日付を選ぶ"}
        </label>
        <input
          ref={input}
          id={id}
          type={inputs[picker.mode]}
          required
          class="min-h-12 rounded-8 border border-solid-gray-600 px-3 text-base"
          value={value}
          {...(picker.min ? { min: picker.min } : {})}
          {...(picker.max ? { max: picker.max } : {})}
          onInput={(event) => setValue(event.currentTarget.value)}
        />
        <div class="flex gap-2">
          <Button wide onClick={onClose}>
            やめる
          </Button>
          <Button look="primary" wide type="submit">
            決定
          </Button>
        </div>
      </form>
    </div>
  );
}
