import { addDays, formatDay, todayIn } from "@tsunagu/ui";
import { type Say, useSpeech } from "../texts";

/** `8:10` in Japan. */
const clock = (at: Date): string =>
  new Intl.DateTimeFormat("ja", {
    timeZone: "Asia/Tokyo",
    hour: "numeric",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);

/**
 * When a message came, as people say it. In a list the day is enough, save for today's: `きょう 8:10`, `きのう`,
 * `11月3日（火）`. On the message itself, `whole`, the time stands with every day.
 */
export function whenWords(moment: string, now: Date, say: Say, locale: string, whole = false): string {
  const at = new Date(moment);
  const [day, today] = [todayIn(at), todayIn(now)];
  if (day === today) return `${say("day_today")} ${clock(at)}`;
  const words = day === addDays(today, -1) ? say("day_yesterday") : formatDay(day, locale, today);
  return whole ? `${words} ${clock(at)}` : words;
}

export function useWhen(now: Date): (moment: string, whole?: boolean) => string {
  const { say, locale } = useSpeech();
  return (moment, whole) => whenWords(moment, now, say, locale, whole);
}
