import type { InterviewResult, StaffInterviewChild, StaffInterviewDay } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { answeredOf, gridOf, halvesOf, isAt, locksWith, slotOf, startOf, toldOf } from "./grid";
import { flawWords, goodness } from "./words";

const child = (id: string, more: object = {}): StaffInterviewChild => ({
  child_id: id,
  name: id,
  class_id: "p11",
  family: id,
  ...more,
});
const placed = (starts: string): StaffInterviewChild["solved"] => ({
  kind: "placed",
  starts,
  minutes: 15,
  reasons: [],
});
const first = "2026-04-20T14:00:00";
const second = "2026-04-21T09:00:00";
const family = (id: string, answered: boolean, reachable: boolean) => ({
  id,
  child_ids: [id],
  answered,
  reachable,
  revision: 0,
  impossible: [],
  wishes: [],
});
const day = (children: StaffInterviewChild[]): StaffInterviewDay =>
  ({
    classes: [{ class_id: "p11", class: "1年1組", children: children.length, starts: [first, second] }],
    children,
    families: [family("a", true, true), family("b", false, true), family("c", false, false)],
  }) as unknown as StaffInterviewDay;

it("puts days beside each other and times below, free ones too", () => {
  const { days, times, cells } = gridOf(day([child("a", { solved: placed(first) })]), "p11");
  expect([days, times]).toEqual([
    ["2026-04-20", "2026-04-21"],
    ["09:00", "14:00"],
  ]);
  expect([cells.get(first)?.child_id, cells.has(second), cells.get(second)]).toEqual(["a", true, undefined]);
});

it("shows a child where its booking is by now, and nowhere once that is cancelled", () => {
  const booked = (state: "booked" | "cancelled") =>
    child("a", { solved: placed(first), booking: { state, starts: second, moved: true } });
  expect([startOf(booked("booked")), startOf(booked("cancelled"))]).toEqual([second, undefined]);
});

it("changes the lock of one child and keeps the others", () => {
  const children = [child("a", { locked: first }), child("b")];
  expect(locksWith(children, "b", second)).toEqual([
    { child: "a", starts: first },
    { child: "b", starts: second },
  ]);
  expect(locksWith(children, "a", second)).toEqual([{ child: "a", starts: second }]);
  expect(locksWith(children, "a", undefined)).toEqual([]);
});

it("knows whether a family means a slot", () => {
  expect(isAt({ kind: "half_day", day: "2026-04-20", half: "afternoon" }, first)).toBe(true);
  expect(isAt({ kind: "half_day", day: "2026-04-21", half: "afternoon" }, second)).toBe(false);
  expect(isAt({ kind: "at", starts: first }, second)).toBe(false);
});

it("tells who has answered, whom to ask on paper, and who will hear", () => {
  const here = day([child("a"), child("b"), child("c")]);
  expect(answeredOf(here)).toMatchObject([{ answered: 1, open: [{ child_id: "b" }], paper: [{ child_id: "c" }] }]);
  expect(toldOf(here)).toEqual({ told: 2, paper: 1 });
});

it("says how good a solution is without a number that nobody asked for", () => {
  const result = { placed: 5, unplaced: 0, best: true, gap: 0, bound: { unplaced: 0, points: 9 } } as InterviewResult;
  expect(goodness(result)).toMatch(/^5人全員の時間が決まりました。.*これより良い案はない/);
  expect(goodness({ ...result, best: false, gap: 0.0123 })).toMatch(/大きくても1.3%です。$/);
  expect(goodness({ ...result, best: false, gap: null, unplaced: 2 })).toMatch(/もう2人まで/);
});

it("says why a lock cannot be", () => {
  expect(flawWords("locked.0.starts: impossible")).toBe("家庭の都合が悪い時間には固定できません。");
  expect(flawWords("teachers.0: odd")).toContain("teachers.0: odd");
  expect(flawWords(undefined)).toBeUndefined();
});

it("names the slot of a booking, and the half-days of a family's teachers", () => {
  expect(slotOf("iv-0123456789ab", "p11", first)).toBe("iv-0123456789ab-p11.20260420T1400.a");
  expect(halvesOf(day([child("a")]), ["a"])).toEqual([
    { kind: "half_day", day: "2026-04-20", half: "afternoon" },
    { kind: "half_day", day: "2026-04-21", half: "morning" },
  ]);
  expect(halvesOf(day([child("a")]), ["z"])).toEqual([]);
});
