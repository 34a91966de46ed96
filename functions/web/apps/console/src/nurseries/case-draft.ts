import type { PointHousehold, PointReason } from "@tsunagu/api-client";

type Guardian = PointHousehold["guardians"][number];
export type Kind = PointReason["kind"];

/** Days and hours of somebody who works full time. */
const fullTime = { days_per_month: 20, minutes_per_day: 480 };

/** A reason of this kind with the most usual numbers, to begin with. */
export function newReason(kind: Kind, entryMonth: string): PointReason {
  switch (kind) {
    case "work":
    case "job_offer":
      return { kind, form: "employed", hours: fullTime };
    case "study":
      return { kind, hours: fullTime };
    case "childbirth":
      return { kind, due: entryMonth };
    case "illness":
      return { kind, degree: "hospital" };
    case "disability":
      return { kind, grade: 1 };
    case "care":
      return { kind, degree: "severe_home", hours_per_month: 80 };
    default:
      return { kind };
  }
}

export const newGuardian = (): Guardian => ({ reasons: [{ kind: "work", form: "employed", hours: fullTime }] });

/** Two who work full time and a child of one year. */
export const newHousehold = (entryMonth: string): PointHousehold => ({
  entry_month: entryMonth,
  child: { age_class: 1 },
  guardians: [newGuardian(), newGuardian()],
});

/** In or out of a list of marks. */
export const toggled = <T>(marks: readonly T[] | undefined, mark: T): T[] =>
  marks?.includes(mark) ? marks.filter((one) => one !== mark) : [...(marks ?? []), mark];

/** A household as JSON, or nothing where it is none. */
export function householdFrom(json: string): PointHousehold | undefined {
  try {
    const found = JSON.parse(json) as Partial<PointHousehold> | null;
    const isHousehold =
      typeof found?.entry_month === "string" &&
      typeof found.child?.age_class === "number" &&
      Array.isArray(found.guardians) &&
      found.guardians.every((guardian) => Array.isArray(guardian?.reasons) && guardian.reasons.length > 0);
    return isHousehold ? (found as PointHousehold) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether every number has been filled in. */
export const isFilled = (household: PointHousehold): boolean => {
  const filled = (one: unknown): boolean =>
    typeof one === "object" && one !== null ? Object.values(one).every(filled) : !Number.isNaN(one);
  return filled(household) && household.entry_month !== "";
};
