/**
 * One entry of a log: frozen at capture, at most 512 bytes, chained to the one before. Everything that decides where it
 * is kept (facility, day, child) is inside.
 *
 * The canonical form is JSON as `JSON.stringify` writes it, with the keys in one fixed order, every key present (`null`
 * where there is nothing), integers only, and no text that would need an escape. What is not exactly in this form is no
 * entry of version 1. A higher `v` has the same keys up to `within` and anything after them: older code keeps it and
 * cannot read it.
 */
import { ENTRY_BYTES } from "../bounds";
import type { Day, Moment, Offset } from "../clock";
import { NotWritten } from "../not-written";
import type { Fact } from "./fact";
import { bytesOf, type DeviceId, type Digest, type FacilityId, type Key } from "./ids";
import { entry } from "./read";
import { attempt } from "./reader";
import { spelled } from "./write";

/** An entry, read. */
export interface Entry {
  /** Whose log. */
  device: DeviceId;
  /** Which log and which place in it. */
  key: Key;
  /** The entry before. */
  prev: Digest;
  /** Where the device belongs. */
  facility: FacilityId;
  /** The day in Japan that it is filed under; the device's idea of it, frozen. */
  day: Day;
  /** The device's clocks. */
  captured: Moment;
  /** What the device knew about its wall clock's error. */
  offset: Offset | null;
  /** What happened. */
  fact: Fact;
}

/** Why a text is no entry: more than 512 bytes, or not in canonical form. */
export type NoEntry = "too_long" | "malformed";

/**
 * The canonical text. Throws [`NotWritten`] over 512 bytes, where a number, an id or a text is none of this protocol, and
 * for a fact that this code cannot write.
 */
export function writeEntry(entry: Entry): string {
  const text = spelled(entry);
  // Whoever writes what nobody reads has lost a fact.
  const read = readEntry(text);
  if (typeof read === "string") throw new NotWritten(read);
  return text;
}

/** Reads a canonical text: that one spelling, and no other. */
export function readEntry(text: string): Entry | NoEntry {
  if (bytesOf(text) > ENTRY_BYTES) return "too_long";
  // Half a surrogate pair is no text in UTF-8, so the server never sees one.
  if (/\p{Cs}/u.test(text)) return "malformed";
  return attempt(() => entry(text)) ?? "malformed";
}
