import type { CalendarEntry, Child } from "@tsunagu/api-client";
import { addDays, daysBetween } from "@tsunagu/ui";

/** What a parent looks for: what to do now, what comes, what is over. Entries that do not concern the child are left out. */
export interface Timeline {
  now: CalendarEntry[];
  next: CalendarEntry[];
  past: CalendarEntry[];
}

/** A term without a first day is shown as soon as the reminder for it goes out: 60 days before its end. */
const NOTICE_DAYS = 60;
/** A term without a last day is news for this long; afterwards it would only push today's work down the page. */
const OPEN_DAYS = 60;

export const firstDay = (entry: CalendarEntry): string | undefined =>
  entry.starts ?? (entry.ends ? addDays(entry.ends, -NOTICE_DAYS) : undefined);

/** The last day on which the office still takes it. */
export const lastDay = (entry: CalendarEntry): string | undefined => entry.accepted_until ?? entry.ends ?? undefined;

const shownUntil = (entry: CalendarEntry): string =>
  lastDay(entry) ?? (entry.starts ? addDays(entry.starts, OPEN_DAYS) : "9999-12-31");

export function timeline(entries: readonly CalendarEntry[], today: string): Timeline {
  const lines: Timeline = { now: [], next: [], past: [] };
  for (const entry of entries) {
    if (!entry.applies) continue;
    const first = firstDay(entry);
    if (shownUntil(entry) < today) lines.past.push(entry);
    else if (first !== undefined && first > today) lines.next.push(entry);
    else lines.now.push(entry);
  }
  // What ends soonest is most urgent; what has no end comes last.
  lines.now.sort(by((entry) => lastDay(entry) ?? "9999-12-31"));
  lines.next.sort(by((entry) => firstDay(entry) ?? "9999-12-31"));
  lines.past.sort(by(shownUntil)).reverse();
  return lines;
}

function by(key: (entry: CalendarEntry) => string) {
  return (a: CalendarEntry, b: CalendarEntry) => {
    const [left, right] = [key(a), key(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

/** Where a child or pregnancy stands today. */
export type Standing =
  | { kind: "week"; weeks: number }
  | { kind: "overdue" }
  | { kind: "days"; days: number }
  | { kind: "age"; years: number; months: number }
  | { kind: "unknown" };

export function standing(child: Child, today: string): Standing {
  if (child.kind === "pregnancy") {
    if (!child.due_date) return { kind: "unknown" };
    // 40w0d is day 280 (domain: term of pregnancy).
    const day = 280 - daysBetween(today, child.due_date);
    return day > 280 ? { kind: "overdue" } : { kind: "week", weeks: Math.max(0, Math.floor(day / 7)) };
  }
  if (!child.birth_date || child.birth_date > today) return { kind: "unknown" };
  const [by = 0, bm = 0, bd = 0] = child.birth_date.split("-").map(Number);
  const [ty = 0, tm = 0, td = 0] = today.split("-").map(Number);
  // A birthday that a month does not have is kept on its last day, as people do.
  const reached = td >= bd || td === new Date(Date.UTC(ty, tm, 0)).getUTCDate();
  const months = (ty - by) * 12 + (tm - bm) - (reached ? 0 : 1);
  if (months < 2) return { kind: "days", days: daysBetween(child.birth_date, today) };
  return { kind: "age", years: Math.floor(months / 12), months: months % 12 };
}
