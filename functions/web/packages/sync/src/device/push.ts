/** What goes up and what comes back, as it travels. The body is signed by the device's key; the caller does that. */
import type { Millis, Moment } from "../clock";
import type { DeviceId, Digest, LogId } from "../entry/ids";

/**
 * Entries of one log, on their way to the server. A carried tail is the same thing, signed by the device that wrote it
 * and handed on unchanged by another.
 */
export interface Push {
  /** Who wrote it. */
  device: DeviceId;
  /** The log. */
  log: LogId;
  /** The place of the first entry. */
  from_n: number;
  /** Canonical texts, at most 24. */
  entries: string[];
  /**
   * SHA-256 of the last entry here, or of the one before `from_n` where there is none: a body that lost its end does not
   * pass.
   */
  head_hash: Digest;
  /** The last entry that is stored on the device. */
  announced: number;
  /** The first entry that is still stored on the device; those before it were acknowledged and thrown away. */
  kept_from: number;
  /** The device's clocks at sending. */
  sent: Moment;
  /** How long another device carried it, by that device's counter. Set by the carrier, outside the signature. */
  carried_for?: Millis;
}

/** What the server says to a push. */
export type Answer =
  /** Every entry has its verdict. */
  | ({ answer: "judged" } & Judgement)
  /** 409: entries before these are missing; send from here. */
  | { answer: "expected"; n: number }
  /** The push as a whole is not one. Nothing was changed; the same push will be refused again. */
  | { answer: "refused"; reason: Refusal };

/** The verdicts on a push. */
export interface Judgement {
  /** Everything up to this entry has its verdict for good. */
  through: number;
  /** The last entry that the server has of this log. More than the device has: it was copied or set back. */
  head: number;
  /** The log was copied or set back: begin a new one. */
  forked: boolean;
  /** One for each entry of the push, in order. */
  verdicts: Verdict[];
}

/** What became of an entry. */
export type Verdict =
  /** Filed, or carried out. */
  | { verdict: "applied" }
  /** Here before. A command's outcome is in the outcomes feed. */
  | { verdict: "duplicate" }
  /** Not taken, for good. What comes after is not held up. */
  | { verdict: "rejected"; code: Code }
  /** A command that came too late. */
  | { verdict: "expired" }
  /** Kept aside for staff. */
  | { verdict: "quarantined"; code: Held };

/**
 * Why an entry is not taken.
 * - `too_long`, `malformed`: it is no entry in canonical form.
 * - `misplaced`: it names another device, log or place than the push that brought it.
 * - `revoked`: written after the device was revoked, or a command of a revoked device.
 * - `forked`: a command of a log that was copied or set back.
 * - `out_of_scope`: a command for another facility than the device's.
 * - `declined`: the command was decided against.
 */
export type Code = "too_long" | "malformed" | "misplaced" | "revoked" | "forked" | "out_of_scope" | "declined";

/**
 * Why a fact is kept aside.
 * - `forked`: from a log that was copied or set back.
 * - `revoked`: from a device that has been revoked since.
 * - `unknown_child`: about a child whom the facility does not know.
 * - `out_of_scope`: from another facility than the device's.
 * - `newer`: written by a newer release than the server's.
 */
export type Held = "forked" | "revoked" | "unknown_child" | "out_of_scope" | "newer";

/**
 * Why a push as a whole is not one.
 * - `too_many`: more than 24 entries.
 * - `truncated`: its last entry is not the one that it says.
 * - `foreign_log`: the log belongs to another device.
 * - `no_such_place`: there is no entry 0, and no entry beyond what a device announces.
 */
export type Refusal = "too_many" | "truncated" | "foreign_log" | "no_such_place";
