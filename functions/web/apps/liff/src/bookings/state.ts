import type { Booking } from "@tsunagu/api-client";

type State = Booking["state"];

/** It still may become, or is, an appointment to come to (domain: `State::is_live`). */
const live: readonly State[] = ["requested", "booked", "waiting", "offered", "applied"];

export const isLive = (booking: Booking): boolean => live.includes(booking.state);

/** The tone in which a state is shown; its words and icon say the same. */
export type Tone = "good" | "open" | "urgent" | "over";

export const toneOf = (state: State): Tone => {
  switch (state) {
    case "booked":
    case "arrived":
      return "good";
    case "offered":
      return "urgent";
    case "requested":
    case "waiting":
    case "applied":
      return "open";
    default:
      return "over";
  }
};

/** A family's bookings as a parent looks for them. */
interface Shelf {
  /** The next one, and every place that is held and wants an answer. */
  first: Booking[];
  later: Booking[];
  past: Booking[];
}

export function shelf(bookings: readonly Booking[], now: Date): Shelf {
  const ahead = bookings.filter((one) => isLive(one) && Date.parse(one.ends_at) > now.getTime()).sort(byStart);
  const held = ahead.filter(({ state }) => state === "offered");
  const others = ahead.filter(({ state }) => state !== "offered");
  return {
    first: [...held, ...others.slice(0, 1)],
    later: others.slice(1),
    past: bookings
      .filter((one) => !ahead.includes(one))
      .sort(byStart)
      .reverse(),
  };
}

const byStart = (a: Booking, b: Booking): number =>
  a.starts_at < b.starts_at ? -1 : a.starts_at > b.starts_at ? 1 : a.id < b.id ? -1 : 1;
