import type { SlotCard } from "@tsunagu/api-client";
import { Button, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { interviewOf } from "../interviews/answer";
import { OtherTime } from "../interviews/change";
import { Problem } from "../problem";
import { go } from "../route";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { useAttempt } from "./attempt";
import { Back, Gone, isFull, Line, Refused, Tokens, useWhen } from "./parts";
import { candidates, household, partyWindow } from "./party";
import { Picker } from "./picker";

/** Moves a booking: the same calendar, then old and new side by side, then one button. */
export function ChangePage(shared: Shared & { id: string }) {
  const { api, owner, services, bookings, children, today, id } = shared;
  const { say, language } = useSpeech();
  const when = useWhen(today);
  const [slot, setSlot] = useState<SlotCard>();
  const once = useAttempt(`move.${owner}.${id}`);
  const booking = bookings.value?.find((one) => one.id === id);
  const service = services.find((one) => one.id === booking?.service_id);
  const found = useLoad(`eligibility.${service?.id}.${id}.${language}`, async () =>
    service ? api.eligibility(service.id, id) : [],
  );

  // The service of an interview is in no list: its free times are asked for by its name.
  const isInterview = booking !== undefined && interviewOf(booking.service_id) !== undefined;
  if (!booking || !(service || isInterview) || !booking.can_change) {
    return <Gone to={{ at: "bookings" }} words={say("cancel_late")} link={say("back_bookings")} />;
  }
  const move = async (to: SlotCard) => {
    const moved = await once({ slot_id: to.id }, (request, key) => api.move(id, request.slot_id, key));
    shared.put(moved);
    go({ at: "booking", id, step: "done" }, true);
  };

  return (
    <>
      <Back to={{ at: "booking", id, step: "view" }}>{say("back_booking")}</Back>
      <dl class="rounded-12 bg-solid-gray-50 px-4 py-2">
        <dt class="sr-only">{say("reserve")}</dt>
        <dd class="pt-2 text-std-18B-160">{booking.title}</dd>
        <Line name={say("change_from")}>{when(booking)}</Line>
        {slot && (
          <Line name={say("change_to")}>
            <span class="text-std-20B-150">{when(slot)}</span>
          </Line>
        )}
        {booking.child_ids.length > 0 && (
          <Line name={say("who")}>
            <Tokens ids={booking.child_ids} children={children} today={today} words />
          </Line>
        )}
      </dl>
      <p class="text-std-16N-170">{say("change_lead")}</p>
      {!service ? (
        <OtherTime api={api} booking={booking} today={today} onTake={move} />
      ) : slot ? (
        <Move key={slot.id} slot={slot} today={today} move={move} onSlot={setSlot} />
      ) : found.value ? (
        <Picker
          api={api}
          service={service}
          today={today}
          window={partyWindow(
            service,
            candidates(service, children, found.value),
            booking.child_ids,
            household(found.value),
          )}
          need={Math.max(1, booking.child_ids.length)}
          except={booking.slot_id}
          onSlot={setSlot}
        />
      ) : found.error ? (
        <Problem error={found.error} onRetry={found.reload} />
      ) : (
        <Spinner label={say("loading")} />
      )}
    </>
  );
}

/** The button for one chosen slot; another one starts without the refusal of this one. */
function Move({
  slot,
  today,
  move,
  onSlot,
}: {
  slot: SlotCard;
  today: string;
  move: (to: SlotCard) => Promise<void>;
  onSlot: (slot: SlotCard | undefined) => void;
}) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const act = () => void run(() => move(slot));
  return (
    <>
      {error && <Refused error={error} today={today} onRetry={act} onSlot={onSlot} />}
      {!isFull(error) && (
        <Button look="primary" size="large" wide busy={busy} onClick={act}>
          {say("change_now")}
        </Button>
      )}
      <Button wide onClick={() => onSlot(undefined)}>
        {say("back_service")}
      </Button>
    </>
  );
}
