import { addDays } from "./dates";

/** A month is `yyyy-mm` text, as the days in it begin. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month so many months later. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

export const firstOf = (month: string): string => `${month}-01`;
export const lastOf = (month: string): string => addDays(firstOf(addMonths(month, 1)), -1);

/** The month in weeks from Sunday to Saturday; days of the months beside it are left out. */
export function weeksOf(month: string): (string | undefined)[][] {
  const first = firstOf(month);
  const before = weekdayOf(first);
  const last = Number(lastOf(month).slice(8));
  return Array.from({ length: Math.ceil((before + last) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const number = week * 7 + weekday - before;
      return number >= 0 && number < last ? addDays(first, number) : undefined;
    }),
  );
}

/** 0 is Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Where a key leads from a day, as in the ARIA pattern of a grid of dates; none where the key means something else. */
export function dayByKey(day: string, key: string): string | undefined {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -7);
    case "ArrowDown":
      return addDays(day, 7);
    case "Home":
      return addDays(day, -weekdayOf(day));
    case "End":
      return addDays(day, 6 - weekdayOf(day));
    case "PageUp":
      return sameDay(day, -1);
    case "PageDown":
      return sameDay(day, 1);
    default:
      return undefined;
  }
}

/** The same day of another month, or its last day. */
function sameDay(day: string, months: number): string {
  const month = addMonths(monthOf(day), months);
  const wished = `${month}-${day.slice(8)}`;
  const last = lastOf(month);
  return wished < last ? wished : last;
}
