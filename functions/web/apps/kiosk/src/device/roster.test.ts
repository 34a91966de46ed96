import type { Facility, RosterChild } from "@tsunagu/api-client";
import { expect, test } from "vitest";
import { comesOn, type Roster, rosterOf } from "./roster";

const hana = { id: "k_1", kana: "はな", comes: ["wednesday"], from: "2026-04-01" } as RosterChild;
const roster = (facility: Partial<Facility>, holidays: string[]): Roster => {
  const row = { weekdays: ["wednesday", "thursday"], closed_on_holidays: true, ...facility };
  const rows = new Map([
    ["f", JSON.stringify(row)],
    ["k/k_1", JSON.stringify(hana)],
  ]);
  return rosterOf(rows, holidays) ?? expect.unreachable();
};

test("a child comes on its own days of the facility's week, from its first day on", () => {
  const usual = roster({}, []);
  expect(comesOn(usual, hana, "2026-04-22")).toBe(true);
  expect(comesOn(usual, hana, "2026-04-23")).toBe(false);
  expect(comesOn(usual, hana, "2026-03-25")).toBe(false);
});

test("on a public holiday nobody comes where the facility is closed on them", () => {
  expect(comesOn(roster({}, ["2026-04-29"]), hana, "2026-04-29")).toBe(false);
  expect(comesOn(roster({ closed_on_holidays: false }, ["2026-04-29"]), hana, "2026-04-29")).toBe(true);
  expect(comesOn(roster({ closed: ["2026-04-22"] }, []), hana, "2026-04-22")).toBe(false);
});
