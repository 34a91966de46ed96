import type { BankName } from "@tsunagu/api-client";
import { Button, box, Field } from "@tsunagu/ui";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { matching, spelt } from "./names";

/** How many are shown: what fits between the field and a phone's keyboard, and a little more. */
const MOST = 8;

/** Chooses a bank or a branch out of very many: a few letters, then one of the names below them. */
export function NamePicker({
  label,
  hint,
  error,
  names,
  chosen,
  onChoose,
}: {
  label: string;
  hint: string;
  error: string | undefined;
  names: readonly BankName[];
  chosen: BankName | undefined;
  onChoose: (name: BankName | undefined) => void;
}) {
  const { say } = useSpeech();
  const [typed, type] = useState("");
  const directory = useMemo(() => spelt(names), [names]);
  const place = useRef<HTMLDivElement>(null);
  const tapped = useRef(false);

  // What was tapped is gone: whoever tapped it goes on from what stands there instead.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when one was chosen or given up
  useEffect(() => {
    if (tapped.current) place.current?.querySelector<HTMLElement>("input, button")?.focus();
    tapped.current = false;
  }, [chosen]);

  const choose = (name: BankName | undefined) => {
    tapped.current = true;
    type("");
    onChoose(name);
  };

  const count = (all: number, shown: number) => {
    if (all === 0) return say("found_none");
    return all > shown ? say("found_many", { count: all, shown }) : say("found", { count: all });
  };

  if (chosen) {
    return (
      <div ref={place} class="flex flex-col gap-1">
        <p class="text-std-16B-170">{label}</p>
        <div class="flex items-center gap-3 rounded-8 border border-key-900 bg-key-50 py-1 pr-1 pl-3">
          <p class="min-w-0 flex-1 text-std-16N-170" lang="ja">
            {chosen.name} <span class="text-solid-gray-700">{chosen.code}</span>
          </p>
          <Button
            look="text"
            aria-label={say("choose_again_name", { name: chosen.name })}
            onClick={() => choose(undefined)}
          >
            {say("choose_again")}
          </Button>
        </div>
      </div>
    );
  }

  const all = matching(directory, typed);
  const shown = all.slice(0, MOST);
  return (
    <div ref={place} class="flex flex-col gap-2">
      <Field label={label} hint={hint} error={error}>
        {({ id, describedBy }) => (
          <input
            id={id}
            type="search"
            class={box}
            value={typed}
            autocomplete="off"
            aria-describedby={describedBy}
            aria-invalid={error ? "true" : undefined}
            onInput={(event) => type(event.currentTarget.value)}
            onKeyDown={(event) => {
              // Enter while kana are being converted belongs to the keyboard.
              if (event.key !== "Enter" || event.isComposing) return;
              event.preventDefault();
              if (all.length === 1) choose(all[0]);
            }}
          />
        )}
      </Field>
      <p role="status" class="text-dns-14N-130 empty:hidden">
        {typed.trim() && count(all.length, shown.length)}
      </p>
      {shown.length > 0 && (
        <ul class="flex flex-col gap-2" lang="ja">
          {shown.map((name) => (
            <li key={name.code}>
              <button
                type="button"
                class="flex min-h-12 w-full items-center justify-between gap-3 rounded-8 border border-solid-gray-420 px-3 py-1 text-left text-std-16N-170 hover:bg-key-50"
                onClick={() => choose(name)}
              >
                <span class="min-w-0">{name.name}</span>
                <span class="text-solid-gray-700">{name.code}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
