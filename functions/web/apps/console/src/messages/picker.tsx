import type { MessageSelector } from "@tsunagu/api-client";
import { ManyChips, SelectField, useLoad } from "@tsunagu/ui";
import { useContext, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { MistakesContext } from "../services/fields";
import { mistakeAt } from "../services/mistakes";
import { chosenOf, keyOf, partsOf, toggled } from "./audience";
import { useHere } from "./here";
import { PickChildren, type Rosters } from "./pick-children";

/** Whom a message is for: whatever is ticked, of one place or of several. */
export function AudiencePicker({
  audience,
  onChange,
}: {
  audience: MessageSelector[];
  onChange: (audience: MessageSelector[]) => void;
}) {
  const here = useHere();
  const { facilities } = here;
  const [at, setAt] = useState(here.facility.id);
  const [byName, setByName] = useState(() => audience.some(({ kind }) => kind === "children"));
  const facility = facilities.find(({ id }) => id === at) ?? here.facility;
  const mistake = mistakeAt(useContext(MistakesContext), "audience");
  const rosters = useRosters(audience, byName ? facility.id : undefined);
  return (
    <section aria-labelledby="audience" class="flex flex-col gap-4">
      <h3 id="audience" class="text-std-20B-150">
        だれに送りますか
      </h3>
      {mistake && (
        <p data-mistake tabIndex={-1} class="rounded-8 bg-red-50 p-3 text-error-2">
          {mistake}
        </p>
      )}
      <ChosenParts audience={audience} rosters={rosters} onChange={onChange} />
      {facilities.length > 1 && (
        <div class="max-w-96">
          <SelectField
            label="えらぶ学校・園"
            hint="ほかの学校・園をえらんでも、いまえらんでいる送り先は残ります。"
            value={facility.id}
            options={facilities.map(({ id, name }) => [id, name] as const)}
            onInput={setAt}
          />
        </div>
      )}
      {partsOf(facility).map(({ legend, parts }) => (
        <ManyChips
          key={`${facility.id} ${legend}`}
          legend={legend}
          values={audience.map(keyOf)}
          onToggle={(value) => {
            const part = parts.find((one) => one.value === value);
            if (part) onChange(toggled(audience, part.selector));
          }}
          options={parts}
        />
      ))}
      <details
        open={byName}
        class="rounded-12 border border-solid-gray-420"
        onToggle={(event) => setByName(event.currentTarget.open)}
      >
        <summary class="min-h-12 px-4 py-3 text-std-16B-170">子どもを名前でえらぶ</summary>
        {byName && (
          <PickChildren
            key={facility.id}
            facility={facility}
            roster={rosters?.get(facility.id)}
            audience={audience}
            onChange={onChange}
          />
        )}
      </details>
    </section>
  );
}

/** What is chosen, each with a button that takes it out. */
function ChosenParts({
  audience,
  rosters,
  onChange,
}: {
  audience: MessageSelector[];
  rosters: Rosters | undefined;
  onChange: (audience: MessageSelector[]) => void;
}) {
  const { facilities } = useHere();
  const list = useRef<HTMLDivElement>(null);
  const chosen = chosenOf(
    audience,
    facilities,
    (facility, child) => rosters?.get(facility)?.find(({ id }) => id === child)?.name,
  );
  return (
    <div ref={list} tabIndex={-1}>
      <h4 id="chosen" class="text-std-16B-170">
        えらんだ送り先 {chosen.length}
      </h4>
      {chosen.length === 0 ? (
        <p>まだえらんでいません。いくつでもえらべます。同じ家庭に2回届くことはありません。</p>
      ) : (
        <ul aria-labelledby="chosen" class="flex flex-wrap gap-2 pt-1">
          {chosen.map(({ key, label, without }) => (
            <li key={key}>
              <button
                type="button"
                aria-label={`${label}をはずす`}
                class="flex min-h-11 items-center gap-2 rounded-full border border-key-900 bg-key-50 px-4 hover:bg-key-100"
                onClick={() => {
                  onChange(without);
                  // The button is gone: the focus stays with what is left.
                  list.current?.focus();
                }}
              >
                {label}
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Rosters of the places from which children are picked by name, read only where they are needed. */
function useRosters(audience: readonly MessageSelector[], open: string | undefined): Rosters | undefined {
  const { api } = useDesk();
  const { facilities } = useHere();
  const picked = audience.flatMap(({ kind, facility }) => (kind === "children" ? [facility] : []));
  const ids = [...new Set([...picked, ...(open ? [open] : [])])].sort();
  // Of somebody else's place nobody gets the roster; its children keep having no name here.
  const mine = ids.filter((id) => facilities.some((facility) => facility.id === id));
  const rosters = useLoad(`rosters ${mine.join(" ")}`, async () => {
    const read = async (id: string) => [id, (await api.roster(id)).map(({ child }) => child)] as const;
    return new Map(await Promise.all(mine.map(read)));
  });
  useExpiry([rosters.error]);
  return rosters.value;
}
