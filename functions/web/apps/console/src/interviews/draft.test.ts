import type { Facility, InterviewWindows } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import {
  blank,
  changed,
  countsOf,
  type Draft,
  daysIn,
  draftOf,
  gapsOf,
  placeOnScreen,
  pupilsOf,
  sheetOf,
} from "./draft";

const hours = (...days: string[]): InterviewWindows => ({
  days,
  from: "14:00",
  until: "15:00",
  length: 15,
  gap: 0,
  pauses: [],
});
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...blank(),
  id: "iv-1",
  title: "1学期 個人面談",
  classes: [
    { id: "p11", place: "1年1組の教室", own: null },
    { id: "p41", place: "4年1組の教室", own: [hours("2026-04-22")] },
  ],
  hours: [hours("2026-04-20", "2026-04-21")],
  deadline: "2026-04-17T17:00",
  ...more,
});
const facility = {
  classes: [
    { id: "p11", name: "1年1組" },
    { id: "p41", name: "4年1組" },
  ],
} as unknown as Facility;

it("sends what it reads: hours of all, and of classes that have their own", () => {
  const sheet = sheetOf(draft());
  expect(sheet.classes.map(({ windows }) => windows[0]?.from)).toEqual(["14:00:00", "14:00:00"]);
  expect(sheet.deadline).toBe("2026-04-17T17:00:00+09:00");
  expect(changed(draftOf({ id: "iv-1", draft: sheet }), draft())).toBe(false);
});

it("sends districts of home visits alone, without empty lines, and no place", () => {
  const lines = ["北町", "", " 南町 "];
  expect(sheetOf(draft({ districts: lines })).districts).toBeUndefined();
  const visits = sheetOf(draft({ districts: lines, kind: "home_visit" }));
  expect([visits.districts, visits.classes[0]?.place]).toEqual([["北町", "南町"], ""]);
});

it("names what is missing, and nothing that is not used", () => {
  expect(gapsOf(draft())).toEqual([]);
  expect(gapsOf(blank())).toEqual(["title", "classes", "hours.0.days", "deadline"]);
  const own = draft({ classes: [{ id: "p11", place: "", own: [hours()] }], hours: [hours()] });
  expect(gapsOf(own)).toEqual(["own.0.0.days"]);
});

it("shows a mistake of the service where the hours stand on the screen", () => {
  expect(placeOnScreen(draft(), "classes.0.windows.0.until")).toBe("hours.0.until");
  expect(placeOnScreen(draft(), "classes.1.windows.0.days")).toBe("own.1.0.days");
  expect(placeOnScreen(draft(), "deadline")).toBe("deadline");
});

it("counts slots against the children who are there by then", () => {
  const child = (cls: string, more = {}) => ({ child: { class: cls, ...more } });
  const roster = [
    child("p11"),
    child("p11", { until: "2026-04-10" }),
    child("p41", { from: "2026-09-01" }),
    child("p41"),
  ];
  const pupils = pupilsOf(roster as unknown as Parameters<typeof pupilsOf>[0], "2026-04-20");
  const rest = { after: 2, minutes: 5 };
  expect(countsOf(draft({ rest }), facility, pupils)).toEqual([
    { id: "p11", name: "1年1組", children: 1, slots: 8, usable: 6, overlap: false },
    { id: "p41", name: "4年1組", children: 1, slots: 4, usable: 3, overlap: false },
  ]);
});

it("lists the days between two, and none where that makes no sense", () => {
  expect(daysIn("2026-04-30", "2026-05-02")).toEqual(["2026-04-30", "2026-05-01", "2026-05-02"]);
  expect([daysIn("2026-05-02", "2026-04-30"), daysIn("", "2026-04-30"), daysIn("2026-01-01", "2026-12-31")]).toEqual([
    [],
    [],
    [],
  ]);
});
