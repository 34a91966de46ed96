import type { Guardian, StaffRosterChild } from "@tsunagu/api-client";
import { Button, Check, SelectField, TextField } from "@tsunagu/ui";
import { useMistake, useOwnMistake } from "../services/fields";
import { type ChildDraft, newGuardian, others } from "./roster-draft";

const MOST = 8;

/** Who is around the child, in the order in which they are called, and what each may. */
export function Guardians({
  draft,
  put,
  roster,
  joined,
}: {
  draft: ChildDraft;
  put: (change: Partial<ChildDraft>) => void;
  roster: readonly StaffRosterChild[];
  joined: readonly string[];
}) {
  const list = draft.guardians;
  const set = (guardians: Guardian[]) => put({ guardians });
  const mistake = useOwnMistake("guardians");
  const shared = others(roster, draft);
  return (
    <section aria-labelledby="guardians" class="flex flex-col gap-4">
      <h3 id="guardians" class="border-b border-solid-gray-420 pb-1 text-std-20B-150">
        保護者と、お迎えの人
      </h3>
      <p>上の人から順に電話します。</p>
      {mistake && <p class="text-error-2">{mistake}</p>}
      {list.map((guardian, place) => (
        <GuardianFields
          key={guardian.id}
          guardian={guardian}
          place={place}
          joined={joined.includes(guardian.id)}
          onChange={(one) => set(list.map((old, at) => (at === place ? one : old)))}
          onUp={place > 0 ? () => set(raised(list, place)) : undefined}
          onRemove={() => set(list.filter((_, at) => at !== place))}
        />
      ))}
      {list.length < MOST && (
        <div class="flex flex-wrap items-end gap-3">
          <Button onClick={() => set([...list, newGuardian()])}>人を加える</Button>
          {shared.length > 0 && (
            <SelectField
              label="きょうだいの保護者から加える"
              value=""
              options={[
                ["", "選んでください"],
                ...shared.map(({ id, name, relation }) => [id, `${name}（${relation}）`] as const),
              ]}
              onInput={(id) => {
                const one = shared.find((guardian) => guardian.id === id);
                if (one) set([...list, { ...one }]);
              }}
            />
          )}
        </div>
      )}
    </section>
  );
}

const raised = (list: readonly Guardian[], place: number): Guardian[] => {
  const [moved, before] = [list[place], list[place - 1]];
  if (!moved || !before) return [...list];
  return list.map((one, at) => (at === place ? before : at === place - 1 ? moved : one));
};

const permissions = [
  { key: "may_read", label: "登園・降園のお知らせを受け、きょうの様子を見られる" },
  { key: "may_report", label: "欠席や「これから行く」を連絡できる" },
  { key: "may_collect", label: "お迎えができる" },
] as const;

const homes = [
  ["", "決めない（ほかの人と同じ）"],
  ["a", "世帯A"],
  ["b", "世帯B"],
  ["c", "世帯C"],
] as const;

/** A roster may bring names of its own for the households. */
const homesFor = (own: string | null | undefined): (readonly [string, string])[] =>
  !own || homes.some(([id]) => id === own) ? [...homes] : [...homes, [own, `世帯「${own}」`]];

function GuardianFields({
  guardian,
  place,
  joined,
  onChange,
  onUp,
  onRemove,
}: {
  guardian: Guardian;
  place: number;
  joined: boolean;
  onChange: (guardian: Guardian) => void;
  onUp: (() => void) | undefined;
  onRemove: () => void;
}) {
  const path = `guardians.${place}`;
  const called = guardian.name.trim() || `${place + 1}人目`;
  return (
    <fieldset class="flex min-w-0 flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <legend class="sr-only">{called}</legend>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p class="flex-1 text-std-16B-170">
          {place + 1}. {joined && <span class="text-success-2">✓ LINEで参加ずみ</span>}
        </p>
        {onUp && (
          <Button look="text" size="small" class="min-h-11" aria-label={`${called}を1つ上へ`} onClick={onUp}>
            1つ上へ
          </Button>
        )}
        <Button look="text" size="small" class="min-h-11" aria-label={`${called}を消す`} onClick={onRemove}>
          消す
        </Button>
      </div>
      <div class="grid gap-4 desktop:grid-cols-[1fr_10rem]">
        <TextField
          label="名前"
          required
          maxLength={40}
          value={guardian.name}
          error={useMistake(`${path}.name`)}
          onInput={(name) => onChange({ ...guardian, name })}
        />
        <TextField
          label="続柄"
          required
          maxLength={10}
          value={guardian.relation}
          error={useMistake(`${path}.relation`)}
          onInput={(relation) => onChange({ ...guardian, relation })}
        />
      </div>
      <SelectField
        label="世帯"
        hint="離れて暮らす人がいるときに選びます。"
        value={guardian.household ?? ""}
        options={homesFor(guardian.household)}
        onInput={(id) => {
          const { household, ...rest } = guardian;
          onChange(id ? { ...rest, household: id } : rest);
        }}
      />
      {permissions.map(({ key, label }) => (
        <Check
          key={key}
          label={label}
          checked={guardian[key] ?? false}
          onChange={(may) => onChange({ ...guardian, [key]: may })}
        />
      ))}
    </fieldset>
  );
}
