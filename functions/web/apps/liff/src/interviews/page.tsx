import type { ResidentApi } from "@tsunagu/api-client";
import { Banner, formatInstant, LinkButton, Spinner, todayIn, useLoad } from "@tsunagu/ui";
import { Back } from "../bookings/parts";
import { Problem } from "../problem";
import { useReturn } from "../return";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Asked } from "./asked";
import { Decided } from "./decided";

/** Interviews or home visits of a family: it says when it can, and sees when it is. */
export function InterviewPage({ api, owner, id }: { api: ResidentApi; owner: string; id: string }) {
  const { say, language, locale } = useSpeech();
  const days = useLoad(`interviews.${language}`, api.interviewDays);
  useReturn(days.reload);
  const today = todayIn(api.now());
  const card = days.value?.find((one) => one.id === id);
  if (!card) {
    if (days.error) return <Problem error={days.error} onRetry={days.reload} />;
    if (!days.value) return <Spinner label={say("loading")} />;
    return (
      <>
        <Banner tone="warning">
          <span class="block text-std-17B-170">{say("interview_gone")}</span>
          {say("interview_gone_hint")}
        </Banner>
        <LinkButton look="primary" size="large" wide href={hrefOf({ at: "messages" })}>
          {say("back_messages")}
        </LinkButton>
      </>
    );
  }
  const shared = {
    api,
    card,
    today,
    onCard: (now: typeof card) => days.set((days.value ?? []).map((one) => (one.id === now.id ? now : one))),
  };
  return (
    <>
      <Back to={{ at: "messages" }}>{say("back_messages")}</Back>
      {days.error && <Problem error={days.error} onRetry={days.reload} />}
      <div class="flex flex-col gap-1">
        <h2 class="text-std-22B-150">{card.title}</h2>
        <p class="text-std-16N-170">{say("interview_from", { from: card.from })}</p>
        {card.open && (
          <p class="text-std-17B-170">
            {say("interview_until", { when: formatInstant(card.deadline, locale, today) })}
          </p>
        )}
        {card.decided && <p class="text-std-17B-170">{say("interview_decided")}</p>}
      </div>
      {card.families.map((family) =>
        card.decided ? (
          <Decided key={family.child_id} {...shared} owner={owner} family={family} />
        ) : (
          <Asked key={family.child_id} {...shared} family={family} onStale={days.reload} />
        ),
      )}
    </>
  );
}
