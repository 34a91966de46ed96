/** What a child's day was, as far as it is known. Written as JSON, it is what the server writes. */
import { COMING, COMING_LATE } from "../bounds";
import type { Millis } from "../clock";
import type { Why } from "../entry/fact";
import type { Key, PersonId, RunId } from "../entry/ids";

/**
 * Where a child was last seen.
 * - `unseen`: nowhere, nobody has seen the child today.
 * - `inside`: in the facility.
 * - `on_bus`: on a bus.
 * - `off_bus`: off a bus at the facility, and not yet seen there.
 * - `left`: gone, out by the gate or handed over at a stop.
 */
export type Place = "unseen" | "inside" | "on_bus" | "off_bus" | "left";

/** A stay between two passages; an end that nobody recorded is open. */
export interface Stay {
  /** Came. */
  from: Millis | null;
  /** Went. */
  to: Millis | null;
}

/** One child on one run. */
export interface Trip {
  /** The run. */
  run: RunId;
  /** Got on. */
  boarded: Watched | null;
  /** Got off. */
  alighted: Watched | null;
  /** Who took the child over at the stop. */
  to: PersonId | null;
}

/** Something that two people are to watch. */
export interface Watched {
  /** When. */
  at: Millis;
  /** Who recorded it. */
  by: PersonId;
  /** Who watched too. */
  second: PersonId | null;
}

/** What does not fit together. None is dropped and none is decided here: staff look at it. */
export interface Contradiction {
  what: Clash;
  /** The event at which it shows. */
  key: Key;
}

/**
 * How two things do not fit together.
 * - `absent_but_seen`: reported absent, and seen. What was seen counts; both are shown.
 * - `in_twice`: came in while inside, more than three minutes after the passage before.
 * - `out_without_in`: went out without having come in.
 * - `boarded_twice`: got on while on a bus.
 * - `alighted_without_boarding`: got off without having got on.
 * - `inside_and_on_bus`: in the facility by the gate, and on the bus by the bus.
 * - `missed_at_roll_call`: inside by the gate, and did not answer the roll call.
 * - `seen_after_leaving`: gone by the gate, and answered the roll call.
 * - `claim_not_taken`: a claimed time lies after its own writing or on another day, and does not count.
 */
export type Clash =
  | "absent_but_seen"
  | "in_twice"
  | "out_without_in"
  | "boarded_twice"
  | "alighted_without_boarding"
  | "inside_and_on_bus"
  | "missed_at_roll_call"
  | "seen_after_leaving"
  | "claim_not_taken";

/** A guardian said that the child is coming. */
export interface Coming {
  /** When it was said. */
  said: Millis;
  /** Expected at. */
  eta: Millis | null;
}

/** Whether it is still to be believed. */
export const comingHolds = ({ said, eta }: Coming, now: Millis): boolean =>
  now <= (eta === null ? said + COMING : eta + COMING_LATE);

/** Staff called someone. */
export interface Call {
  /** When. */
  at: Millis;
  /** Who called. */
  by: PersonId;
  /** Whom. */
  whom: PersonId;
  /** Answered. */
  reached: boolean;
}

/** What the events of one child and day come to. */
export interface ChildDay {
  /** Where the child was last seen. */
  place: Place;
  /** Since when. */
  since: Millis | null;
  /** Stays in the facility, in order. */
  stays: Stay[];
  /** Bus trips, in order. */
  trips: Trip[];
  /** Seen by anybody in any way today. */
  seen: boolean;
  /** Absence that is reported and not withdrawn. */
  absence: Why | null;
  /** On the way, said by a guardian, with the expected time where given. */
  coming: Coming | null;
  /** Goes home early, said by a guardian: when. */
  leaving: Millis | null;
  /** What does not fit together. */
  contradictions: Contradiction[];
  /** Second records of one passage. */
  collapsed: Key[];
  /** Events that a correction took out. */
  voided: Key[];
  /** Corrections of what is not here (yet), or of what cannot be corrected. */
  dangling: Key[];
  /** Events whose time is to be confirmed (時刻要確認). */
  uncertain: Key[];
  /** Calls about the child: when, and whether somebody answered. */
  calls: Call[];
}

/** A day without events. The order of the keys is that of the server's JSON. */
export const unseenDay = (): ChildDay => ({
  place: "unseen",
  since: null,
  stays: [],
  trips: [],
  seen: false,
  absence: null,
  coming: null,
  leaving: null,
  contradictions: [],
  collapsed: [],
  voided: [],
  dangling: [],
  uncertain: [],
  calls: [],
});
