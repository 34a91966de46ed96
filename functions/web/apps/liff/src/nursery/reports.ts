import type { Absence, AbsenceReason, Attending, NewAbsence, ReportKind } from "@tsunagu/api-client";

/** What can be reported of a day, and why. Knows which of it fits a school or a nursery; refuses to know any words. */

export const KINDS: readonly ReportKind[] = ["absent", "late", "early"];

const NURSERY: readonly AbsenceReason[] = ["sick", "private", "other"];
/** A school counts a bereavement and a disease that keeps a child at home apart from other absences (出席停止・忌引等). */
const SCHOOL: readonly AbsenceReason[] = ["sick", "infection", "private", "bereavement", "other"];

export const kindOf = ({ kind }: { kind?: ReportKind }): ReportKind => kind ?? "absent";

export const isSchool = ({ facility_kind }: Attending): boolean => facility_kind === "school";

/** The reasons that a report about these children may give. */
export const reasonsFor = (kids: readonly Attending[]): readonly AbsenceReason[] =>
  kids.some(isSchool) ? SCHOOL : NURSERY;

/** A reason that fits, where another child was chosen meanwhile. */
export const fitting = (why: AbsenceReason, reasons: readonly AbsenceReason[]): AbsenceReason =>
  reasons.includes(why) ? why : "other";

/** Where these children go, as one word of the catalogue. */
export function placeKey(kids: readonly Attending[]): "place_nursery" | "place_school" | "place_both" {
  const schools = kids.filter(isSchool).length;
  if (schools === 0) return "place_nursery";
  return schools === kids.length ? "place_school" : "place_both";
}

/** A report as it is sent: no time of an absence, no empty note. */
export function tidy({ kind = "absent", at, note, ...report }: NewAbsence): NewAbsence {
  const text = note?.trim();
  return {
    ...report,
    ...(kind === "absent" ? {} : { kind, ...(at ? { at } : {}) }),
    ...(text ? { note: text } : {}),
  };
}

/** Whether something else is reported already that this takes the place of. */
export function replaces(report: NewAbsence, kids: readonly Attending[]): boolean {
  const absent = kindOf(report) === "absent";
  return kids
    .filter(({ child_id }) => report.child_ids.includes(child_id))
    .flatMap(({ absences }) => absences)
    .some((one) => report.days.includes(one.day) && absent !== (kindOf(one) === "absent"));
}

/** How the service names the report of a child's day. */
export const idOf = (child: string, day: string, kind: ReportKind): string =>
  `${child}.${day}${kind === "absent" ? "" : `.${kind}`}`;

/** By day, and on a day as the day goes. */
export const inOrder = (a: Absence, b: Absence): number =>
  a.day === b.day ? KINDS.indexOf(kindOf(a)) - KINDS.indexOf(kindOf(b)) : a.day < b.day ? -1 : 1;
