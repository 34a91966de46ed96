import { type Booking, dayOf, type ResidentApi, type SlotCard } from "@tsunagu/api-client";
import { addDays } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { FreeTimes } from "./free-times";

/** Around the old day it is looked for another one: interviews are over within few weeks. */
const AROUND = 30;

/** Chooses another time for an interview, whose service is in no list. */
export function OtherTime({
  api,
  booking,
  today,
  onTake,
}: {
  api: ResidentApi;
  booking: Booking;
  today: string;
  onTake: (slot: SlotCard) => Promise<void>;
}) {
  const { say } = useSpeech();
  const day = dayOf(booking.starts_at);
  const early = addDays(day, -AROUND);
  return (
    <FreeTimes
      api={api}
      service={booking.service_id}
      from={early < today ? today : early}
      until={addDays(day, AROUND)}
      today={today}
      except={booking.slot_id}
      label={say("change_now")}
      onTake={onTake}
    />
  );
}
