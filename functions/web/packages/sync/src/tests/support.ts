/** What the tests are made of: a morning in Japan, facts and events by short names, and dice that fall the same way. */
import type { Moment } from "../clock";
import type { Owner } from "../device/log";
import type { Answer, Judgement } from "../device/push";
import type { Entry } from "../entry/entry";
import { type Fact, type Passage, type Ride, subjectOf } from "../entry/fact";
import { type ChildId, type Key, NOTHING } from "../entry/ids";
import type { ChildDay } from "../fold/day";
import type { Event } from "../fold/event";
import { fold } from "../fold/fold";

/** 2026-04-13T09:00 in Japan. */
export const NINE = 1_776_038_400_000;
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const YEAR = 365 * 24 * HOUR;

export const GATE: Owner = { device: "dev_gate", facility: "fac_hinata" };

/** The log with this byte sixteen times. */
export const logId = (byte: number): string => byte.toString(16).padStart(2, "0").repeat(16);

export const key = (log: number, n: number): Key => ({ log: logId(log), n });

/** The clocks of a device that is right and started at nine. */
export const moment = (minute: number): Moment => ({ wall: NINE + minute * MINUTE, mono: minute * MINUTE, boot: 1 });

export const passage: Passage = { child: "child_a", by: null, with: null, via: "tap", at: null };
export const came = { kind: "in" as const, ...passage };
export const went = { kind: "out" as const, ...passage };

export const ride = (run: string): Ride => ({
  child: "child_a",
  run,
  by: "staff_a",
  second: null,
  to: null,
  at: null,
});

/** An entry in log `log`, written at a minute after nine. */
export const entry = (log: number, n: number, minute: number, fact: Fact): Entry => ({
  device: "dev_gate",
  key: key(log, n),
  prev: NOTHING,
  facility: "fac_hinata",
  day: "2026-04-13",
  captured: moment(minute),
  offset: null,
  fact,
});

/** An event that the server heard of in the same minute. */
export function event(log: number, n: number, minute: number, fact: Fact): Event {
  const at = NINE + minute * MINUTE;
  return { at, uncertain: false, received: at, entry: entry(log, n, minute, fact) };
}

/** One of every fact, in the order in which the server knows them. */
export function everyFact(): Fact[] {
  const about = { child: "child_a", by: "staff_a" };
  const onRun = { run: "run_1", by: "staff_a" };
  const correction = { ...about, target: key(0xab, 3), reason: "押し間違い" };
  return [
    { kind: "in", ...passage, with: "g_1", via: "qr" },
    { kind: "out", ...passage, via: "paper", at: 0 },
    { kind: "boarded", ...ride("run_1"), second: "staff_b", at: NINE },
    { kind: "alighted", ...ride("run_1"), to: "g_2" },
    { kind: "roll_call", ...about, here: false },
    { kind: "absence", ...about, why: "sick" },
    { kind: "absence", ...about, why: "infection" },
    { kind: "absence_withdrawn", ...about },
    { kind: "coming", ...about, eta: null },
    { kind: "called", ...about, whom: "g_1", reached: true },
    { kind: "read", ...about, notice: "ntc_1" },
    { kind: "departed", ...onRun, driver: "staff_c" },
    { kind: "counted", ...onRun, on: 12, off: 12 },
    { kind: "seats_checked", ...onRun, second: null },
    { kind: "device_acknowledged", ...onRun },
    { kind: "void", ...correction },
    { kind: "redate", ...correction, at: NINE },
    { kind: "command", name: "close_run", about: "run_1", expiresAt: NINE + HOUR },
    { kind: "leaving", ...about, at: null },
    { kind: "leaving", ...about, at: NINE },
    { kind: "coming_withdrawn", ...about },
  ];
}

/** The server has everything up to here. */
export const judged = (through: number, more: Partial<Judgement> = {}): Answer => ({
  answer: "judged",
  through,
  head: through,
  forked: false,
  verdicts: [],
  ...more,
});

/** What each child's events come to. */
export function daysOf(events: Event[]): Map<ChildId, ChildDay> {
  const byChild = new Map<ChildId, Event[]>();
  for (const event of events) {
    const subject = subjectOf(event.entry.fact);
    if (subject?.kind !== "child") continue;
    byChild.set(subject.child, [...(byChild.get(subject.child) ?? []), event]);
  }
  return new Map([...byChild].map(([child, events]) => [child, fold(events)]));
}

/** Dice that fall the same way for the same seed: whole numbers from 0, below `sides`. */
export function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The low bits of such a sequence repeat after a few throws.
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** The same set in another order, with some of it twice. */
export function jumbled<T>(all: readonly T[], roll: (sides: number) => number): T[] {
  const jumbled: T[] = [];
  for (const one of [...all, ...all.filter(() => roll(3) === 0)]) jumbled.splice(roll(jumbled.length + 1), 0, one);
  return jumbled;
}
