import type { Absence, Attending } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { fitting, idOf, inOrder, placeKey, reasonsFor, replaces, tidy } from "./reports";

const kid = (child_id: string, facility_kind: Attending["facility_kind"], absences: Absence[] = []): Attending => ({
  child_id,
  facility_id: "f",
  facility: "f",
  facility_kind,
  token: "🐻",
  name: "",
  class: "",
  may_report: true,
  may_collect: false,
  may_read: true,
  absences,
  collectors: [],
});
const said = (day: string, kind?: Absence["kind"]): Absence => ({
  id: `${day}.${kind}`,
  child_id: "s.1",
  day,
  why: "sick",
  ...(kind ? { kind } : {}),
});

const small = kid("n.1", "nursery");
const big = kid("s.1", "school", [said("2026-04-13"), said("2026-04-14", "late")]);

it("gives a school its own reasons, and keeps none that fits nobody", () => {
  expect(reasonsFor([small])).toEqual(["sick", "private", "other"]);
  expect(reasonsFor([small, big])).toContain("bereavement");
  expect(fitting("infection", reasonsFor([small]))).toBe("other");
  expect(fitting("infection", reasonsFor([big]))).toBe("infection");
});

it("names where the children go", () => {
  expect([placeKey([small]), placeKey([big]), placeKey([small, big])]).toEqual([
    "place_nursery",
    "place_school",
    "place_both",
  ]);
});

it("sends a time with what has one, and no blank note", () => {
  const begun = { child_ids: ["s.1"], days: ["2026-04-13"], why: "sick" as const };
  expect(tidy({ ...begun, kind: "absent", at: "10:30", note: "  " })).toEqual(begun);
  expect(tidy({ ...begun, kind: "late", at: "10:30", note: " 通院 " })).toEqual({
    ...begun,
    kind: "late",
    at: "10:30",
    note: "通院",
  });
});

it("knows what a report takes the place of", () => {
  const report = (kind: "absent" | "late" | "early", day: string) => ({
    child_ids: ["s.1"],
    days: [day],
    why: "sick" as const,
    kind,
  });
  expect(replaces(report("late", "2026-04-13"), [small, big])).toBe(true);
  expect(replaces(report("absent", "2026-04-13"), [small, big])).toBe(false);
  expect(replaces(report("absent", "2026-04-14"), [small, big])).toBe(true);
  expect(replaces(report("early", "2026-04-14"), [small, big]), "late and early go together").toBe(false);
  expect(replaces({ ...report("late", "2026-04-13"), child_ids: ["n.1"] }, [small, big])).toBe(false);
});

it("names a report as the service does, and puts a day in order", () => {
  expect([idOf("s.1", "2026-04-13", "absent"), idOf("s.1", "2026-04-13", "early")]).toEqual([
    "s.1.2026-04-13",
    "s.1.2026-04-13.early",
  ]);
  const day = [said("2026-04-14", "early"), said("2026-04-14", "late"), said("2026-04-13")];
  expect(day.sort(inOrder).map(({ id }) => id)).toEqual([
    "2026-04-13.undefined",
    "2026-04-14.late",
    "2026-04-14.early",
  ]);
});
