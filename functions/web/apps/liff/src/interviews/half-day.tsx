import { type InterviewHalfDay, type InterviewWhen, timeOf } from "@tsunagu/api-client";
import { useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { canWish, halfOf, type Mark, MOST_WISHES, marked, markOf, rankOf, type Said, timeAt, timesNo } from "./answer";
import { Three } from "./three";
import { useWords } from "./use-words";

/** Half a day: said as a whole, or time by time. */
export function HalfDay({
  half,
  said,
  today,
  onSay,
}: {
  half: InterviewHalfDay;
  said: Said;
  today: string;
  onSay: (said: Said) => void;
}) {
  const { say } = useSpeech();
  const words = useWords(today);
  const [full, tell] = useState(false);
  const whole = halfOf(half);
  const name = words.half(half.day, half.half);
  const isNo = markOf(said, whole) === "no";
  const no = timesNo(said, half);
  const put = (when: InterviewWhen) => (mark: Mark) => {
    tell(mark === "wish" && !canWish(said));
    onSay(marked(said, half, when, mark));
  };
  return (
    <li class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-3">
      <p class="flex flex-wrap items-baseline gap-x-3">
        <span class="text-std-18B-160">{name}</span>
        <span class="text-dns-14N-130 text-solid-gray-700">{words.span(half)}</span>
      </p>
      <Three name={name} mark={markOf(said, whole)} rank={rankOf(said, whole)} onMark={put(whole)} />
      <p role="status" class="text-dns-14N-130 text-error-2 empty:hidden">
        {full && !canWish(said) ? say("interview_most", { most: MOST_WISHES }) : ""}
      </p>
      {!isNo && half.starts.length > 1 && (
        <details>
          <summary
            class="flex min-h-11 w-fit items-center text-dns-14N-130 text-key-900 underline underline-offset-4"
            aria-label={say("interview_times_of", { half: name })}
          >
            {say("interview_times")}
            {no > 0 && say("interview_times_no", { count: no })}
          </summary>
          <ul class="flex flex-col gap-2 pt-1">
            {half.starts.map((starts) => {
              const when = timeAt(starts);
              return (
                <li key={starts} class="grid grid-cols-[3.5rem_1fr] items-center gap-2">
                  <span aria-hidden="true" class="text-std-16B-170">
                    {timeOf(starts)}
                  </span>
                  <Three
                    small
                    name={words.when(when)}
                    mark={markOf(said, when)}
                    rank={rankOf(said, when)}
                    onMark={put(when)}
                  />
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </li>
  );
}
