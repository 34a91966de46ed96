import type { Facility, OfTable } from "@tsunagu/api-client";
import { Button, NumberField, SelectField } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today } from "../desk";
import { schoolYearOf } from "./words";

/** What a table does not say: of which school year it is, and of which school where it has no column for that. */
export function TableFields({
  name,
  facilities,
  busy,
  onLook,
  onChange,
}: {
  name: string;
  facilities: Facility[];
  busy: boolean;
  onLook: (of: OfTable) => void;
  onChange: () => void;
}) {
  const schools = facilities.filter(({ kind }) => kind === "school");
  const [year, setYear] = useState(schoolYearOf(today()));
  const [facility, setFacility] = useState(schools.length === 1 ? (schools[0]?.id ?? "") : "");
  const whole = Number.isInteger(year) && year >= 2000 && year < 2100;
  return (
    <section
      aria-labelledby="table"
      class="flex flex-col items-start gap-4 rounded-12 border border-solid-gray-420 p-4"
    >
      <h2 id="table" class="text-std-20B-150">
        「{name}」について
      </h2>
      <NumberField
        label="年度"
        hint="この名簿が、何年度のものか。4月からの分なら、新しい年度にします。"
        value={year}
        min={2000}
        max={2099}
        onInput={(year) => {
          setYear(year);
          onChange();
        }}
      />
      <SelectField
        label="学校"
        value={facility}
        options={[
          ["", "ファイルの「学校コード」「学校名」の列のとおり"],
          ...schools.map(({ id, name }) => [id, name] as const),
        ]}
        onInput={(id) => {
          setFacility(id);
          onChange();
        }}
      />
      <Button
        look="primary"
        busy={busy}
        disabled={!whole}
        onClick={() => onLook({ school_year: year, ...(facility ? { facility } : {}) })}
      >
        何が変わるかを調べる
      </Button>
    </section>
  );
}
