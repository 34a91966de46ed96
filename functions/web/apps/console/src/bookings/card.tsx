import { readSlotId, type StaffBooking, staffNow } from "@tsunagu/api-client";
import { formatInstant } from "@tsunagu/ui";
import { today } from "../desk";
import { TextLink } from "../link";
import { AttendanceButtons } from "./attendance";
import { CancelButton } from "./cancel";
import { Decision, TakeHeld } from "./decision";
import { Mark, Unread } from "./mark";
import { startOf } from "./slot-id";
import { Thread } from "./thread";
import { inLine, over, states, who } from "./words";

/** One booking at the counter: who, how it stands, what was answered, and everything that can be done with it. */
export function BookingCard({ booking, onChange }: { booking: StaffBooking; onChange: () => void }) {
  const name = who(booking);
  const came = booking.state === "arrived" || booking.state === "no_show";
  // Marks are for the day itself; after the start the question is no longer whether to cancel but whether they came.
  const onTheDay = (readSlotId(booking.slot_id)?.day ?? "") <= today();
  const begun = startOf(booking.slot_id) <= staffNow();
  return (
    <li class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h3 class="text-std-18B-160">{name}</h3>
        <Mark {...states[booking.state]} />
        {booking.position && <span>{booking.position}番目</span>}
        <Unread count={booking.unread} />
      </div>
      <Facts booking={booking} />
      <div class="flex flex-wrap items-center gap-3">
        {booking.state === "requested" && <Decision booking={booking} name={name} onChange={onChange} />}
        {booking.state === "offered" && booking.person.kind === "caller" && (
          <TakeHeld booking={booking} onChange={onChange} />
        )}
        {(came || (booking.state === "booked" && onTheDay)) && (
          <AttendanceButtons booking={booking} name={name} onChange={onChange} />
        )}
        {booking.state === "booked" && !onTheDay && (
          <p class="text-dns-14N-130 text-solid-gray-700">来所の印は、当日に付けられます。</p>
        )}
        <span class="flex-1" />
        {!over(booking.state) && !came && !begun && <CancelButton booking={booking} name={name} onChange={onChange} />}
      </div>
      {inLine(booking) && <Thread booking={booking} name={name} onRead={onChange} />}
    </li>
  );
}

function Facts({ booking }: { booking: StaffBooking }) {
  const { person } = booking;
  const facts: [string, string][] = [
    ...(booking.held_until
      ? [["取り置き", `${formatInstant(booking.held_until, "ja")} まで`] as [string, string]]
      : []),
    ...booking.answers.map(({ title, text }): [string, string] => [title, text]),
    ["受付", formatInstant(booking.made_at, "ja")],
  ];
  return (
    <dl class="grid gap-x-4 gap-y-1 text-dns-16N-130 desktop:grid-cols-[auto_1fr]">
      {person.kind === "caller" && (
        <>
          <dt class="text-solid-gray-700">電話</dt>
          <dd>
            <TextLink href={`tel:${person.phone.replace(/[^\d+]/g, "")}`}>{person.phone}</TextLink>
          </dd>
        </>
      )}
      {facts.map(([title, text]) => (
        <>
          <dt class="text-solid-gray-700">{title}</dt>
          <dd class="whitespace-pre-line">{text}</dd>
        </>
      ))}
    </dl>
  );
}
