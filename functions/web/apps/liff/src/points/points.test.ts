import type { Child, PointsTable } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { type Answers, type GuardianAnswers, NO_ANSWERS } from "./answers";
import { householdOf, reasonOf } from "./household";
import { isOwn } from "./kept";
import { rankText, signed, spanText } from "./span";
import { isAnswered, placeIn, stepsOf } from "./steps";

const table: PointsTable = {
  municipality: "131202",
  title: "練馬区",
  effective_from: "2026-04-01",
  complete: true,
  documents: [],
  ranks: false,
  questions: [{ id: "night", text: "夜" }],
  manual: [{ rule: "other", text: "その他", least: 1, most: 10 }],
};
const bear: Child = { id: "c", kind: "child", token: "🐻", birth_date: "2025-10-01" };
const worker: GuardianAnswers = { ...NO_ANSWERS.guardians[0], reason: "work", days: 20, minutes: 480 };
const filled: Answers = {
  ...NO_ANSWERS,
  table: "131202",
  child: "c",
  entry: "2027-04",
  single: false,
  guardians: [{ ...worker, marks: ["on_leave"] }, worker],
  marks: ["sibling_enrolled"],
};

it("turns taps into the household that the service asks for", () => {
  const hours = { days_per_month: 20, minutes_per_day: 480, break_minutes: 0, commute_minutes: 0, overtime_minutes: 0 };
  const reasons = [{ kind: "work", form: "employed", hours }];
  expect(householdOf(filled, table, [bear])).toEqual({
    entry_month: "2027-04-01",
    child: { age_class: 1, marks: [], born: "2025-10-01" },
    guardians: [
      { reasons, marks: ["on_leave"] },
      { reasons, marks: [] },
    ],
    residence: "here",
    marks: ["sibling_enrolled"],
    preschool_children: 1,
    children_to_grade3: 1,
    wishes: 1,
    months_waiting: 0,
    arrears_months: 0,
    asked: [],
  });
});

it("leaves out whoever is not there, and what another table asked", () => {
  const alone = { ...filled, single: true, asked: ["night", "elsewhere"], manual: { other: 3, gone: 1 }, rank: "A" };
  expect(householdOf(alone, table, [bear])).toMatchObject({ asked: ["night"], manual: { other: 3 } });
  expect(householdOf(alone, table, [bear])?.guardians).toHaveLength(1);
  const ranked = { ...filled, guardians: [{ ...worker, rank: "B" }, worker] as Answers["guardians"] };
  expect(householdOf(ranked, table, [bear])?.guardians[0]?.rank).toBeUndefined();
  expect(householdOf(ranked, { ...table, ranks: true }, [bear])?.guardians[0]?.rank).toBe("B");
});

it("knows a reason only with its numbers", () => {
  const of = (change: Partial<GuardianAnswers>) => reasonOf({ ...NO_ANSWERS.guardians[0], ...change });
  expect(of({})).toBeUndefined();
  expect(of({ reason: "work", days: 20 })).toBeUndefined();
  expect(of({ reason: "childbirth" })).toBeUndefined();
  expect(of({ reason: "disability", grade: 2 })).toEqual({ kind: "disability", grade: 2 });
  expect(of({ reason: "care", care: "attend", careHours: 48 })).toMatchObject({ hours_per_month: 48 });
  expect(of({ reason: "job_seeking" })).toEqual({ kind: "job_seeking" });
});

it("goes step by step, and no further than what is answered", () => {
  const steps = stepsOf(table);
  expect(steps).toEqual(["table", "child", "first", "second", "home", "asked", "result"]);
  expect(stepsOf({ ...table, questions: [] })).not.toContain("asked");
  expect(steps.every((step) => isAnswered(step, filled, [bear]))).toBe(true);
  expect(placeIn(steps, { ...filled, step: 6 }, [bear])).toBe(6);
  expect(placeIn(steps, { ...filled, step: 6 }, []), "the child is not registered any more").toBe(1);
  expect(placeIn(steps, { ...NO_ANSWERS, table: "x", step: 3 }, [bear])).toBe(1);
});

it("writes spans with the lower end first, and signs where something is added", () => {
  expect([spanText({ least: 83, most: 83 }), spanText({ least: -5.5, most: -10 })]).toEqual(["83", "-10〜-5.5"]);
  expect(
    [
      { least: 2, most: 2 },
      { least: -1, most: -1 },
      { least: 0, most: 3 },
    ].map(signed),
  ).toEqual(["+2", "−1", "0〜+3"]);
  expect([rankText({ best: "B", worst: "B" }), rankText({ best: "A", worst: "I" })]).toEqual(["B", "A〜I"]);
});

it("compares points only with the cut-offs of the same municipality", () => {
  const here = new Set(["139998"]);
  expect(["139998", "tsunagu", "131202"].map((code) => isOwn(code, here))).toEqual([true, true, false]);
});
