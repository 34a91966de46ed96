import { addDays, todayIn } from "@tsunagu/ui";

/** How many days ahead an absence can be reported; a facility plans no further. */
const AHEAD = 31;
/** Child-days of one report. */
const MOST = 40;

/** The days that are a tap away: today and the six after it. */
export const nearDays = (today: string): string[] => Array.from({ length: 7 }, (_, n) => addDays(today, n));
export const lastDay = (today: string): string => addDays(today, AHEAD);

export const isReportable = (day: string, today: string): boolean => day >= today && day <= lastDay(today);
export const isTooMany = (children: number, days: number): boolean => children * days > MOST;

/** With the day if it was not there, else without it; in order. */
export const toggled = (days: readonly string[], day: string): string[] =>
  days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort();

/** Days in a row belong together: `13.–15., 20.`. */
export function spansOf(days: readonly string[]): { from: string; to: string }[] {
  const spans: { from: string; to: string }[] = [];
  for (const day of [...days].sort()) {
    const last = spans.at(-1);
    if (last && addDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}

/** The moment so many minutes from now, as the service reads it; none once it is tomorrow. */
export function momentIn(now: Date, minutes: number): string | undefined {
  const at = new Date(now.getTime() + minutes * 60_000);
  if (todayIn(at) !== todayIn(now)) return undefined;
  return `${new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 16)}:00+09:00`;
}
