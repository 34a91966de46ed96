import { type Attending, type ReportKind, type TodayCard, timeOf } from "@tsunagu/api-client";
import { addDays, formatDay } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { spansOf } from "./days";
import { kindOf } from "./reports";

/** Where a child stands, in plain words; each with the time it has been so, as far as that is known. */
export function useStandingWords(): (card: TodayCard) => string {
  const { say } = useSpeech();
  return ({ standing, since }) => {
    if (since) {
      const time = timeOf(since);
      switch (standing) {
        case "present":
        case "on_bus":
        case "off_bus":
        case "left":
          return say(`since_${standing}`, { time });
      }
    }
    return say(`stand_${standing}`);
  };
}

/** `きょう`, `あした`, `4月15日（水）`. */
export function useDayWords(today: string): (day: string) => string {
  const { say, locale } = useSpeech();
  return (day) => {
    if (day === today) return say("day_today");
    if (day === addDays(today, 1)) return say("day_tomorrow");
    return formatDay(day, locale, today);
  };
}

/** Several days, those in a row from one end to the other. */
export function useDaysWords(today: string): (days: readonly string[]) => string {
  const { say, locale } = useSpeech();
  const word = useDayWords(today);
  return (days) =>
    spansOf(days)
      .map(({ from, to }) => (from === to ? word(from) : say("day_span", { from: word(from), to: word(to) })))
      .join(locale === "ja" ? "、" : ", ");
}

/** `お休み`, `遅刻（10:30に着く）`. */
export function useWhatWords(): (report: { kind?: ReportKind; at?: string | null }) => string {
  const { say, locale } = useSpeech();
  return (report) => {
    const kind = kindOf(report);
    const word = say(`kind_${kind}`);
    if (kind === "absent" || !report.at) return word;
    const when = say(kind === "late" ? "time_from" : "time_until", { time: report.at });
    return locale === "ja" ? `${word}（${when}）` : `${word} (${when})`;
  };
}

/** The emojis of some children. */
export const tokensOf = (ids: readonly string[], kids: readonly Attending[]): string =>
  ids.map((id) => kids.find((kid) => kid.child_id === id)?.token ?? "").join(" ");
