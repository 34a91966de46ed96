import { Button, Switch } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";

/** Something that may be absent: a switch, and the fields while it is on. */
export function Optional<T>({
  label,
  hint,
  value,
  start,
  onChange,
  children,
}: {
  label: string;
  hint?: string;
  value: T | null | undefined;
  start: T;
  onChange: (value: T | null) => void;
  children: (value: T) => ComponentChildren;
}) {
  const on = value !== null && value !== undefined;
  return (
    <div class="rounded-12 border border-solid-gray-200 px-4">
      <Switch label={label} {...(hint ? { hint } : {})} checked={on} onChange={(on) => onChange(on ? start : null)} />
      {on && <div class="flex flex-col gap-4 pt-2 pb-4">{children(value)}</div>}
    </div>
  );
}

/** A list that grows and shrinks: each part framed, with a button to take it out and one to add. */
export function Rows<T>({
  items,
  name,
  start,
  most,
  copy,
  onChange,
  children,
}: {
  items: readonly T[];
  /** What one of them is called. */
  name: string;
  start: () => T;
  most: number;
  /** What a copy of one looks like, where copying saves work. */
  copy?: (item: T) => T;
  onChange: (items: T[]) => void;
  children: (item: T, put: (item: T) => void, index: number) => ComponentChildren;
}) {
  return (
    <div class="flex flex-col gap-3">
      {items.map((item, index) => (
        <fieldset
          // They have no names of their own while they are written.
          key={index}
          class="flex min-w-0 flex-col gap-3 rounded-12 border border-solid-gray-420 p-4"
        >
          <legend class="sr-only">
            {name}
            {index + 1}
          </legend>
          <div class="flex items-center gap-4">
            <p class="flex-1 text-std-16B-170" aria-hidden="true">
              {name}
              {index + 1}
            </p>
            {copy && items.length < most && (
              <Button
                look="text"
                size="small"
                aria-label={`${name}${index + 1}を写して加える`}
                onClick={() => onChange([...items, copy(item)])}
              >
                写して加える
              </Button>
            )}
            <Button
              look="text"
              size="small"
              aria-label={`${name}${index + 1}を消す`}
              onClick={() => onChange(items.filter((_, at) => at !== index))}
            >
              消す
            </Button>
          </div>
          {children(item, (changed) => onChange(items.map((one, at) => (at === index ? changed : one))), index)}
        </fieldset>
      ))}
      {items.length < most && (
        <div>
          <Button size="small" onClick={() => onChange([...items, start()])}>
            {name}を加える
          </Button>
        </div>
      )}
    </div>
  );
}
