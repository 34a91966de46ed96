/** The one spelling of an entry: JSON as `JSON.stringify` writes it, with the keys in the order in which they stand here. */
import { NotWritten } from "../not-written";
import type { Entry } from "./entry";
import { type Fact, versionOf } from "./fact";

/**
 * The newest version that this code writes and reads. 2: going home early, and coming on time after all; bereavement and
 * infection as reasons.
 */
export const VERSION = 2;

/** The text, which may still be none that anyone reads. */
export function spelled({ device, key, prev, facility, day, captured, offset, fact }: Entry): string {
  const { wall, mono, boot } = captured;
  const { log, n } = key;
  const clocks = { wall, mono, boot, offset: offset?.offset ?? null, within: offset?.within ?? null };
  return JSON.stringify({ v: versionOf(fact), device, log, n, prev, facility, day, ...clocks, ...fields(fact) }, exact);
}

/** `JSON.stringify` would make `null` of what is no number, and a fact without its time of one with a wrong one. */
function exact(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new NotWritten("out_of_range");
  return value;
}

function fields(fact: Fact): object {
  switch (fact.kind) {
    case "in":
    case "out": {
      const { kind, child, by, with: company, via, at } = fact;
      return { kind, child, by, with: company, via, at };
    }
    case "boarded":
    case "alighted": {
      const { kind, child, by, run, second, to, at } = fact;
      return { kind, child, by, run, second, to, at };
    }
    case "roll_call":
      return { ...about(fact), here: fact.here };
    case "absence":
      return { ...about(fact), why: fact.why };
    case "absence_withdrawn":
    case "coming_withdrawn":
      return about(fact);
    case "coming":
      return { ...about(fact), eta: fact.eta };
    case "leaving":
      return { ...about(fact), at: fact.at };
    case "called":
      return { ...about(fact), whom: fact.whom, reached: fact.reached };
    case "read":
      return { ...about(fact), notice: fact.notice };
    case "departed":
      return { ...onRun(fact), driver: fact.driver };
    case "counted":
      return { ...onRun(fact), on: fact.on, off: fact.off };
    case "seats_checked":
      return { ...onRun(fact), second: fact.second };
    case "device_acknowledged":
      return onRun(fact);
    case "void":
      return { ...about(fact), target_log: fact.target.log, target_n: fact.target.n, reason: fact.reason };
    case "redate": {
      const { target, at, reason } = fact;
      return { ...about(fact), target_log: target.log, target_n: target.n, at, reason };
    }
    case "command": {
      const { kind, name, about, expiresAt } = fact;
      return { kind, name, about, expires_at: expiresAt };
    }
    // Nobody writes what only newer code understands; the reader refuses what this leaves out.
    case "newer":
      return {};
  }
}

const about = ({ kind, child, by }: { kind: string; child: string; by: string }) => ({ kind, child, by });

const onRun = ({ kind, run, by }: { kind: string; run: string; by: string }) => ({ kind, run, by });
