import { expect, it } from "vitest";
import type { Event } from "../fold/event";
import { fold } from "../fold/fold";
import { came, event, MINUTE, NINE, ride } from "../tests/support";
import { board, type Facility, type Line, reachesGuardians } from "./board";

const at = (minute: number) => NINE + minute * MINUTE;
const about = { child: "child_a", by: "g_1" };
const absent = event(1, 1, -60, { kind: "absence", ...about, why: "private" });
const on = event(1, 1, -20, { kind: "boarded", ...ride("run_1") });
const off = event(1, 2, 5, { kind: "alighted", ...ride("run_1") });

/** A nursery with one child, one gate heard of at a minute, a cut-off at 9:50 and closing at 18:00. */
const nursery = (through: number | null): Facility => ({
  roster: [{ child: "child_a", comes: true, cutoff: at(50), closing: at(540) }],
  gates: [{ device: "gate", through: through === null ? null : at(through) }],
  arrivals: [{ run: "run_1", due: at(10) }],
});

function line(facility: Facility, events: Event[], now: number): Line {
  const [line, ...more] = board(facility, new Map([["child_a", fold(events)]]), at(now));
  if (!line || more.length > 0) throw new Error("one child, one line");
  return line;
}

it("takes silence for unknown and not for absence", () => {
  expect(line(nursery(null), [], 49).standing).toBe("awaited");
  expect(line(nursery(null), [], 50).standing).toBe("unknown");
  const unknown = line(nursery(-48), [], 51);
  expect(unknown.standing).toBe("unknown");
  expect(unknown.alarms).toEqual([{ alarm: "unknown", silent: [{ gate: "gate", since: at(-48) }] }]);
  expect(unknown.alarms.some(reachesGuardians)).toBe(false);

  const missing = line(nursery(50), [], 51);
  expect(missing.standing).toBe("not_seen");
  expect(missing.alarms).toEqual([{ alarm: "not_seen", coming: false }]);
  expect(missing.alarms.some(reachesGuardians)).toBe(true);
  expect(board(nursery(50), new Map(), at(51))).toEqual([missing]);
});

it("asks no guardian who said that the child is on the way", () => {
  const coming = event(1, 1, 20, { kind: "coming", ...about, eta: null });
  const { alarms } = line(nursery(50), [coming], 51);
  expect(alarms).toEqual([{ alarm: "not_seen", coming: true }]);
  expect(alarms.some(reachesGuardians)).toBe(false);
});

it("alarms where who is reported absent is seen", () => {
  expect(line(nursery(null), [absent], 60)).toMatchObject({ standing: "absent", alarms: [] });
  const seen = line(nursery(null), [absent, event(1, 2, 0, came)], 60);
  expect(seen).toMatchObject({ standing: "present", alarms: [{ alarm: "absent_but_present" }] });
});

it("alarms where a child is inside after closing", () => {
  const inside = [event(1, 1, 0, came)];
  expect(line(nursery(540), inside, 540).alarms).toEqual([]);
  expect(line(nursery(540), inside, 541).alarms).toEqual([{ alarm: "still_inside", silent: [] }]);
});

it("alarms for who is on the bus and not at the gate, whatever is silent", () => {
  const forgotten = (events: Event[], now = 11) =>
    line(nursery(null), events, now).alarms.some(({ alarm }) => alarm === "on_bus_not_at_gate");
  const gate = (minute: number) => event(2, 1, minute, came);
  expect(forgotten([on], 10)).toBe(false);
  expect(forgotten([on])).toBe(true);
  expect(forgotten([on, off])).toBe(true);
  expect(forgotten([off])).toBe(true);
  expect(forgotten([on, off, gate(6)])).toBe(false);
  expect(forgotten([on, off, gate(-20)]), "the clocks agree to the minute").toBe(false);
  expect(forgotten([on, off, gate(-21)]), "that was before the bus").toBe(true);
  expect(forgotten([on, gate(6)]), "the bus does not say that the child got off").toBe(true);
});

it("alarms for who is on the bus home after it is due, once", () => {
  const facility = { ...nursery(null), arrivals: [], returns: [{ run: "run_1", due: at(480) }] };
  const on = event(1, 1, 420, { kind: "boarded", ...ride("run_1") });
  const off = event(1, 2, 481, { kind: "alighted", ...ride("run_1") });
  const alarms = (events: Event[], now: number) => line(facility, events, now).alarms.map(({ alarm }) => alarm);
  expect(alarms([on], 480)).toEqual([]);
  expect(alarms([on], 481)).toEqual(["still_on_bus"]);
  expect(alarms([on], 541)).toEqual(["still_on_bus"]);
  expect(alarms([on, off], 541)).toEqual([]);
});

it("expects nobody on a day off", () => {
  const facility = nursery(50);
  facility.roster.push({ child: "child_b", comes: false, cutoff: at(50), closing: at(540) });
  expect(board(facility, new Map(), at(51)).map(({ standing }) => standing)).toEqual(["not_seen", "day_off"]);
});
