/** What the page of a solution is made of: who is where, and what a family has said of a slot. */
import type { InterviewPlacement, InterviewWhen, StaffInterviewChild, StaffInterviewDay } from "@tsunagu/api-client";
import { over } from "../bookings/words";

/** Where a child is: as the solution has it, and after publication as its booking has it. */
export function startOf(child: StaffInterviewChild): string | undefined {
  if (child.booking) return over(child.booking.state) ? undefined : child.booking.starts;
  return child.solved?.kind === "placed" ? child.solved.starts : undefined;
}

export interface Grid {
  days: string[];
  times: string[];
  /** By start; undefined where it is free. */
  cells: Map<string, StaffInterviewChild | undefined>;
}

/** A class, days beside each other. */
export function gridOf(day: StaffInterviewDay, class_id: string): Grid {
  const starts = day.classes.find((one) => one.class_id === class_id)?.starts ?? [];
  const here = day.children.filter((child) => child.class_id === class_id);
  const cells = new Map<string, StaffInterviewChild | undefined>(starts.map((start) => [start, undefined]));
  for (const child of here) {
    const start = startOf(child);
    if (start) cells.set(start, child);
  }
  const all = [...cells.keys()];
  return {
    days: [...new Set(all.map((start) => start.slice(0, 10)))].sort(),
    times: [...new Set(all.map((start) => start.slice(11, 16)))].sort(),
    cells,
  };
}

export const startAt = (day: string, time: string): string => `${day}T${time}:00`;

/** The id of a published slot (decision 0019: a service for each class, with slots of one place). */
export const slotOf = (day: string, class_id: string, start: string): string =>
  `${day}-${class_id}.${start.slice(0, 16).replace(/[-:]/g, "")}.a`;

/** Half-days on which a teacher of the family's has slots, in order. */
export function halvesOf(day: StaffInterviewDay, children: readonly string[]): InterviewWhen[] {
  const classes = day.children.filter((child) => children.includes(child.child_id)).map((child) => child.class_id);
  const starts = day.classes.filter(({ class_id }) => classes.includes(class_id)).flatMap((one) => one.starts);
  const halves = starts.map((start) => `${start.slice(0, 10)} ${start.slice(11, 13) < "12" ? "1" : "2"}`);
  return [...new Set(halves)].sort().map((half) => ({
    kind: "half_day",
    day: half.slice(0, 10),
    half: half.endsWith("1") ? "morning" : "afternoon",
  }));
}

/** Whether a time as a family names it is that of a slot (domain: `When::has`). */
export function isAt(when: InterviewWhen, start: string): boolean {
  if (when.kind === "at") return when.starts === start;
  const half = start.slice(11, 13) < "12" ? "morning" : "afternoon";
  return when.day === start.slice(0, 10) && when.half === half;
}

/** The child's lock in place of the one before; without a start it is free. */
export function locksWith(
  children: readonly StaffInterviewChild[],
  child: string,
  starts: string | undefined,
): InterviewPlacement[] {
  const others = children.flatMap((one) =>
    one.locked && one.child_id !== child ? [{ child: one.child_id, starts: one.locked }] : [],
  );
  return starts ? [...others, { child, starts }] : others;
}

/** Of a class: how many families have answered, and how many cannot by LINE. */
export interface Answered {
  class_id: string;
  name: string;
  children: number;
  answered: number;
  /** Have not, and could. */
  open: StaffInterviewChild[];
  /** Have not, and nobody of them has LINE. */
  paper: StaffInterviewChild[];
}

export function answeredOf(day: StaffInterviewDay): Answered[] {
  const families = new Map(day.families.map((family) => [family.id, family]));
  return day.classes.map(({ class_id, class: name }) => {
    const children = day.children.filter((child) => child.class_id === class_id);
    const not = children.filter(({ family }) => !families.get(family)?.answered);
    return {
      class_id,
      name,
      children: children.length,
      answered: children.length - not.length,
      open: not.filter(({ family }) => families.get(family)?.reachable),
      paper: not.filter(({ family }) => !families.get(family)?.reachable),
    };
  });
}

/** Who will hear of a publication by LINE, and who will not. */
export function toldOf(day: StaffInterviewDay): { told: number; paper: number } {
  const told = day.families.filter(({ reachable }) => reachable).length;
  return { told, paper: day.families.length - told };
}
