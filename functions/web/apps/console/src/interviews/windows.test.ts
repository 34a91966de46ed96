import type { InterviewWindows } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { allSlots, clockOf, overlaps, slotsOf, usable } from "./windows";

const hours = (more: Partial<InterviewWindows> = {}): InterviewWindows => ({
  days: ["2026-04-20"],
  from: "14:00:00",
  until: "15:00:00",
  length: 15,
  ...more,
});
const starts = (window: InterviewWindows) => slotsOf(window).map(({ start }) => clockOf(start));

it("cuts hours into slots, with a gap between them and none that would end too late", () => {
  expect(starts(hours())).toEqual(["14:00", "14:15", "14:30", "14:45"]);
  expect(starts(hours({ gap: 5 }))).toEqual(["14:00", "14:20", "14:40"]);
  expect(starts(hours({ until: "14:59" }))).toEqual(["14:00", "14:15", "14:30"]);
  expect(slotsOf(hours({ days: ["2026-04-21", "2026-04-20"] })).map(({ day }) => day.slice(-2))).toEqual([
    "20",
    "20",
    "20",
    "20",
    "21",
    "21",
    "21",
    "21",
  ]);
});

it("goes on after a pause, wherever that lies", () => {
  expect(starts(hours({ pauses: [{ from: "14:20", until: "14:30" }] }))).toEqual(["14:00", "14:30", "14:45"]);
  expect(starts(hours({ pauses: [{ from: "13:00", until: "14:05" }] }))).toEqual(["14:05", "14:20", "14:35"]);
});

it("counts nothing of what is not written yet", () => {
  expect(starts(hours({ from: "" }))).toEqual([]);
  expect(starts(hours({ from: "15:00", until: "14:00" }))).toEqual([]);
  expect(starts(hours({ length: Number.NaN }))).toEqual([]);
  expect(starts(hours({ pauses: [{ from: "14:30", until: "" }] }))).toEqual([]);
});

it("sees hours that overlap", () => {
  expect(overlaps(allSlots([hours(), hours({ from: "15:00", until: "16:00" })]))).toBe(false);
  expect(overlaps(allSlots([hours(), hours({ from: "14:50", until: "16:00" })]))).toBe(true);
});

it("leaves one slot free after so many in a row, and none where there is a pause anyway", () => {
  const rest = { after: 2, minutes: 10 };
  expect(usable(slotsOf(hours()), rest)).toBe(3);
  expect(usable(slotsOf(hours({ pauses: [{ from: "14:30", until: "14:40" }] })), rest)).toBe(3);
  expect(usable(slotsOf(hours({ days: ["2026-04-20", "2026-04-21"] })), rest)).toBe(6);
  expect(usable(slotsOf(hours()), null)).toBe(4);
});
