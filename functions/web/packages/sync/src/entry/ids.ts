/**
 * Names of things as they stand in an entry. An id is short ASCII without anything that JSON escapes, so that an entry
 * has one spelling.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { ID_CHARS, REASON_BYTES } from "../bounds";

/** An enrolled device. */
export type DeviceId = string;
/** A nursery, school or centre. */
export type FacilityId = string;
/** A child, by a pseudonym. */
export type ChildId = string;
/** One run of a bus. */
export type RunId = string;
/** Who recorded, brought or collected: a member of staff or a guardian, by a pseudonym, never by name. */
export type PersonId = string;
/** A notice that was read, what a command is about, or a feed. */
export type ThingId = string;
/** The reason of a correction: up to 96 bytes without control characters, quotes and backslashes. */
export type Reason = string;
/** A log: 128 random bits in lower-case hex, made with the store it lies in. A wiped store has a new one. */
export type LogId = string;
/** SHA-256 of an entry's canonical bytes, in lower-case hex. */
export type Digest = string;

/** Names an entry everywhere: its log and its place in it. */
export interface Key {
  /** The log. */
  log: LogId;
  /** The place: 1, 2, 3… */
  n: number;
}

/** What stands before the first entry. */
export const NOTHING: Digest = "0".repeat(64);

const UTF8 = new TextEncoder();

/** How long a text is in UTF-8. */
export const bytesOf = (text: string): number => UTF8.encode(text).length;

/**
 * The hash of an entry's bytes. It is computed here and not by WebCrypto, which answers later: an entry is chained to
 * the one before while nothing else can come between.
 */
export const digestOf = (entry: string): Digest => bytesToHex(sha256(UTF8.encode(entry)));

/** A key as one text, such as `0101….7`. */
export const keyName = (key: Key): string => `${key.log}.${key.n}`;

/** The order of keys: by log, then by place. */
export function compareKeys(one: Key, other: Key): number {
  if (one.log !== other.log) return one.log < other.log ? -1 : 1;
  return one.n - other.n;
}

const ID = new RegExp(`^[A-Za-z0-9_.-]{1,${ID_CHARS}}$`);

/** Whether it can be an id. */
export const isId = (text: string): boolean => ID.test(text);

/** Whether it names a log. Lower case alone: two spellings of one log would be two logs. */
export const isLogId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);
/** Whether it is a hash. */
export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Whether it can be the reason of a correction; a form asks this before it lets one through. */
export function isReason(text: string): boolean {
  // `trim` would also take U+FEFF for white space, and the server does not.
  const blank = /^\p{White_Space}*$/u.test(text);
  return !blank && !/[\p{Cc}\p{Cs}"\\\u2028\u2029]/u.test(text) && bytesOf(text) <= REASON_BYTES;
}
