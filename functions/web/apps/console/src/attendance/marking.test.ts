import type { BoardLine, MarkCard, RegisterMark, ReportCard } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { choicesFor, countOf, differs, marksOf, markWords, proposed } from "./marking";
import { atOf, dayHead, placeIn } from "./register-at";
import { reportWords, saidWords } from "./report-words";

const DAY = "2026-04-13";
const at = (time: string) => `${DAY}T${time}:00+09:00`;
const line = (id: string, more: Partial<BoardLine> = {}): BoardLine => ({
  child_id: id,
  name: id,
  kana: id,
  class: "p11",
  standing: "awaited",
  stays: [],
  alarms: [],
  uncertain: false,
  contradictions: [],
  calls: [],
  elsewhere: [],
  cutoff: at("08:25"),
  reachable: 0,
  guardians: [],
  ...more,
});
const report = (kind: ReportCard["kind"], more: Partial<ReportCard> = {}): ReportCard => ({
  kind,
  why: "sick",
  said_at: at("07:50"),
  by: "空野 まり",
  ...more,
});
const marked = (mark: string | undefined, symbol: string, more: Partial<MarkCard> = {}): MarkCard => ({
  ...(mark ? { mark } : {}),
  symbol,
  counts: "absent",
  by: "staff:x",
  at: at("08:40"),
  ...more,
});
const marks: RegisterMark[] = [
  { id: "sick", symbol: "病", label: "病気による欠席", counts: "absent" },
  { id: "late", symbol: "遅", label: "遅刻", counts: "present" },
];

const there = line("a");
const ill = line("b", { standing: "absent", reports: [report("absent")], suggested: "sick" });
const both = line("c", {
  reports: [report("late", { at: "10:30" }), report("early", { at: "14:00" })],
  suggested: "late",
});
const off = line("d", { standing: "day_off" });

it("counts a class before the bell", () => {
  expect(countOf([there, ill, both, off])).toEqual({ expected: 3, absent: 1, late: 1, early: 1, unheard: 1, open: 3 });
  expect(countOf([{ ...there, marked: marked(undefined, "") }, off]).open).toBe(0);
});

it("proposes what was reported, keeps what the teacher chose, and asks nothing of who does not come", () => {
  expect(marksOf([there, ill, both, off], { c: "", a: "sick" })).toEqual([
    { child_id: "a", mark: "sick" },
    { child_id: "b", mark: "sick" },
    { child_id: "c", mark: null },
  ]);
});

it("stays with what is confirmed, and keeps a note with its mark alone", () => {
  const confirmed = { ...ill, suggested: "late", marked: marked("sick", "病", { note: "診断を確認" }) };
  expect(proposed(confirmed)).toBe("sick");
  expect(proposed({ ...ill, marked: marked(undefined, "") })).toBe("");
  expect(marksOf([confirmed], {})).toEqual([{ child_id: "b", mark: "sick", note: "診断を確認" }]);
  expect(marksOf([confirmed], { b: "late" })).toEqual([{ child_id: "b", mark: "late" }]);
});

it("says when a guardian has said something else since", () => {
  const confirmed = { ...both, marked: marked("sick", "病") };
  expect(differs(confirmed), "reported before").toBe(false);
  expect(differs({ ...confirmed, reports: [report("late", { said_at: at("08:50") })] })).toBe(true);
  expect(differs({ ...ill, marked: marked("sick", "病", { at: at("07:00") }) }), "the same").toBe(false);
  expect(differs(ill)).toBe(false);
});

it("offers every mark, and one that is given no more where it stands", () => {
  expect(choicesFor(there, marks)).toEqual([
    ["", "出席"],
    ["sick", "病 病気による欠席"],
    ["late", "遅 遅刻"],
  ]);
  expect(choicesFor({ ...there, marked: marked("old", "旧") }, marks).at(-1)).toEqual(["old", "旧"]);
  expect([markWords(marked("sick", "病"), marks), markWords(marked(undefined, ""), marks)]).toEqual([
    "病 病気による欠席",
    "出席",
  ]);
});

it("reads a report as a colleague says it", () => {
  expect(reportWords(report("late", { at: "09:30", why: "private" }))).toBe("遅刻 9:30に着く：家庭の都合");
  expect(reportWords(report("absent", { why: "infection" }))).toBe("欠席：感染症（出席停止）");
  expect(saidWords(report("absent"), DAY)).toBe("7:50 空野 まりさん");
});

it("finds a class and a month, or the first class and this month", () => {
  const classes = [{ id: "p11" }, { id: "p1.2" }];
  expect(placeIn(atOf("p1.2", "2026-05"), classes, DAY)).toEqual({ name: "p1.2", month: "2026-05" });
  expect(placeIn(undefined, classes, DAY)).toEqual({ name: "p11", month: "2026-04" });
  expect(placeIn("gone.2026-13", classes, DAY)).toEqual({ name: "p11", month: "2026-04" });
  expect(placeIn("gone.2026-05", [], DAY)).toEqual({ name: "", month: "2026-05" });
  expect(dayHead(DAY)).toBe("13月");
});
