/** Moments as people at the gate say them. */
import type { Day, Millis } from "@tsunagu/sync";

const clock = new Intl.DateTimeFormat("ja", {
  timeZone: "Asia/Tokyo",
  hour: "numeric",
  minute: "2-digit",
  hourCycle: "h23",
});
const date = new Intl.DateTimeFormat("ja", { timeZone: "Asia/Tokyo", month: "long", day: "numeric", weekday: "short" });

/** `8:12` */
export const time = (at: Millis): string => clock.format(at);
/** `4月13日(月)` */
export const dayName = (day: Day): string => date.format(Date.parse(`${day}T12:00:00+09:00`));
/** A time of a day in Japan, such as `08:12`. */
export const momentOf = (day: Day, hhmm: string): Millis => Date.parse(`${day}T${hhmm.slice(0, 5)}:00+09:00`);
