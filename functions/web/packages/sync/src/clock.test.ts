import { describe, expect, it } from "vitest";
import { dayInJapan, estimate, Known } from "./clock";
import { HOUR, MINUTE, NINE, YEAR } from "./tests/support";

const evidence = (skew: number, boot: number, up: number) => ({
  received: NINE,
  sent: { wall: NINE + skew, mono: up, boot },
  floor: NINE - 10 * HOUR,
});
const fiveAgo = { wall: NINE - 5 * MINUTE, mono: 0, boot: 1 };
const rightThen = { offset: 0, within: 100 };

it("changes the day at midnight in Japan", () => {
  expect(dayInJapan(NINE + 15 * HOUR - 1)).toBe("2026-04-13");
  expect(dayInJapan(NINE + 15 * HOUR)).toBe("2026-04-14");
  expect(dayInJapan(-9 * HOUR)).toBe("1970-01-01");
});

it("names a day wherever four digits do, and where the server does", () => {
  const first = -62_167_219_200_000 - 9 * HOUR;
  expect(dayInJapan(first)).toBe("0000-01-01");
  expect(dayInJapan(first - 1)).toBeUndefined();
  expect(dayInJapan(253_402_207_200_999)).toBe("9999-12-31");
  for (const at of [253_402_207_201_000, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, Number.NaN])
    expect(dayInJapan(at), String(at)).toBeUndefined();
});

describe("an estimate", () => {
  it("takes no harm from a constant error of a year", () => {
    const captured = { ...fiveAgo, wall: fiveAgo.wall - YEAR };
    const found = estimate(captured, null, evidence(-YEAR, 1, 5 * MINUTE));
    expect(found).toEqual({ at: NINE - 5 * MINUTE, uncertain: false });
  });

  it("sees through a jump after the capture", () => {
    const found = estimate(fiveAgo, rightThen, evidence(YEAR, 1, 5 * MINUTE));
    expect(found).toEqual({ at: NINE - 5 * MINUTE, uncertain: false });
  });

  it("has only the wall clock after a restart", () => {
    expect(estimate(fiveAgo, rightThen, evidence(0, 2, 0)).uncertain).toBe(false);
    expect(estimate(fiveAgo, rightThen, evidence(YEAR, 2, 0)).uncertain).toBe(true);
    expect(estimate(fiveAgo, null, evidence(0, 2, 0)).uncertain).toBe(true);
  });

  it("takes clocks for agreeing up to two minutes apart", () => {
    const apart = (by: number) => estimate({ ...fiveAgo, wall: fiveAgo.wall + by }, null, evidence(0, 1, 5 * MINUTE));
    expect([2 * MINUTE, -2 * MINUTE].map((by) => apart(by).uncertain)).toEqual([false, false]);
    expect([2 * MINUTE + 1, -2 * MINUTE - 1].map((by) => apart(by).uncertain)).toEqual([true, true]);
  });

  it("lies between the last contact and now, two minutes given", () => {
    const ago = (time: number) => estimate({ wall: NINE - time, mono: 0, boot: 1 }, rightThen, evidence(0, 2, 0));
    expect(ago(10 * HOUR + 2 * MINUTE)).toEqual({ at: NINE - 10 * HOUR, uncertain: false });
    expect(ago(10 * HOUR + 2 * MINUTE + 1)).toEqual({ at: NINE - 10 * HOUR, uncertain: true });
    expect(ago(-2 * MINUTE)).toEqual({ at: NINE, uncertain: false });
    expect(ago(-2 * MINUTE - 1)).toEqual({ at: NINE, uncertain: true });
  });

  it("does not believe a clock that woke in 1970 and was set right", () => {
    const found = estimate({ wall: 1000, mono: 1000, boot: 1 }, rightThen, evidence(0, 2, 0));
    expect(found).toEqual({ at: NINE - 10 * HOUR, uncertain: true });
  });
});

describe("a known time", () => {
  const sent = { wall: NINE, mono: 1000, boot: 1 };

  it("outlives a jump of the wall clock by the counter", () => {
    const known = Known.learn(NINE, sent, { wall: NINE + 200, mono: 1200, boot: 1 });
    expect(Known.at(known, { wall: NINE + YEAR, mono: 61_200, boot: 1 })).toBe(NINE + 100 + MINUTE);
    expect(Known.at(known, { wall: NINE + MINUTE, mono: 0, boot: 2 })).toBe(NINE - 100 + MINUTE);
    expect(Known.offset(known)).toEqual({ offset: -100, within: 100 });
  });

  it("is whole, and from a round trip of at most two minutes", () => {
    const after = (mono: number) => Known.learn(NINE, sent, { ...sent, mono: sent.mono + mono });
    expect(after(3)).toMatchObject({ server: NINE + 1, within: 1 });
    expect(after(HOUR)).toMatchObject({ server: NINE + MINUTE, within: MINUTE });
    // Restarted under way, with a clock that was set back.
    expect(Known.learn(NINE, sent, { wall: 0, mono: 5, boot: 2 })).toMatchObject({ server: NINE, within: 0 });
  });
});
