import { EXTRAS, GROUPS, type Pack } from "@tsunagu/nursery";
import { Button, Chips, ManyChips, Sheet, TextField } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { ClassFilter } from "./class-filter";
import { PointsFilter, SiblingsFilter } from "./family-filters";
import { districts } from "./spots";
import { NO_WISHES, toggled } from "./wishes";
import { clock } from "./words";

const OPENS = [7 * 60, 7 * 60 + 30, 8 * 60];
const CLOSES = [18 * 60, 19 * 60, 20 * 60, 22 * 60];

/** Every filter, by taps. It works at once; closing keeps it. */
export function FilterSheet({
  pack,
  count,
  onClose,
  ...shared
}: Shared & { pack: Pack; count: number; onClose: () => void }) {
  const { say } = useSpeech();
  const { wishes, put } = shared;
  const any = { value: "" as const, label: say("nu_any") };
  const times = (
    list: readonly number[],
    key: "nu_opens_by" | "nu_closes_after",
  ): { value: string; label: string }[] => [
    any,
    ...list.map((minutes) => ({ value: String(minutes), label: say(key, { time: clock(minutes) }) })),
  ];
  const number = (text: string) => (text ? Number(text) : undefined);

  return (
    <Sheet title={say("nu_filter")} closeLabel={say("close")} onClose={onClose}>
      <ClassFilter {...shared} />
      <Chips
        legend={say("nu_vacancy")}
        value={wishes.vacancy ?? ""}
        onChange={(value) => put({ ...wishes, vacancy: value || undefined })}
        options={[
          any,
          { value: "any" as const, label: say("nu_vacancy_any") },
          { value: "fresh" as const, label: say("nu_vacancy_fresh") },
        ]}
      />
      <ManyChips
        legend={say("nu_kinds")}
        values={wishes.groups}
        onToggle={(group) => put({ ...wishes, groups: toggled(wishes.groups, group) })}
        options={GROUPS.map((value) => ({ value, label: say(`nu_group_${value}`) }))}
      />
      <Chips
        legend={say("nu_opens")}
        value={String(wishes.opensBy ?? "")}
        onChange={(value) => put({ ...wishes, opensBy: number(value) })}
        options={times(OPENS, "nu_opens_by")}
      />
      <Chips
        legend={say("nu_closes")}
        value={String(wishes.closesAfter ?? "")}
        onChange={(value) => put({ ...wishes, closesAfter: number(value) })}
        options={times(CLOSES, "nu_closes_after")}
      />
      <Chips
        legend={say("nu_allergy")}
        value={wishes.allergy ?? ""}
        onChange={(value) => put({ ...wishes, allergy: value || undefined })}
        options={[
          any,
          { value: "adapted" as const, label: say("nu_allergy_adapted_wish") },
          { value: "substituted" as const, label: say("nu_allergy_substituted_wish") },
        ]}
      />
      <ManyChips
        legend={say("nu_extras")}
        values={[...wishes.extras, ...(wishes.saturday ? (["saturday"] as const) : [])]}
        onToggle={(value) =>
          value === "saturday"
            ? put({ ...wishes, saturday: !wishes.saturday })
            : put({ ...wishes, extras: toggled(wishes.extras, value) })
        }
        options={[
          { value: "saturday" as const, label: say("nu_saturday") },
          ...EXTRAS.map((value) => ({ value, label: say(`nu_extra_${value}`) })),
        ]}
      />
      <PointsFilter {...shared} />
      <SiblingsFilter {...shared} pack={pack} />
      <TextField
        label={say("nu_text")}
        value={wishes.text}
        onInput={(text) => put({ ...wishes, text })}
        maxLength={100}
      />
      <Chips
        legend={say("nu_district")}
        value={wishes.district ?? ""}
        onChange={(value) => put({ ...wishes, district: value || undefined })}
        options={[any, ...districts(pack).map(({ name }) => ({ value: name, label: name }))]}
      />
      <div class="sticky bottom-0 -mx-4 -mb-8 flex flex-col gap-2 border-t border-solid-gray-200 bg-white p-4">
        <Button look="primary" size="large" wide onClick={onClose}>
          {say("nu_show", { count })}
        </Button>
        <Button look="text" wide onClick={() => put({ ...NO_WISHES, spots: wishes.spots, radius: wishes.radius })}>
          {say("nu_reset")}
        </Button>
      </div>
    </Sheet>
  );
}
