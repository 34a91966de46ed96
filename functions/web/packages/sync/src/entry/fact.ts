/** What a device can write down. A fact happened and is never refused; a command is a wish that the server decides. */
import type { Millis } from "../clock";
import type { ChildId, Key, PersonId, Reason, RunId, ThingId } from "./ids";

/** How a passage was recorded: by tapping the child's name, by the guardian's QR, by a card, or from the paper roll. */
export const VIAS = ["tap", "qr", "card", "paper"] as const;
export type Via = (typeof VIAS)[number];

/** Why a child stays at home, as coarse as the board needs it. */
export const WHYS = ["sick", "private", "other", "bereavement", "infection"] as const;
export type Why = (typeof WHYS)[number];

/** A child passes a gate. */
export interface Passage {
  /** Who. */
  child: ChildId;
  /** Who recorded it; nobody at an unattended kiosk. */
  by: PersonId | null;
  /** Who brought or collected the child. */
  with: PersonId | null;
  /** How. */
  via: Via;
  /**
   * When it happened, where that is not now: keyed in from paper, or entered again for the right day. It counts where it
   * lies on the entry's day and not after its writing.
   */
  at: Millis | null;
}

/** A child gets on or off a bus. Two people watch (令和4年厚労省令175). */
export interface Ride {
  /** Who. */
  child: ChildId;
  /** On which run. */
  run: RunId;
  /** Who recorded it. */
  by: PersonId;
  /** Who watched too. */
  second: PersonId | null;
  /** Who took the child over at the stop; nobody at the facility. */
  to: PersonId | null;
  /** When it happened, where that is not now. */
  at: Millis | null;
}

/** Of a child, said or recorded by somebody. */
interface About {
  child: ChildId;
  by: PersonId;
}

/** Of a run, recorded by somebody. */
interface OnRun {
  run: RunId;
  by: PersonId;
}

/** Of an earlier entry of the same child-day. */
interface Correction extends About {
  target: Key;
  reason: Reason;
}

/** What was written down. */
export type Fact =
  /** Came in, or went out. */
  | ({ kind: "in" | "out" } & Passage)
  /** Got on a bus, or off it. */
  | ({ kind: "boarded" | "alighted" } & Ride)
  /** Called by name in class; `here` where the child answered. */
  | ({ kind: "roll_call"; here: boolean } & About)
  /** Will not come; said by a guardian, or by staff after a call. A later one replaces it. */
  | ({ kind: "absence"; why: Why } & About)
  /** Will come after all. */
  | ({ kind: "absence_withdrawn" } & About)
  /** Is on the way (これから行きます), expected at `eta`. */
  | ({ kind: "coming"; eta: Millis | null } & About)
  /** Staff tried to reach `whom` about a child. */
  | ({ kind: "called"; whom: PersonId; reached: boolean } & About)
  /** A notice about a child was read. */
  | ({ kind: "read"; notice: ThingId } & About)
  /** A bus set out; `by` looks after the children. A run's record names both people (令和4年厚労省令175). */
  | ({ kind: "departed"; driver: PersonId } & OnRun)
  /** How many got on and off, counted by heads and not from the screen. */
  | ({ kind: "counted"; on: number; off: number } & OnRun)
  /** Someone walked to the last row and looked at every seat. */
  | ({ kind: "seats_checked"; second: PersonId | null } & OnRun)
  /** The overlook-prevention device was acknowledged at the rear (required for commuting buses since 2024-04). */
  | ({ kind: "device_acknowledged" } & OnRun)
  /**
   * An earlier entry did not happen. Corrections themselves cannot be voided; what was voided in error is entered again.
   */
  | ({ kind: "void" } & Correction)
  /**
   * An earlier entry happened at another time of the same day. To move it to another day it is voided here and entered
   * there.
   */
  | ({ kind: "redate"; at: Millis } & Correction)
  /** A wish in words of the capability that decides it, such as `close_run`; void after a moment of the server's clock. */
  | { kind: "command"; name: ThingId; about: ThingId; expiresAt: Millis }
  /** An entry of a newer release than this code: kept as it is, and not to be read or written. */
  | { kind: "newer" }
  /** Goes home before the others at `at`; none takes back what was said before. */
  | ({ kind: "leaving"; at: Millis | null } & About)
  /** Comes when everybody comes: takes back what was said about being on the way or late. */
  | ({ kind: "coming_withdrawn" } & About);

/** What an entry is about, and so where it is kept: a child's day, or a run of a bus. */
export type Subject = { kind: "child"; child: ChildId } | { kind: "run"; run: RunId };

/** Whose item a fact goes to; a command goes to none. */
export function subjectOf(fact: Fact): Subject | undefined {
  switch (fact.kind) {
    case "departed":
    case "counted":
    case "seats_checked":
    case "device_acknowledged":
      return { kind: "run", run: fact.run };
    case "command":
    case "newer":
      return undefined;
    default:
      return { kind: "child", child: fact.child };
  }
}

/**
 * The version of the form in which a fact is written: the first one that had a word for it. Devices of an older release
 * keep what they cannot read, and read everything else.
 */
export function versionOf(fact: Fact): number {
  switch (fact.kind) {
    case "leaving":
    case "coming_withdrawn":
      return 2;
    case "absence":
      return fact.why === "bereavement" || fact.why === "infection" ? 2 : 1;
    default:
      return 1;
  }
}

/** When the device says that it happened, where that is not the moment of writing. */
export function claimedBy(fact: Fact): Millis | null {
  switch (fact.kind) {
    case "in":
    case "out":
    case "boarded":
    case "alighted":
      return fact.at;
    default:
      return null;
  }
}
