import type { InterviewDayCard, InterviewFamily, ResidentApi } from "@tsunagu/api-client";
import { Banner, Button, formatInstant } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { AnswerForm } from "./form";
import { Given } from "./given";
import { Kids } from "./kids";

/** A family before the times are given: it answers, or sees what is answered and until when that can be changed. */
export function Asked({
  api,
  card,
  family,
  today,
  onCard,
  onStale,
}: {
  api: ResidentApi;
  card: InterviewDayCard;
  family: InterviewFamily;
  today: string;
  onCard: (card: InterviewDayCard) => void;
  onStale: () => void;
}) {
  const { say, locale } = useSpeech();
  const [changing, change] = useState(false);
  const [sent, setSent] = useState(false);
  const [round, again] = useState(0);
  const told = useRef<HTMLDivElement>(null);
  const until = formatInstant(card.deadline, locale, today);
  const writes = family.may_answer && (!family.answered || changing);
  // The button that was pressed is gone: the focus goes to what came of it.
  useEffect(() => {
    if (sent && !writes) told.current?.focus();
  }, [sent, writes]);

  return (
    <section
      class="flex flex-col gap-4"
      aria-label={family.children.map(({ token, name }) => `${token} ${name}`).join()}
    >
      <Kids children={family.children} />
      {writes ? (
        <AnswerForm
          key={round}
          api={api}
          card={card}
          family={family}
          today={today}
          onSent={(now) => {
            setSent(true);
            change(false);
            onCard(now);
          }}
          onStale={() => {
            setSent(false);
            change(false);
            again(round + 1);
            onStale();
          }}
          onLeave={family.answered ? () => change(false) : undefined}
        />
      ) : (
        <>
          {family.answered && (
            <div ref={told} tabIndex={-1}>
              <Banner tone="success">{say(sent ? "interview_sent" : "interview_answered")}</Banner>
            </div>
          )}
          {!card.open && <Banner tone="info">{say("interview_over")}</Banner>}
          {family.answered && <Given family={family} today={today} />}
          {card.open && family.answered && (
            <p class="text-std-16N-170">{say("interview_change_until", { when: until })}</p>
          )}
          {!card.open && (
            <p class="text-std-16N-170">{say(family.answered ? "interview_over_answer" : "interview_over_none")}</p>
          )}
          {family.may_answer && (
            <Button
              wide
              onClick={() => {
                setSent(false);
                change(true);
              }}
            >
              {say("interview_change")}
            </Button>
          )}
          {card.open && !family.may_answer && <p class="text-std-16N-170">{say("interview_not_yours")}</p>}
        </>
      )}
    </section>
  );
}
