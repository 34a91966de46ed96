import { describe, expect, it } from "vitest";
import type { Fact } from "../entry/fact";
import { came, dice, event, jumbled, key, MINUTE, NINE, passage, ride, went } from "../tests/support";
import { unseenDay } from "./day";
import { fold } from "./fold";

const about = { child: "child_a", by: "staff_a" };
const boarded = (run: string): Fact => ({ kind: "boarded", ...ride(run) });
const alighted = (run: string, to: string | null = null): Fact => ({ kind: "alighted", ...ride(run), to });
const voids = (n: number): Fact => ({ kind: "void", ...about, target: key(1, n), reason: "押し間違い" });
const redates = (n: number, minute: number): Fact => ({
  kind: "redate",
  ...about,
  target: key(1, n),
  at: NINE + minute * MINUTE,
  reason: "押し間違い",
});
const paper = (kind: "in" | "out", minute: number): Fact => ({
  kind,
  ...passage,
  via: "paper",
  at: NINE + minute * MINUTE,
});

it("has not seen who has no events", () => {
  expect(fold([])).toEqual(unseenDay());
});

describe("passages", () => {
  it("are one where two tablets saw one arrival", () => {
    const day = fold([event(1, 1, 0, came), event(2, 1, 3, came), event(2, 2, 4, came)]);
    expect(day).toMatchObject({ place: "inside", since: NINE, stays: { length: 1 } });
    expect(day.collapsed).toEqual([key(2, 1)]);
    expect(day.contradictions).toEqual([{ what: "in_twice", key: key(2, 2) }]);
  });

  it("in, out and in within three minutes leave the child inside", () => {
    const day = fold([event(1, 1, 0, came), event(1, 2, 1, went), event(2, 1, 2, came)]);
    expect(day).toMatchObject({ place: "inside", stays: { length: 2 }, collapsed: [] });
  });
});

describe("who is seen", () => {
  const absent: Fact = { kind: "absence", ...about, why: "sick" };
  const events = [event(1, 1, -60, absent), event(2, 1, 0, { kind: "roll_call", ...about, here: true })];

  it("is not absent", () => {
    const day = fold(events);
    expect(day).toMatchObject({ place: "inside", seen: true, absence: "sick" });
    expect(day.contradictions).toEqual([{ what: "absent_but_seen", key: key(1, 1) }]);
  });

  it("contradicts nothing once the absence is withdrawn", () => {
    const day = fold([...events, event(1, 2, -30, { kind: "absence_withdrawn", ...about })]);
    expect(day).toMatchObject({ absence: null, contradictions: [] });
  });

  it("is not whoever did not answer", () => {
    const missed: Fact = { kind: "roll_call", ...about, here: false };
    expect(fold([event(1, 1, 0, missed)])).toEqual(unseenDay());
    const day = fold([event(1, 1, 0, came), event(1, 2, 30, missed)]);
    expect(day.contradictions).toEqual([{ what: "missed_at_roll_call", key: key(1, 2) }]);
  });
});

describe("corrections", () => {
  it("take out and move", () => {
    const day = fold([
      event(1, 1, 0, came),
      event(1, 2, 60, came),
      event(3, 1, 90, voids(1)),
      event(3, 2, 91, redates(2, 30)),
      event(3, 3, 92, voids(9)),
    ]);
    expect(day).toMatchObject({ since: NINE + 30 * MINUTE, voided: [key(1, 1)], dangling: [key(3, 3)] });
  });

  it("reach neither another day nor another correction", () => {
    const day = fold([
      event(1, 1, 0, came),
      event(1, 2, 1, voids(9)),
      event(2, 1, 2, voids(2)),
      event(2, 2, 3, redates(1, 24 * 60)),
    ]);
    expect(day.since).toBe(NINE);
    expect(day.dangling).toEqual([key(1, 2), key(2, 1), key(2, 2)]);
  });

  it("of one event count in the order of their own times, and settle a doubtful clock", () => {
    const doubted = { ...event(1, 1, 0, came), uncertain: true };
    const day = fold([doubted, event(3, 2, 91, redates(1, 20)), event(2, 1, 90, redates(1, 10))]);
    expect(day).toMatchObject({ since: NINE + 20 * MINUTE, uncertain: [] });
    expect(fold([doubted])).toMatchObject({ since: NINE, uncertain: [key(1, 1)] });
  });
});

describe("paper keyed in at night", () => {
  it("counts in the morning", () => {
    const day = fold([event(1, 1, 600, paper("in", 5)), event(1, 2, 601, paper("out", 480))]);
    expect(day.stays).toEqual([{ from: NINE + 5 * MINUTE, to: NINE + 480 * MINUTE }]);
  });

  it("counts neither tomorrow nor yesterday", () => {
    for (const wrong of [700, -10 * 60]) {
      const day = fold([event(1, 1, 600, paper("in", wrong))]);
      expect(day.since).toBe(NINE + 600 * MINUTE);
      expect(day.contradictions).toEqual([{ what: "claim_not_taken", key: key(1, 1) }]);
    }
  });

  it("is bounded by the moment at which the server heard of it, where the clock is in doubt", () => {
    const doubted = { ...event(1, 1, 600, paper("in", 5)), at: NINE - 30 * MINUTE, uncertain: true };
    expect(fold([doubted])).toMatchObject({ since: NINE + 5 * MINUTE, uncertain: [], contradictions: [] });
  });
});

it("takes a claim from up to two minutes after its own writing", () => {
  const claims = (early: number) => {
    const one = event(1, 1, 5, paper("in", 5));
    return fold([{ ...one, at: one.at - early }]).contradictions;
  };
  expect(claims(2 * MINUTE)).toEqual([]);
  expect(claims(2 * MINUTE + 1)).toHaveLength(1);
});

describe("bus and gate", () => {
  const on = event(1, 1, 0, boarded("run_1"));
  const gate = event(2, 1, 30, came);
  const off = event(1, 2, 31, alighted("run_1"));

  it("agree even with clocks a minute apart", () => {
    const day = fold([on, gate, off, event(3, 1, 32, alighted("run_1"))]);
    expect(day).toMatchObject({ place: "inside", trips: { length: 1 }, contradictions: [], collapsed: [key(3, 1)] });
  });

  it("contradict one another while nobody says that the child got off", () => {
    expect(fold([on, gate]).contradictions).toEqual([{ what: "inside_and_on_bus", key: key(2, 1) }]);
    expect(fold([on, off]).place).toBe("off_bus");
    const called: Fact = { kind: "roll_call", ...about, here: true };
    expect(fold([on, event(2, 1, 30, called)]).contradictions).toEqual([{ what: "inside_and_on_bus", key: key(2, 1) }]);
  });

  it("take two records within three minutes for one, of one run", () => {
    const three = event(2, 1, 3, boarded("run_1"));
    expect(fold([on, three])).toMatchObject({ collapsed: [key(2, 1)], contradictions: [] });
    expect(fold([on, { ...three, at: three.at + 1 }])).toMatchObject({ collapsed: [], trips: { length: 1 } });
    expect(fold([on, event(2, 1, 1, boarded("run_2"))]).contradictions).toEqual([
      { what: "boarded_twice", key: key(2, 1) },
    ]);
    const again = event(2, 1, 34, alighted("run_1"));
    expect(fold([on, off, again])).toMatchObject({ collapsed: [key(2, 1)], contradictions: [] });
    expect(fold([on, off, { ...again, at: again.at + 1 }])).toMatchObject({ collapsed: [], trips: { length: 2 } });
  });

  it("hand over at a stop", () => {
    const day = fold([
      event(1, 1, 0, came),
      event(1, 2, 400, boarded("run_2")),
      event(1, 3, 420, alighted("run_2", "g_1")),
    ]);
    expect(day).toMatchObject({ place: "left", trips: [{ run: "run_2", to: "g_1" }], contradictions: [] });
    expect(day.stays).toEqual([{ from: NINE, to: NINE + 400 * MINUTE }]);
  });

  it("name what nobody got on, and who got on twice", () => {
    const day = fold([
      event(1, 1, 0, alighted("run_1")),
      event(1, 2, 10, boarded("run_2")),
      event(1, 3, 20, boarded("run_3")),
    ]);
    expect(day.contradictions).toEqual([
      { what: "alighted_without_boarding", key: key(1, 1) },
      { what: "boarded_twice", key: key(1, 3) },
    ]);
    expect(day.trips.map(({ run }) => run)).toEqual(["run_1", "run_2", "run_3"]);
  });
});

it("gives the same day in any order and with any repeats", () => {
  const events = [
    event(1, 1, 0, came),
    event(2, 1, 0, came),
    event(2, 2, 2, went),
    event(3, 1, 2, boarded("run_1")),
    event(3, 2, 5, alighted("run_1")),
    event(3, 3, 5, { ...about, kind: "void", target: key(2, 2), reason: "x" }),
  ];
  const expected = fold(events);
  const roll = dice(7);
  for (let turn = 0; turn < 50; turn++) expect(fold(jumbled(events, roll))).toEqual(expected);
});
