import type { Booking, NewBooking, ServiceCard, SlotCard } from "@tsunagu/api-client";
import { Button, formatInstant, LinkButton, useAction } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { type Key, useSpeech } from "../texts";
import { questionsOf, sent } from "./answers";
import type { Shared } from "./area";
import { useAttempt } from "./attempt";
import { slotMark } from "./days";
import { isFull, Line, Refused, Tokens, useWhen } from "./parts";
import { useAnswerWords } from "./questions";
import { changeableUntil } from "./time";

/** Everything once more, then one button. Its key stays, however often it is pressed. */
export function Confirm({
  api,
  owner,
  children,
  today,
  service,
  slot,
  chosen,
  answers,
  onSlot,
  onBooked,
}: Shared & {
  service: ServiceCard;
  slot: SlotCard;
  chosen: readonly string[];
  answers: Readonly<Record<string, string>>;
  onSlot: (slot: SlotCard) => void;
  onBooked: (booking: Booking) => void;
}) {
  const { say, locale } = useSpeech();
  const when = useWhen(today);
  const words = useAnswerWords();
  const { busy, error, run } = useAction();
  const once = useAttempt(`book.${owner}`);
  const mark = slotMark(slot, service.admission, Math.max(1, chosen.length));

  const request: NewBooking = { slot_id: slot.id, child_ids: [...chosen], answers: sent(service, answers) };
  const book = () => void run(async () => onBooked(await once(request, api.book)));
  const deed: Key =
    mark === "draw"
      ? "book_draw"
      : mark === "wait"
        ? "book_wait"
        : service.confirmed_by_staff
          ? "book_request"
          : "book_now";

  return (
    <>
      <dl class="rounded-12 border border-solid-gray-420 px-4 py-2">
        <dt class="sr-only">{say("reserve")}</dt>
        <dd class="pt-2 text-std-18B-160">{service.title}</dd>
        <Line name={say("when")}>
          <span class="text-std-20B-150">{when(slot)}</span>
        </Line>
        {service.place && <Line name={say("where")}>{service.place}</Line>}
        {chosen.length > 0 && (
          <Line name={say("who")}>
            <Tokens ids={chosen} children={children} today={today} words />
          </Line>
        )}
        {service.residents_only && <Line name={say("resident")}>{say("yes")}</Line>}
        {questionsOf(service).map((question) => (
          <Line key={question.id} name={question.title}>
            <span class="whitespace-pre-line">{words(question, answers[question.id])}</span>
          </Line>
        ))}
      </dl>
      <ul class="flex list-disc flex-col gap-1 pl-5 text-std-16N-170">
        {service.confirmed_by_staff && <li>{say("by_staff")}</li>}
        {service.admission === "draw" && <li>{say("by_draw")}</li>}
        {service.discreet && <li>{say("discreet")}</li>}
        {service.pseudonymous && <li>{say("pseudonymous")}</li>}
        <li>
          {say("cancel_until", {
            until: formatInstant(changeableUntil(slot.starts_at, service.cancel_minutes), locale, today),
          })}
        </li>
      </ul>
      {error && <Refused error={error} today={today} onRetry={book} onSlot={onSlot} />}
      {!isFull(error) && (
        <Button look="primary" size="large" wide busy={busy} onClick={book}>
          {say(deed)}
        </Button>
      )}
      <LinkButton wide href={hrefOf({ at: "slot", id: slot.id, step: "form" })}>
        {say("back_form")}
      </LinkButton>
      <LinkButton look={isFull(error) ? "secondary" : "text"} wide href={hrefOf({ at: "service", id: service.id })}>
        {say("back_service")}
      </LinkButton>
    </>
  );
}
