/** Moves of the city's clock, in Japan's calendar. */
const JAPAN = 9 * 3_600_000;
const DAY = 86_400_000;
/** When the daily push runs (infra/template.yaml). */
const PUSH = "09:00";

/** The same time of day one calendar month later; on the month's last day where it has no such day. */
export function monthLater(now: string): string {
  const here = new Date(Date.parse(now) + JAPAN);
  const last = new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + 2, 0)).getUTCDate();
  const day = Math.min(here.getUTCDate(), last);
  const later = Date.UTC(
    here.getUTCFullYear(),
    here.getUTCMonth() + 1,
    day,
    here.getUTCHours(),
    here.getUTCMinutes(),
    here.getUTCSeconds(),
  );
  return inJapan(later);
}

/** A moment as it is chosen: `2026-04-01` and `09:00`, both in Japan. */
export interface Moment {
  day: string;
  time: string;
}

/** Every half hour of a day. Browsers write a time input in their own way, "08:00 AM" even on a Japanese page. */
export const halfHours: readonly string[] = Array.from(
  { length: 48 },
  (_, index) => `${String(Math.floor(index / 2)).padStart(2, "0")}:${index % 2 === 0 ? "00" : "30"}`,
);

export const instantOf = ({ day, time }: Moment): string => `${day}T${time}:00+09:00`;

/** The next time at which the day's messages go out. */
export function nextPush(now: string): Moment {
  const here = inJapan(Date.parse(now) + JAPAN);
  const day = here.slice(11, 16) < PUSH ? here : inJapan(Date.parse(now) + JAPAN + DAY);
  return { day: day.slice(0, 10), time: PUSH };
}

/** Milliseconds that already stand for Japan's wall clock, as text with its offset. */
const inJapan = (wall: number): string => `${new Date(wall).toISOString().slice(0, 19)}+09:00`;
