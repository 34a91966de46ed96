import type { StaffMessage } from "@tsunagu/api-client";
import { formatInstant, useLoad, useRefresh } from "@tsunagu/ui";
import { usePoll } from "../benefits/poll";
import { Mark } from "../bookings/mark";
import { today, useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { messagesAt } from "../place";
import { Problem } from "../problem";
import { ApprovePage, SubmitPage, WaitingPage } from "./check";
import { HeldPage } from "./held";
import { useHere } from "./here";
import { Urgent } from "./list";
import { NotYet } from "./one";
import { OverPage, ScheduledPage, SendingPage } from "./other-states";
import { SentPage } from "./sent";
import { StepProblem } from "./step-problem";
import { type Step, useStep } from "./use-step";
import { states, whoWords } from "./words";

const EVERY_MS = 20_000;

export interface StateProps {
  message: StaffMessage;
  step: Step;
}

/** A message as it stands, and what can be done with it there. */
export function MessagePage({ id }: { id: string }) {
  const { api, me } = useDesk();
  const { facility } = useHere();
  const loaded = useLoad(`message ${id}`, () => api.message(id));
  const message = loaded.value;
  const step = useStep(message, loaded.set);
  const quiet = message !== undefined && isLookedAt(message, me);
  usePoll(message?.state === "held" || message?.state === "sending", loaded);
  useRefresh(() => !quiet && loaded.reload(), EVERY_MS);
  useExpiry([loaded.error]);
  return (
    <>
      <p>
        <TextLink href={messagesAt(facility.id)}>お知らせの一覧へ戻る</TextLink>
      </p>
      {message ? (
        <>
          <Head message={message} />
          {loaded.error && <Problem error={loaded.error} />}
          <StepProblem step={step} />
          <Body message={message} step={step} />
        </>
      ) : (
        <NotYet error={loaded.error} onAgain={loaded.reload} />
      )}
    </>
  );
}

/** Somebody reads it to answer for it: it must not turn into something else under their eyes. */
const isLookedAt = ({ state, mine, correction }: StaffMessage, me: string): boolean =>
  state === "draft" || (state === "awaiting_approval" && !mine) || (correction ? correction.by !== me : false);

function Head({ message }: { message: StaffMessage }) {
  const { state, urgency, content, author, mine, created_at, approved_by, sent_at, corrections } = message;
  const facts = [
    `${whoWords(author, mine)}が ${formatInstant(created_at, "ja", today())} に作成`,
    approved_by && `${approved_by}が承認`,
    sent_at && `${formatInstant(sent_at, "ja", today())} に送信`,
    corrections > 0 && `${corrections}回 直しました`,
  ].filter(Boolean);
  return (
    <div class="flex flex-col gap-2">
      <h2 class="text-std-24B-150">
        {urgency === "emergency" && <Urgent />}
        {content.texts.ja?.title}
      </h2>
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-dns-16N-130">
        <Mark {...states[state]} />
        {facts.join(" ・ ")}
      </p>
    </div>
  );
}

function Body(props: StateProps) {
  switch (props.message.state) {
    case "draft":
      return <SubmitPage {...props} />;
    case "awaiting_approval":
      return props.message.mine ? <WaitingPage {...props} /> : <ApprovePage {...props} />;
    case "held":
      return <HeldPage {...props} />;
    case "scheduled":
      return <ScheduledPage {...props} />;
    case "sending":
      return <SendingPage {...props} />;
    case "sent":
      return <SentPage {...props} />;
    case "cancelled":
    case "recalled":
    case "expired":
      return <OverPage {...props} />;
  }
}
