import { dayOf, type InterviewHalfDay, type InterviewWhen, timeOf } from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";
import { useSpeech } from "../texts";

/** Half-days and times in the reader's language. */
export function useWords(today: string) {
  const { say, locale } = useSpeech();
  const half = (day: string, half: InterviewHalfDay["half"]) =>
    say(`interview_${half}`, { day: formatDay(day, locale, today) });
  return {
    half,
    when: (when: InterviewWhen) =>
      when.kind === "half_day"
        ? half(when.day, when.half)
        : `${formatDay(dayOf(when.starts), locale, today)} ${timeOf(when.starts)}`,
    /** `14:00〜14:45に始まります`. */
    span: ({ starts }: InterviewHalfDay) => {
      const first = timeOf(starts[0] ?? "");
      const last = timeOf(starts.at(-1) ?? "");
      return first === last ? say("interview_starts_one", { first }) : say("interview_starts", { first, last });
    },
  };
}
