import { type Booking, dayOf } from "@tsunagu/api-client";
import { formatDay, LinkButton } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Accept } from "./accept";
import type { Shared } from "./area";
import { Standing, StateBadge, Tokens, useWhen } from "./parts";
import { hours } from "./time";

type One = Shared & { booking: Booking };

/** The next appointment, or a held place that wants an answer, large enough to be read while putting on shoes. */
export function BigCard(props: One) {
  const { booking, children, today } = props;
  const { say, locale } = useSpeech();
  const when = useWhen(today);
  const urgent = booking.state === "offered";
  return (
    <article
      aria-label={`${booking.title} ${when(booking)}`}
      class={`flex flex-col gap-2 rounded-12 border border-l-8 p-4 ${urgent ? "border-error-1" : "border-key-900"}`}
    >
      <div class="flex flex-wrap items-center gap-2">
        <StateBadge booking={booking} />
        <Unread booking={booking} />
      </div>
      <h3 class="text-std-18B-160">{booking.title}</h3>
      <p class="flex flex-wrap items-baseline gap-x-3">
        <span class="text-std-24B-150">{formatDay(dayOf(booking.starts_at), locale, today)}</span>
        <span class="text-std-20B-150">{hours(booking, locale)}</span>
      </p>
      {booking.place && <p class="text-std-16N-170">{booking.place}</p>}
      <Tokens ids={booking.child_ids} children={children} today={today} />
      <Standing booking={booking} today={today} />
      {urgent && <Accept {...props} />}
      <LinkButton wide href={hrefOf({ at: "booking", id: booking.id, step: "view" })}>
        <span aria-hidden="true">{say("details")}</span>
        <span class="sr-only">{say("details_name", { title: booking.title, when: when(booking) })}</span>
      </LinkButton>
    </article>
  );
}

/** One of the other bookings; the whole row leads to it. */
export function Row({ booking, children, today }: One) {
  const { say } = useSpeech();
  const when = useWhen(today);
  return (
    <li>
      <a
        href={hrefOf({ at: "booking", id: booking.id, step: "view" })}
        class="flex items-center gap-3 rounded-12 border border-solid-gray-420 p-3 hover:bg-key-50"
      >
        <span class="flex min-w-0 flex-1 flex-col gap-1">
          <span class="flex flex-wrap items-center gap-2">
            <StateBadge booking={booking} />
            <Unread booking={booking} />
          </span>
          <span class="text-std-16B-170">{booking.title}</span>
          <span class="text-std-16N-170">{when(booking)}</span>
          {booking.state === "waiting" && booking.position && (
            <span class="text-dns-14N-130">{say("position", { position: booking.position })}</span>
          )}
        </span>
        <span aria-hidden="true" class="text-2xl">
          {booking.child_ids.map((id) => children.find((child) => child.id === id)?.token).join("")}
        </span>
        <span aria-hidden="true" class="text-xl text-key-900">
          ›
        </span>
      </a>
    </li>
  );
}

function Unread({ booking }: { booking: Booking }) {
  const { say } = useSpeech();
  if (booking.unread === 0) return null;
  return (
    <span class="rounded-4 bg-error-2 px-2 py-0.5 text-dns-14B-130 text-white">
      {say("new_messages", { count: booking.unread })}
    </span>
  );
}
