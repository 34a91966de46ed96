/**
 * Which events count, and at what time. Corrections are facts like others: they take out or move what they name and leave
 * it in the set.
 */
import { CLOCKS_AGREE } from "../bounds";
import { dayInJapan, type Millis } from "../clock";
import { claimedBy } from "../entry/fact";
import { compareKeys, type Key, keyName } from "../entry/ids";
import type { ChildDay } from "./day";
import type { Event } from "./event";
import { compareEvents } from "./order";

/** An event with the time at which it counts. */
export interface Happened {
  at: Millis;
  event: Event;
  /** Nobody but a doubtful clock says so. */
  uncertain: boolean;
  /** Its claimed time was not taken: it lies after its own writing, or on another day. */
  misclaimed: boolean;
}

/** The set, corrected and in order. What was taken out and what hit nothing is noted on `day`. */
export function effective(events: Iterable<Event>, day: ChildDay): Happened[] {
  const set = setOf(events);
  const happened = [...set.values()].map(claimed).sort(byTime);

  const voided = new Map<string, Key>();
  const moved = new Map<string, Millis>();
  for (const { at, event } of happened) {
    const { fact, key } = event.entry;
    if (fact.kind !== "void" && fact.kind !== "redate") continue;
    const name = keyName(fact.target);
    if (!isCorrectable(set.get(name), fact.kind === "redate" ? fact.at : undefined, at)) day.dangling.push(key);
    else if (fact.kind === "void") voided.set(name, fact.target);
    else moved.set(name, fact.at);
  }
  day.voided = [...voided.values()].sort(compareKeys);

  const left = happened.filter(({ event }) => !voided.has(keyName(event.entry.key)));
  const corrected = left.map((one) => {
    const at = moved.get(keyName(one.event.entry.key));
    return at === undefined ? one : { at, event: one.event, uncertain: false, misclaimed: false };
  });
  return corrected.sort(byTime);
}

/** One key is one event; should two claim it, every replica takes the same one. */
function setOf(events: Iterable<Event>): Map<string, Event> {
  const set = new Map<string, Event>();
  for (const event of events) {
    const name = keyName(event.entry.key);
    const held = set.get(name);
    if (!held || compareEvents(event, held) < 0) set.set(name, event);
  }
  return set;
}

/** What a person keyed in outranks a clock, but neither the future nor the day that it is filed under. */
function claimed(event: Event): Happened {
  const { at, uncertain, received } = event;
  const claim = claimedBy(event.entry.fact);
  const latest = uncertain ? received : at;
  if (claim !== null && claim <= latest + CLOCKS_AGREE && isOnItsDay(claim, event))
    return { at: claim, event, uncertain: false, misclaimed: false };
  return { at, event, uncertain, misclaimed: claim !== null };
}

/** `to` is the time that it is to be moved to; nobody can correct it to a time that has not come yet. */
function isCorrectable(hit: Event | undefined, to: Millis | undefined, corrected: Millis): boolean {
  if (!hit || hit.entry.fact.kind === "void" || hit.entry.fact.kind === "redate") return false;
  return to === undefined || (isOnItsDay(to, hit) && to <= corrected + CLOCKS_AGREE);
}

const isOnItsDay = (at: Millis, event: Event): boolean => dayInJapan(at) === event.entry.day;

const byTime = (one: Happened, other: Happened): number =>
  one.at - other.at || compareKeys(one.event.entry.key, other.event.entry.key);
