/** Reads the one spelling of an entry and nothing else. */
import type { Day } from "../clock";
import type { Entry } from "./entry";
import { type Fact, type Passage, type Ride, VIAS, versionOf, WHYS } from "./fact";
import { must, Reader } from "./reader";
import { VERSION } from "./write";

/** To be called within `attempt`. */
export function entry(text: string): Entry {
  const from = new Reader(text);
  from.literal('{"v":');
  const version = from.bare();
  must(version > 0 && version < 2 ** 32);
  const device = from.id("device");
  const key = { log: from.log("log"), n: from.place("n") };
  const prev = from.digest("prev");
  const facility = from.id("facility");
  const day = date(from);
  const captured = { wall: from.number("wall"), mono: from.number("mono"), boot: from.unsigned("boot", 32) };
  const [offset, within] = [from.numberOrNull("offset"), from.numberOrNull("within")];
  must((offset === null) === (within === null));
  const known = offset === null || within === null ? null : { offset, within };
  return { device, key, prev, facility, day, captured, offset: known, fact: last(from, version) };
}

function last(from: Reader, version: number): Fact {
  if (version > VERSION) {
    must(from.rest().endsWith("}"));
    return { kind: "newer" };
  }
  const read = fact(from);
  must(from.rest() === "}" && versionOf(read) === version);
  return read;
}

// The fields of an object are read in the order in which they stand here, which is the order of the canonical form.
function fact(from: Reader): Fact {
  const kind = from.word("kind");
  switch (kind) {
    case "in":
    case "out":
      return { kind, ...passage(from) };
    case "boarded":
    case "alighted":
      return { kind, ...ride(from) };
    case "roll_call":
      return { kind, ...about(from), here: from.flag("here") };
    case "absence":
      return { kind, ...about(from), why: from.oneOf("why", WHYS) };
    case "absence_withdrawn":
    case "coming_withdrawn":
      return { kind, ...about(from) };
    case "coming":
      return { kind, ...about(from), eta: from.numberOrNull("eta") };
    case "leaving":
      return { kind, ...about(from), at: from.numberOrNull("at") };
    case "called":
      return { kind, ...about(from), whom: from.id("whom"), reached: from.flag("reached") };
    case "read":
      return { kind, ...about(from), notice: from.id("notice") };
    case "departed":
      return { kind, ...onRun(from), driver: from.id("driver") };
    case "counted":
      return { kind, ...onRun(from), on: from.unsigned("on", 16), off: from.unsigned("off", 16) };
    case "seats_checked":
      return { kind, ...onRun(from), second: from.idOrNull("second") };
    case "device_acknowledged":
      return { kind, ...onRun(from) };
    case "void":
      return { kind, ...about(from), target: from.target(), reason: from.reason("reason") };
    case "redate":
      return { kind, ...about(from), target: from.target(), at: from.number("at"), reason: from.reason("reason") };
    case "command":
      return { kind, name: from.id("name"), about: from.id("about"), expiresAt: from.number("expires_at") };
    default:
      must(false);
  }
}

const about = (from: Reader) => ({ child: from.id("child"), by: from.id("by") });

const onRun = (from: Reader) => ({ run: from.id("run"), by: from.id("by") });

const passage = (from: Reader): Passage => ({
  child: from.id("child"),
  by: from.idOrNull("by"),
  with: from.idOrNull("with"),
  via: from.oneOf("via", VIAS),
  at: from.numberOrNull("at"),
});

const ride = (from: Reader): Ride => ({
  ...about(from),
  run: from.id("run"),
  second: from.idOrNull("second"),
  to: from.idOrNull("to"),
  at: from.numberOrNull("at"),
});

/** `2026-04-13`, and no other of ISO 8601's spellings. */
function date(from: Reader): Day {
  const day = from.word("day");
  must(/^\d{4}-\d\d-\d\d$/.test(day));
  const midnight = new Date(`${day}T00:00:00Z`);
  // 30 February is no day: it becomes another one, or none.
  must(!Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day));
  return day;
}
