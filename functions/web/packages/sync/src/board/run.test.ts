import { expect, it } from "vitest";
import type { Fact } from "../entry/fact";
import type { Event } from "../fold/event";
import { daysOf, event, key, MINUTE, NINE, ride } from "../tests/support";
import { canClose, type Manifest, run } from "./run";

const manifest: Manifest = { run: "run_1", homeward: true, device_required: true, children: ["b", "a"] };
const onRun = { run: "run_1", by: "x" };
const rode = (kind: "boarded" | "alighted", child: string, to: string | null = null): Fact => ({
  kind,
  ...ride("run_1"),
  child,
  to,
});
const checked = (by: string, second: string | null = null): Fact => ({ kind: "seats_checked", ...onRun, by, second });

/** At minutes after nine, each place being its minute. */
const happened = (facts: [minute: number, fact: Fact][]): Event[] =>
  facts.map(([minute, fact]) => event(1, minute, minute, fact));
const state = (events: Event[]) => run(manifest, daysOf(events), events);

it("closes when everybody is off and everything is checked", () => {
  const events = happened([
    [399, { kind: "departed", ...onRun, driver: "z" }],
    [401, rode("boarded", "a")],
    [402, rode("boarded", "c")],
    [403, checked("x", "y")],
    [410, rode("alighted", "a", "g_a")],
  ]);
  const underWay = state(events);
  expect(underWay).toMatchObject({ on: 2, off: 1, crew: { driver: "z", attendant: "x" } });
  expect(underWay.lines.map(({ child, listed }) => [child, listed])).toEqual([
    ["a", true],
    ["b", true],
    ["c", false],
  ]);
  expect(underWay.obstacles).toContainEqual({ obstacle: "still_on", child: "c" });
  expect(underWay.obstacles, "what was checked before the last one got off").toContainEqual({
    obstacle: "seats_not_checked",
  });

  events.push(
    ...happened([
      [412, rode("alighted", "c")],
      [413, { kind: "counted", ...onRun, on: 2, off: 1 }],
      [414, checked("x")],
    ]),
  );
  expect(state(events).obstacles).toEqual([
    { obstacle: "not_handed_over", child: "c" },
    { obstacle: "count_differs", counted: [2, 1], listed: [2, 2] },
    { obstacle: "seats_checked_by_one" },
    { obstacle: "device_not_acknowledged" },
  ]);

  const entered: Fact = { kind: "alighted", ...ride("run_1"), child: "c", to: "g_c", at: NINE + 412 * MINUTE };
  events.push(
    ...happened([
      [415, { kind: "void", child: "c", by: "x", target: key(1, 412), reason: "引渡し先の記入漏れ" }],
      [416, entered],
      [417, { kind: "counted", ...onRun, on: 2, off: 2 }],
      [418, checked("y")],
      [419, { kind: "device_acknowledged", ...onRun }],
    ]),
  );
  const closed = state(events);
  expect(closed.obstacles).toEqual([]);
  expect(canClose(closed)).toBe(true);
});

it("takes the first boarding and the last alighting of who got off at a stop and on again", () => {
  const events = happened([
    [401, rode("boarded", "a")],
    [405, rode("alighted", "a")],
    [409, rode("boarded", "a")],
    [420, rode("alighted", "a", "g_a")],
  ]);
  const [line] = state(events).lines;
  expect(line).toMatchObject({
    boarded: { at: NINE + 401 * MINUTE },
    alighted: { at: NINE + 420 * MINUTE },
    to: "g_a",
  });
});

it("takes the last count in time, from whichever log, and what was done while the last one got off", () => {
  const counted = (on: number, off: number): Fact => ({ kind: "counted", ...onRun, on, off });
  const events = [
    ...happened([
      [401, rode("boarded", "a")],
      [410, rode("alighted", "a", "g_a")],
    ]),
    event(2, 1, 413, counted(1, 1)),
    event(3, 1, 412, counted(9, 9)),
    event(3, 2, 410, checked("x", "y")),
  ];
  expect(state(events).obstacles).toEqual([{ obstacle: "crew_not_named" }, { obstacle: "device_not_acknowledged" }]);
});

it("takes nothing from another run", () => {
  const other = { run: "run_2", by: "x" };
  const found = state(
    happened([
      [399, { kind: "departed", ...other, driver: "z" }],
      [401, { kind: "boarded", ...ride("run_2"), child: "c" }],
      [413, { kind: "counted", ...other, on: 0, off: 0 }],
    ]),
  );
  expect(found).toMatchObject({ crew: null, on: 0, off: 0, lines: { length: 2 } });
  expect(found.obstacles).toContainEqual({ obstacle: "not_counted" });
});
