import { expect, it } from "vitest";
import { draftOf } from "../services/draft";
import { askedOf, emptyCall, missing, mostChildren, phoneBooking, written } from "./caller";

const service = draftOf({
  id: "temporary-care",
  title: { ja: "一時預かり" },
  for: "either",
  who: { age: null, weeks: null, milestones: [], residents_only: true, prior: null, gap: null },
  limits: { per_child: null, per_household: null, children_at_once: 2 },
  questions: [
    {
      id: "reason",
      title: { ja: "理由" },
      required: true,
      kind: "choice",
      options: { work: { ja: "仕事" }, rest: { ja: "休養" } },
    },
    { id: "note", title: { ja: "連絡事項" }, kind: "text", longest: 100 },
  ],
});

it("asks what the service asks, and first where the family lives", () => {
  expect(askedOf(service).map(({ id, kind, required }) => [id, kind, required])).toEqual([
    ["resident", "check", true],
    ["reason", "choice", true],
    ["note", "text", false],
  ]);
  expect(askedOf(service)[1]?.options).toEqual([
    ["work", "仕事"],
    ["rest", "休養"],
  ]);
});

it("says what has not been asked yet", () => {
  const call = emptyCall(service);
  expect(written(call)).toBe(false);
  expect(Object.keys(missing(call, service))).toEqual(["name", "phone", "child 0", "answer resident", "answer reason"]);

  const full = {
    name: "山田",
    phone: "０９０ー1234ー5678",
    children: [{ kind: "pregnancy" as const, date: "2026-08-01" }],
    answers: { resident: "yes", reason: "work", note: " " },
  };
  expect(missing(full, service)).toEqual({});
  expect(missing({ ...full, answers: { ...full.answers, resident: "no" } }, service)).toHaveProperty("answer resident");
});

it("sends plain digits, one date for each child, and no empty answers", () => {
  const call = {
    name: " 山田 ",
    phone: "０９０ー１２３４",
    children: [
      { kind: "born" as const, date: "2024-10-10" },
      { kind: "pregnancy" as const, date: "2026-08-01" },
    ],
    answers: { reason: "work", note: " " },
  };
  expect(phoneBooking(call, "temporary-care.20260410T1000.a")).toEqual({
    slot_id: "temporary-care.20260410T1000.a",
    name: "山田",
    phone: "090-1234",
    children: [{ birth_date: "2024-10-10" }, { due_date: "2026-08-01" }],
    answers: { reason: "work" },
  });
});

it("names no child for a household and one for a pregnancy", () => {
  expect(emptyCall({ ...service, for: "household" }).children).toEqual([]);
  expect(mostChildren({ ...service, for: "pregnancy" })).toBe(1);
  expect(mostChildren(service)).toBe(2);
});
