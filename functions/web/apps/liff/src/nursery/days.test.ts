import { expect, it } from "vitest";
import { isReportable, isTooMany, lastDay, momentIn, nearDays, spansOf, toggled } from "./days";

const today = "2026-04-28";

it("offers a week, and reaches a month", () => {
  expect(nearDays(today)).toEqual([
    "2026-04-28",
    "2026-04-29",
    "2026-04-30",
    "2026-05-01",
    "2026-05-02",
    "2026-05-03",
    "2026-05-04",
  ]);
  expect(lastDay(today)).toBe("2026-05-29");
  expect(["2026-04-27", today, "2026-05-29", "2026-05-30"].map((day) => isReportable(day, today))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

it("takes a day in and out, in order", () => {
  expect(toggled(["2026-05-01"], today)).toEqual([today, "2026-05-01"]);
  expect(toggled([today, "2026-05-01"], today)).toEqual(["2026-05-01"]);
});

it("holds no more child-days than one report may have", () => {
  expect([isTooMany(2, 20), isTooMany(2, 21), isTooMany(1, 32)]).toEqual([false, true, false]);
});

it("joins days in a row, also over the end of a month", () => {
  expect(spansOf(["2026-05-01", "2026-04-30", "2026-05-04"])).toEqual([
    { from: "2026-04-30", to: "2026-05-01" },
    { from: "2026-05-04", to: "2026-05-04" },
  ]);
  expect(spansOf([])).toEqual([]);
});

it("expects nobody tomorrow", () => {
  const evening = new Date("2026-04-28T23:20:00+09:00");
  expect(momentIn(evening, 30)).toBe("2026-04-28T23:50:00+09:00");
  expect(momentIn(evening, 60)).toBeUndefined();
  expect(momentIn(new Date("2026-04-28T00:10:20Z"), 15)).toBe("2026-04-28T09:25:00+09:00");
});
