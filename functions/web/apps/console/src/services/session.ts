import type { Weekly } from "./draft";
import { weekdays } from "./words";

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** How many slots a session is cut into; a last part that is too short is none. */
export function slotsIn({ from, until, minutes }: Pick<Weekly, "from" | "until" | "minutes">): number {
  const count = Math.floor((minutesOf(until) - minutesOf(from)) / minutes);
  return Number.isFinite(count) && count > 0 ? count : 0;
}

/** The weekday of a day, as the service writes it. */
export function weekdayOf(day: string): string {
  // Sunday is 0 there and last here.
  const at = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return weekdays[at]?.[0] ?? "monday";
}

/** The same session on the next weekday: Monday's serves for the whole week. */
export function onNextDay<T extends { weekday: string }>(session: T): T {
  const at = weekdays.findIndex(([id]) => id === session.weekday);
  return { ...session, weekday: weekdays[(at + 1) % weekdays.length]?.[0] ?? session.weekday };
}
