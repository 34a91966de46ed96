/** The facility and its children as the roster feed has them. */
import type { Facility, RosterChild } from "@tsunagu/api-client";
import type { Day } from "@tsunagu/sync";

export type Guardian = NonNullable<RosterChild["guardians"]>[number];
export type BusLine = NonNullable<Facility["lines"]>[number];
export type Carer = NonNullable<Facility["staff"]>[number];

export interface Roster {
  facility: Facility;
  /** By class, then as the names are read. */
  children: RosterChild[];
  /** Public holidays of the coming weeks, as the server said last. */
  holidays: readonly Day[];
}

/** `undefined` until the facility itself is here. */
export function rosterOf(rows: ReadonlyMap<string, string>, holidays: readonly Day[]): Roster | undefined {
  const facility = rows.get("f");
  if (facility === undefined) return undefined;
  const children = [...rows].filter(([key]) => key.startsWith("k/")).map(([, text]) => JSON.parse(text) as RosterChild);
  return {
    facility: JSON.parse(facility) as Facility,
    children: children.sort((one, other) => one.kana.localeCompare(other.kana, "ja")),
    holidays,
  };
}

export const guardiansOf = (child: RosterChild): Guardian[] => child.guardians ?? [];

/** Children of one household: they share somebody. */
export function siblingsOf(roster: Roster, child: RosterChild): RosterChild[] {
  const people = new Set(guardiansOf(child).map(({ id }) => id));
  return roster.children.filter((one) => one.id !== child.id && guardiansOf(one).some(({ id }) => people.has(id)));
}

/** Whom a guardian is around. */
export const childrenOf = (roster: Roster, person: string): RosterChild[] =>
  roster.children.filter((child) => guardiansOf(child).some(({ id }) => id === person));

export function personName(roster: Roster | undefined, id: string | null): string | undefined {
  if (!roster || id === null) return undefined;
  const carer = roster.facility.staff?.find((one) => one.id === id);
  const guardian = () => roster.children.flatMap(guardiansOf).find((one) => one.id === id);
  return carer?.name ?? guardian()?.name;
}

export const childName = (roster: Roster | undefined, id: string): string =>
  roster?.children.find((child) => child.id === id)?.name ?? "名簿にない子";

const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

const weekdayOf = (day: Day): string => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";

/** Whether the facility's week and the child's have this day. */
export function comesOn(roster: Roster, child: RosterChild, day: Day): boolean {
  const enrolled = (child.from ?? day) <= day && day <= (child.until ?? day);
  return enrolled && isOpen(roster, day) && child.comes.includes(weekdayOf(day));
}

export function isOpen({ facility, holidays }: Roster, day: Day): boolean {
  const closed = (facility.closed ?? []).includes(day) || (facility.closed_on_holidays && holidays.includes(day));
  return facility.weekdays.includes(weekdayOf(day)) && !closed;
}

/** The lines with the names of their runs of a day as the server names them. On a day off a bus may go all the same. */
export const runsOf = ({ facility }: Roster, day: Day): { run: string; line: BusLine }[] =>
  (facility.lines ?? []).map((line) => ({ run: `${line.id}.${day.replaceAll("-", "")}`, line }));
