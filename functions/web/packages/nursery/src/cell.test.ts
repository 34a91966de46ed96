import { expect, it } from "vitest";
import { dayOf, monthOf, newestBorder, vacancyOf } from "./cell";
import { GROUPS, groupOf, kindsOf } from "./groups";
import { type Cell, KINDS, NONE_16 } from "./pack";

const nothing: Cell = {
  vacancy: 0,
  day: NONE_16,
  entry: NONE_16,
  border: 0,
  points: 0,
  year: undefined,
  offered: true,
};

it("reads days and months as the pack counts them", () => {
  expect([dayOf(0), dayOf(9820)]).toEqual(["2000-01-01", "2026-11-20"]);
  expect([monthOf(0), monthOf(27 * 12 + 3)]).toEqual(["2000-01", "2027-04"]);
});

it("says what a cell says, and nothing where it says nothing", () => {
  const said = (vacancy: number) => vacancyOf({ ...nothing, vacancy });
  expect([undefined, nothing].map(vacancyOf)).toEqual([undefined, undefined]);
  expect([1, 4, 240, 241, 242, 243, 244, 245].map(said)).toEqual([
    { state: "number", places: 0 },
    { state: "number", places: 3 },
    { state: "open" },
    { state: "few" },
    { state: "none" },
    { state: "ask" },
    { state: "not_offered" },
    { state: "symbol" },
  ]);
  expect(vacancyOf({ ...nothing, vacancy: 2, day: 9820, entry: 327 })).toEqual({
    state: "number",
    places: 1,
    on: "2026-11-20",
    entry: "2027-04",
  });
});

it("says the newest cut-off in the contract's words", () => {
  const said = (border: number, points = 0) => newestBorder({ ...nothing, border, points, year: 2026 });
  expect(newestBorder({ ...nothing, border: 1, points: 1 })).toBeUndefined();
  expect(said(0)).toBeUndefined();
  expect(said(1, 405)).toEqual({ kind: "points", points: 40.5, year: 2026 });
  expect(said(3, 2)).toEqual({ kind: "remaining", places: 2, year: 2026 });
  expect([4, 5, 6, 7, 8].map((border) => said(border)?.kind)).toEqual([
    "all_admitted",
    "nobody_admitted",
    "no_places",
    "undisclosed",
    "no_class",
  ]);
});

it("has every kind in one group", () => {
  expect(GROUPS.flatMap(kindsOf).sort()).toEqual([...KINDS].sort());
  expect(groupOf("small_scale")).toBe("community");
});
