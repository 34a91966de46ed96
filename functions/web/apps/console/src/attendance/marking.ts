import type { BoardLine, MarkCard, NewMark, RegisterMark } from "@tsunagu/api-client";

/** A school's day by class, and what a teacher is asked to confirm. A report proposes a mark; only a teacher gives one. */

/** The choice that says that the pupil was there: no mark has this id. */
export const PRESENT = "";

export interface ClassCount {
  expected: number;
  absent: number;
  late: number;
  early: number;
  /** Expected, and nothing was reported of them. */
  unheard: number;
  /** Expected, and nothing is confirmed of them. */
  open: number;
}

export const isExpected = ({ standing }: BoardLine): boolean => standing !== "day_off";
export const isReported = ({ reports }: BoardLine): boolean => (reports ?? []).length > 0;

export function countOf(lines: readonly BoardLine[]): ClassCount {
  const expected = lines.filter(isExpected);
  const of = (kind: string) => expected.filter(({ reports }) => reports?.some((one) => one.kind === kind)).length;
  return {
    expected: expected.length,
    absent: of("absent"),
    late: of("late"),
    early: of("early"),
    unheard: expected.filter((line) => !isReported(line)).length,
    open: expected.filter(({ marked }) => !marked).length,
  };
}

/** What stands in the register, or what the reports lead to. */
export const proposed = ({ marked, suggested }: BoardLine): string => (marked ? marked.mark : suggested) ?? PRESENT;

/** A guardian has said something else since the teacher confirmed. */
export const differs = ({ marked, suggested, reports }: BoardLine): boolean =>
  marked !== undefined &&
  marked !== null &&
  (marked.mark ?? PRESENT) !== (suggested ?? PRESENT) &&
  (reports ?? []).some(({ said_at }) => said_at > marked.at);

/** What a class is confirmed with: the teacher's choice, or what is proposed. A note that stands stays with its mark. */
export function marksOf(lines: readonly BoardLine[], chosen: Readonly<Record<string, string>>): NewMark[] {
  return lines.filter(isExpected).map((line) => {
    const mark = chosen[line.child_id] ?? proposed(line);
    const note = line.marked && (line.marked.mark ?? PRESENT) === mark ? line.marked.note : undefined;
    return { child_id: line.child_id, mark: mark || null, ...(note ? { note } : {}) };
  });
}

/** `出席`, `病 病気による欠席`; a mark that the school no longer gives is known by its sign. */
export function markWords(card: MarkCard, marks: readonly RegisterMark[]): string {
  if (!card.mark) return "出席";
  const label = marks.find(({ id }) => id === card.mark)?.label;
  return label ? `${card.symbol} ${label}` : card.symbol;
}

/** The choices for one pupil. A mark that stands and is given no more stays one. */
export function choicesFor(line: BoardLine, marks: readonly RegisterMark[]): (readonly [string, string])[] {
  const known = marks.map(({ id, symbol, label }) => [id, `${symbol} ${label}`] as const);
  const standing = line.marked?.mark;
  const lost =
    standing && !marks.some(({ id }) => id === standing) ? [[standing, line.marked?.symbol ?? ""] as const] : [];
  return [[PRESENT, "出席"] as const, ...known, ...lost];
}
