import type { Booking } from "@tsunagu/api-client";
import { LinkButton } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { CalendarFile } from "./ics";
import { Gone, Line, Tokens, useWhen } from "./parts";

/** What was done, and what comes next. */
export function DonePage({ api, bookings, children, today, id }: Shared & { id: string }) {
  const { say } = useSpeech();
  const when = useWhen(today);
  const { done, next } = useWords();
  const booking = bookings.value?.find((one) => one.id === id);
  if (!booking) return <Gone to={{ at: "bookings" }} words={say("service_gone")} link={say("back_bookings")} />;

  return (
    <>
      <div role="status" class="flex items-center gap-3 rounded-12 border-2 border-success-2 p-4 text-success-2">
        <span aria-hidden="true" class="text-4xl">
          ✓
        </span>
        <p class="text-std-20B-150">{done(booking)}</p>
      </div>
      <dl class="rounded-12 border border-solid-gray-420 px-4 py-2">
        <dt class="sr-only">{say("reserve")}</dt>
        <dd class="pt-2 text-std-18B-160">{booking.title}</dd>
        <Line name={say("when")}>
          <span class="text-std-20B-150">{when(booking)}</span>
        </Line>
        {booking.place && <Line name={say("where")}>{booking.place}</Line>}
        {booking.child_ids.length > 0 && (
          <Line name={say("who")}>
            <Tokens ids={booking.child_ids} children={children} today={today} words />
          </Line>
        )}
      </dl>
      <p class="text-std-16N-170">{next(booking)}</p>
      <CalendarFile api={api} booking={booking} />
      <LinkButton look="primary" size="large" wide href={hrefOf({ at: "bookings" })}>
        {say("back_bookings")}
      </LinkButton>
    </>
  );
}

function useWords() {
  const { say } = useSpeech();
  return {
    done: ({ state, position }: Booking): string => {
      switch (state) {
        case "waiting":
          return say("done_waiting", { position: position ?? 1 });
        case "applied":
          return say("done_applied");
        case "requested":
          return say("done_requested");
        case "booked":
          return say("done_booked");
        default:
          return say(`state_${state}`);
      }
    },
    next: ({ state }: Booking): string => {
      switch (state) {
        case "waiting":
          return say("done_waiting_next");
        case "applied":
          return say("done_applied_next");
        case "requested":
          return say("by_staff");
        case "booked":
          return say("done_booked_next");
        default:
          return "";
      }
    },
  };
}
