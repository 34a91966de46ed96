import type { Pack } from "@tsunagu/nursery";
import { Check, LinkButton, SelectField } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { toggled } from "./wishes";

/** The family's points against the last cut-off; whoever has not estimated them learns how to. */
export function PointsFilter({ wishes, put, about }: Shared) {
  const { say } = useSpeech();
  return (
    <fieldset class="flex flex-col gap-2">
      <legend class="mb-1 text-std-16B-170">{say("nu_mine")}</legend>
      {about.mine ? (
        <Check
          label={say("nu_mine_use", { points: about.mine.points })}
          hint={say("nu_mine_hint")}
          checked={wishes.points}
          onChange={(on) => put({ ...wishes, points: on })}
        />
      ) : (
        <LinkButton wide href={hrefOf({ at: "points" })}>
          {say("nu_points")}
        </LinkButton>
      )}
    </fieldset>
  );
}

/** Where a brother or sister goes: these come first where they fit. Chosen ones are among the filters that are on. */
export function SiblingsFilter({ wishes, put, pack }: Shared & { pack: Pack }) {
  const { say } = useSpeech();
  const others = pack.rows.filter(({ id }) => !wishes.siblings.includes(id));
  return (
    <>
      <SelectField
        label={say("nu_siblings")}
        hint={say("nu_siblings_hint")}
        value=""
        onInput={(id) => id && put({ ...wishes, siblings: toggled(wishes.siblings, id) })}
        options={[["", say("nu_siblings_choose")], ...others.map(({ id, name }) => [id, name] as const)]}
      />
      {wishes.siblings.map((id) => (
        <Check
          key={id}
          label={pack.rows.find((row) => row.id === id)?.name ?? id}
          checked
          onChange={() => put({ ...wishes, siblings: toggled(wishes.siblings, id) })}
        />
      ))}
    </>
  );
}
