import { dayOf, timeOf } from "@tsunagu/api-client";
import type { formatDay } from "@tsunagu/ui";

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
