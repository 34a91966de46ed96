import type { Facility, RosterSchool } from "@tsunagu/api-client";

const number = new Intl.NumberFormat("ja");
export const people = (count: number): string => `${number.format(count)}人`;

/** The school year of a day: it begins in April. */
export const schoolYearOf = (day: string): number => Number(day.slice(0, 4)) - (day.slice(5, 7) < "04" ? 1 : 0);

/** 「2026年度 → 2027年度に進級します」 of a school whose classes are those of another year than here; else none. */
export function newYearWords(
  { facility_id, new_year, new: isNew }: Pick<RosterSchool, "facility_id" | "new_year" | "new">,
  year: number,
  facilities: readonly Facility[],
): string | undefined {
  if (!new_year || isNew) return undefined;
  const before = facilities.find(({ id }) => id === facility_id)?.school_year;
  if (!before) return `${year}年度の名簿になります。`;
  if (before > year) return `${before}年度 → ${year}年度に戻ります。古いファイルではありませんか。`;
  return `${before}年度 → ${year}年度に進級します。`;
}

/** Whether a file changes anything at all. */
export const changes = (schools: readonly RosterSchool[]): boolean =>
  schools.some(
    (one) => one.new || one.new_year || one.arrived + one.moved + one.renamed + one.guardians + one.gone > 0,
  );

export const sum = (schools: readonly RosterSchool[], read: (one: RosterSchool) => number): number =>
  schools.reduce((all, one) => all + read(one), 0);
