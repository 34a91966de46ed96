import { addDays, type formatDay } from "@tsunagu/ui";

/** Appointments are written with Japan's own offset, so that day and time can be read off: `2026-04-10T10:00:00+09:00`. */
export const dayOf = (moment: string): string => moment.slice(0, 10);
export const timeOf = (moment: string): string => moment.slice(11, 16);

interface Span {
  starts_at: string;
  ends_at: string;
}

/** `10:00〜10:30`. */
export const hours = ({ starts_at, ends_at }: Span, locale: string): string =>
  `${timeOf(starts_at)}${locale === "ja" ? "〜" : "–"}${timeOf(ends_at)}`;

/** `4月10日（金） 10:00〜10:30`. */
export const whole = (span: Span, day: typeof formatDay, locale: string, near: string): string =>
  `${day(dayOf(span.starts_at), locale, near)} ${hours(span, locale)}`;

/** Until when a family can change its mind by itself. */
export const changeableUntil = (starts_at: string, minutes: number): string =>
  new Date(Date.parse(starts_at) - minutes * 60_000).toISOString();

/** What a slot's id says of itself: `checkup-18m.20260410T1000.a`. */
export function readSlotId(id: string): { service: string; day: string; time: string } | undefined {
  const found = /^([a-z0-9-]+)\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\.[a-z0-9]+$/.exec(id);
  const [, service, year, month, date, hour, minute] = found ?? [];
  const day = `${year}-${month}-${date}`;
  return service && isDay(day) ? { service, day, time: `${hour}:${minute}` } : undefined;
}

/** 30 February is no day. */
function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && addDays(day, 0) === day;
}
