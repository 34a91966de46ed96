/**
 * Days are `yyyy-mm-dd` text, as the service gives them, and are counted in UTC so that no device's time zone can move
 * them. Only "today" has a time zone, and that is always given.
 */
const DAY = 86_400_000;
const utc = (day: string) => new Date(`${day}T00:00:00Z`);

export function addDays(day: string, days: number): string {
  return new Date(utc(day).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / DAY);
}

/** The calendar day at an instant in Japan, where every date of ours is meant. */
export function todayIn(instant: Date, timeZone = "Asia/Tokyo"): string {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return parts.format(instant);
}

export function weekday(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" }).format(utc(day));
}

/** `2026年4月1日（水）` or `Wed, Apr 1, 2026`; the year is left out when it is `near`'s year. */
export function formatDay(day: string, language: string, near?: string): string {
  const date = utc(day);
  const withYear = near?.slice(0, 4) !== day.slice(0, 4);
  if (language.startsWith("ja")) {
    const year = withYear ? `${date.getUTCFullYear()}年` : "";
    return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日（${weekday(day, "ja")}）`;
  }
  return new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    weekday: "short",
    month: "short",
    day: "numeric",
    ...(withYear ? { year: "numeric" } : {}),
  }).format(date);
}

/** `2026年4月1日`, without the weekday: for days of birth. */
export function formatDate(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", dateStyle: "long" }).format(utc(day));
}

/** `2026年4月` or `April 2026`. */
export function formatMonth(month: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "numeric", month: "long" }).format(
    utc(`${month}-01`),
  );
}

/** Day and minute in Japan; the year is left out when it is `near`'s year. */
export function formatInstant(instant: string, language: string, near?: string): string {
  const shown = new Date(instant);
  const time = new Intl.DateTimeFormat(language, {
    timeZone: "Asia/Tokyo",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return `${formatDay(todayIn(shown), language, near)} ${time.format(shown)}`;
}
