import type { StaffFacility } from "@tsunagu/api-client";
import { deviceDrawer } from "@tsunagu/sync";
import { SelectField } from "@tsunagu/ui";
import { createContext } from "preact";
import { useContext, useState } from "preact/hooks";

/** The facility that the page is about, and who of its staff writes. */
export interface Here extends StaffFacility {
  /** Everything is written down with who did it: one of the facility's staff, by id. */
  by: string | undefined;
  writeAs: (by: string) => void;
  /** The facility as it was saved just now. */
  onSaved: (saved: StaffFacility) => void;
}

export const FacilityContext = createContext<Here | undefined>(undefined);

export function useFacility(): Here {
  const here = useContext(FacilityContext);
  if (!here) throw new Error("outside a facility");
  return here;
}

/** Who writes is remembered on this computer: at a facility it usually stands in one room. */
export function useWriter({ facility }: StaffFacility): Pick<Here, "by" | "writeAs"> {
  const kept = deviceDrawer<string>(`attendance.writer.${facility.id}`);
  const [by, setBy] = useState(kept.read);
  const known = (facility.staff ?? []).some(({ id }) => id === by);
  return {
    by: known ? by : undefined,
    writeAs: (id) => {
      kept.write(id);
      setBy(id);
    },
  };
}

/** Chooses who writes. */
export function WriterField() {
  const { facility, by, writeAs } = useFacility();
  const staff = facility.staff ?? [];
  if (staff.length === 0) {
    return <p class="text-dns-16N-130">記録するには、まず「施設」で職員を登録してください。</p>;
  }
  return (
    <SelectField
      label="記録する人"
      value={by ?? ""}
      onInput={(id) => id && writeAs(id)}
      options={[...(by ? [] : [["", "選んでください"] as const]), ...staff.map(({ id, name }) => [id, name] as const)]}
    />
  );
}
