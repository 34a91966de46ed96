import type { InterviewFamily, InterviewWhen } from "@tsunagu/api-client";
import { Line } from "../bookings/parts";
import { useSpeech } from "../texts";
import { keyOf } from "./answer";
import { useWords } from "./use-words";

/** What a family answered, in words. */
export function Given({ family, today }: { family: InterviewFamily; today: string }) {
  const { say } = useSpeech();
  const words = useWords(today);
  const inOrder = [...family.impossible].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const list = (times: readonly InterviewWhen[], name: (when: InterviewWhen, place: number) => string) => (
    <ul>
      {times.map((when, place) => (
        <li key={keyOf(when)}>{name(when, place)}</li>
      ))}
    </ul>
  );
  return (
    <dl class="rounded-12 bg-solid-gray-50 px-4 py-2">
      <Line name={say("interview_said_no")}>
        {inOrder.length === 0 ? say("interview_said_free") : list(inOrder, words.when)}
      </Line>
      <Line name={say("interview_said_wish")}>
        {family.wishes.length === 0
          ? say("interview_said_none")
          : list(family.wishes, (when, place) => `${say("interview_rank", { rank: place + 1 })} ${words.when(when)}`)}
      </Line>
      {family.district && <Line name={say("interview_said_district")}>{family.district}</Line>}
    </dl>
  );
}
