import type { InterviewDayCard, ResidentApi } from "@tsunagu/api-client";
import { dayOf } from "@tsunagu/api-client";
import { formatInstant, LinkButton, todayIn, useLoad } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";

/** Leads to interviews: in front where the family is asked and has not answered. Where that cannot be asked, LINE leads there. */
export function InterviewNotice({ api }: { api: ResidentApi }) {
  const { say, language, locale } = useSpeech();
  const days = useLoad(`interviews.${language}`, api.interviewDays);
  const today = todayIn(api.now());
  const open = (days.value ?? []).filter((card) => !isOver(card, today));
  if (open.length === 0) return null;
  return (
    <>
      {open.map((card) => {
        const { id, title } = card;
        const href = hrefOf({ at: "interview", id });
        if (!isAsked(card)) {
          const key = card.decided ? "see_time" : card.open ? "see_answer" : "see_closed";
          return (
            <LinkButton key={id} wide href={href}>
              {say(`interview_${key}`, { title })}
            </LinkButton>
          );
        }
        return (
          <section key={id} class="flex flex-col gap-2 rounded-12 border-2 border-l-8 border-key-900 p-4">
            <p class="text-std-16B-170">
              {say("interview_ask_until", { when: formatInstant(card.deadline, locale, today) })}
            </p>
            <LinkButton wide look="primary" href={href}>
              {say("interview_ask", { title })}
            </LinkButton>
          </section>
        );
      })}
    </>
  );
}

const isAsked = ({ open, families }: InterviewDayCard): boolean =>
  open && families.some(({ answered, may_answer }) => may_answer && !answered);

/** Every appointment lies behind. */
const isOver = ({ decided, families }: InterviewDayCard, today: string): boolean => {
  const children = families.flatMap((family) => family.children);
  return decided && children.every(({ appointment }) => appointment && dayOf(appointment.ends_at) < today);
};
