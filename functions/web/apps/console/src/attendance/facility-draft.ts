import type { BusLine, Facility } from "@tsunagu/api-client";
import { wholeTime } from "../services/draft";
import { newId } from "./roster-draft";

/** What a roster brings, and no form here changes; saving a facility must not lose it. */
type Brought = "groups" | "marks" | "school_year";

/** A facility with everything said, as the form wants it. */
export type FacilityDraft = { [K in Exclude<keyof Facility, Brought>]-?: NonNullable<Facility[K]> } & Pick<
  Facility,
  Brought
>;
export type LineDraft = { [K in keyof BusLine]-?: NonNullable<BusLine[K]> };

export function facilityDraft(facility: Facility): FacilityDraft {
  return {
    id: facility.id,
    kind: facility.kind,
    name: facility.name,
    classes: (facility.classes ?? []).map((one) => ({ ...one, cutoff: wholeTime(one.cutoff) })),
    closing: wholeTime(facility.closing),
    weekdays: facility.weekdays,
    closed_on_holidays: facility.closed_on_holidays ?? true,
    closed: facility.closed ?? [],
    staff: facility.staff ?? [],
    lines: (facility.lines ?? []).map(lineDraft),
    tells_guardians: facility.tells_guardians ?? true,
    lunch: facility.lunch ?? false,
    after_fever: facility.after_fever ?? "",
    ...(facility.groups ? { groups: facility.groups } : {}),
    ...(facility.marks ? { marks: facility.marks } : {}),
    ...(facility.school_year ? { school_year: facility.school_year } : {}),
  };
}

export const lineDraft = (line: BusLine): LineDraft => ({
  ...line,
  departs: wholeTime(line.departs),
  due: wholeTime(line.due),
  device_required: line.device_required ?? true,
  stops: (line.stops ?? []).map((stop) => ({ ...stop, at: wholeTime(stop.at) })),
});

/** What is sent: names without blanks around, closed days in order and each once. */
export function facilityOf(draft: FacilityDraft): Facility {
  const named = <T extends { name: string }>(one: T): T => ({ ...one, name: one.name.trim() });
  return {
    ...draft,
    name: draft.name.trim(),
    after_fever: draft.after_fever.trim() || null,
    closed: [...new Set(draft.closed.filter(Boolean))].sort(),
    classes: draft.classes.map(named),
    staff: draft.staff.map(named),
    lines: draft.lines.map((line) => ({
      ...named(line),
      vehicle: line.vehicle.trim(),
      stops: (line.stops ?? []).map(named),
    })),
  };
}

export const newFacilityDraft = (): FacilityDraft =>
  facilityDraft({
    id: "",
    kind: "nursery",
    name: "",
    closing: "19:00",
    weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
    classes: [newClass()],
  });

/** Ids are made, not chosen: nobody reads them, and they stay when a name changes. */
export const newClass = () => ({ id: newId("", 8), name: "", cutoff: "09:00:00" });
export const newStaff = () => ({ id: newId("s_"), name: "" });
export const newStop = () => ({ id: newId("", 8), name: "", at: "08:00:00" });
export const newLine = (): LineDraft => ({
  id: newId(""),
  name: "",
  direction: "outward",
  vehicle: "",
  departs: "07:50:00",
  due: "08:40:00",
  device_required: true,
  stops: [newStop()],
});

/** Times that were left empty, by path, such as `classes.0.cutoff`. */
export function emptyTimes(draft: FacilityDraft): string[] {
  const times: [string, string][] = [
    ["closing", draft.closing],
    ...draft.classes.map(({ cutoff }, at): [string, string] => [`classes.${at}.cutoff`, cutoff]),
    ...draft.lines.flatMap(({ departs, due, stops = [] }, at): [string, string][] => [
      [`lines.${at}.departs`, departs],
      [`lines.${at}.due`, due],
      ...stops.map((stop, n): [string, string] => [`lines.${at}.stops.${n}.at`, stop.at]),
    ]),
  ];
  return times.flatMap(([path, time]) => (time ? [] : [path]));
}
