/** Moves of the city's clock, in Japan's calendar. */
const JAPAN = 9 * 3_600_000;

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

/** `2026-04-01T08:00` as a date input writes it, read as a time in Japan. */
export const fromInput = (text: string): string => `${text.length === 16 ? `${text}:00` : text}+09:00`;

export const toInput = (now: string): string => inJapan(Date.parse(now) + JAPAN).slice(0, 16);

/** Milliseconds that already stand for Japan's wall clock, as text with its offset. */
const inJapan = (wall: number): string => `${new Date(wall).toISOString().slice(0, 19)}+09:00`;
