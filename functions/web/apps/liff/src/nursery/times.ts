/** Times of a day that are tapped, such as `10:30`. */

export const MINUTES = ["00", "10", "20", "30", "40", "50"] as const;

/** Hours at which somebody may come or go; a nursery is open longer. Of today, none that is over. */
export function hoursFor(school: boolean, days: readonly string[], today: string, now: string): string[] {
  const [first, last] = school ? [8, 16] : [7, 18];
  const from = days.length > 0 && days.every((day) => day === today) ? Math.max(first, Number(now.slice(0, 2))) : first;
  return Array.from({ length: Math.max(0, last - from + 1) }, (_, at) => String(from + at));
}

/** `10:30` in its parts; nothing where none was chosen. */
export function partsOf(at: string | null | undefined): { hour: string; minute: string } {
  const [hour = "", minute = ""] = at?.split(":") ?? [];
  return { hour: hour.replace(/^0/, ""), minute };
}

/** An hour that is tapped is the full hour until a minute is. */
export const timeAt = (hour: string, minute: string): string => `${hour.padStart(2, "0")}:${minute || "00"}`;
