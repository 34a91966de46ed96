import { TextField } from "@tsunagu/ui";
import type { Texts } from "./draft";
import { TextsField, useOwnMistake } from "./fields";
import { Rows } from "./rows";

type All = Record<string, Texts>;

/** The options of a choice. They are shown in the order of their ids, so the ids are the order. */
export function Options({ path, options, onInput }: { path: string; options: All; onInput: (options: All) => void }) {
  const own = useOwnMistake(path);
  const entries = Object.entries(options);
  return (
    <div class="flex flex-col gap-2">
      {own && <p class="text-dns-14N-130 text-error-2">{own}</p>}
      <Rows
        items={entries}
        name="選択肢"
        start={(): [string, Texts] => [freeId(options), { ja: "" }]}
        most={20}
        onChange={(entries) => onInput(Object.fromEntries(entries))}
      >
        {([id, title], put) => (
          <>
            <TextField
              label="記号"
              hint="この順に並びます"
              narrow
              maxLength={16}
              value={id}
              onInput={(name) => !(name in options) && put([name, title])}
            />
            <TextsField
              path={`${path}.${id}`}
              legend="選択肢の文"
              value={title}
              onInput={(title) => put([id, title])}
            />
          </>
        )}
      </Rows>
    </div>
  );
}

const freeId = (options: All) =>
  [..."abcdefghijklmnopqrstuvwxyz"].find((letter) => !(letter in options)) ?? `o${Object.keys(options).length}`;
