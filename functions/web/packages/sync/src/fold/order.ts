/**
 * One order over all events. It decides between two that claim one key: no honest log has such, but where one is shown
 * every replica shows the same.
 */
import { type Fact, VIAS, WHYS } from "../entry/fact";
import type { Event } from "./event";

type Part = string | number | boolean | null;

/** Negative where `one` comes first, as the server orders them. */
export function compareEvents(one: Event, other: Event): number {
  const theirs = parts(other);
  for (const [place, part] of parts(one).entries()) {
    const order = compareParts(part, theirs[place] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

function parts({ at, uncertain, received, entry }: Event): Part[] {
  const { device, key, prev, facility, day, captured, offset, fact } = entry;
  const { wall, mono, boot } = captured;
  const clocks = [wall, mono, boot, offset?.offset ?? null, offset?.within ?? null];
  return [at, uncertain, received, device, key.log, key.n, prev, facility, day, ...clocks, ...partsOf(fact)];
}

/** The kind's number, then its fields. */
function partsOf(fact: Fact): Part[] {
  switch (fact.kind) {
    case "in":
    case "out":
      return [fact.kind === "in" ? 0 : 1, fact.child, fact.by, fact.with, VIAS.indexOf(fact.via), fact.at];
    case "boarded":
    case "alighted":
      return [fact.kind === "boarded" ? 2 : 3, fact.child, fact.run, fact.by, fact.second, fact.to, fact.at];
    case "roll_call":
      return [4, fact.child, fact.by, fact.here];
    case "absence":
      return [5, fact.child, fact.by, WHYS.indexOf(fact.why)];
    case "absence_withdrawn":
      return [6, fact.child, fact.by];
    case "coming":
      return [7, fact.child, fact.by, fact.eta];
    case "called":
      return [8, fact.child, fact.by, fact.whom, fact.reached];
    case "read":
      return [9, fact.child, fact.by, fact.notice];
    case "departed":
      return [10, fact.run, fact.by, fact.driver];
    case "counted":
      return [11, fact.run, fact.by, fact.on, fact.off];
    case "seats_checked":
      return [12, fact.run, fact.by, fact.second];
    case "device_acknowledged":
      return [13, fact.run, fact.by];
    case "void":
      return [14, fact.child, fact.target.log, fact.target.n, fact.by, fact.reason];
    case "redate":
      return [15, fact.child, fact.target.log, fact.target.n, fact.by, fact.at, fact.reason];
    case "command":
      return [16, fact.name, fact.about, fact.expiresAt];
    case "newer":
      return [17];
    case "leaving":
      return [18, fact.child, fact.by, fact.at];
    case "coming_withdrawn":
      return [19, fact.child, fact.by];
  }
}

/** Nothing comes before something. Parts of one place are otherwise of one type. */
function compareParts(one: Part, other: Part): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? -1 : 1;
  if (typeof one === "string" && typeof other === "string") return compareText(one, other);
  return one < other ? -1 : 1;
}

/** By the bytes of UTF-8. JavaScript's own order puts U+10000 and above before U+E000. */
function compareText(one: string, other: string): number {
  const [letters, theirs] = [Array.from(one), Array.from(other)];
  const place = letters.findIndex((letter, index) => letter !== theirs[index]);
  const at = (text: string[]) => text[place]?.codePointAt(0) ?? -1;
  return place < 0 ? letters.length - theirs.length : at(letters) - at(theirs);
}
