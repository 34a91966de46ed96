import { ApiError, type RosterChild, type VisitCount } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { mistakesOf } from "../services/mistakes";
import { clock, grouped } from "./enrol";
import { emptyTimes, facilityDraft, facilityOf, newFacilityDraft } from "./facility-draft";
import { posterLink } from "./poster";
import { childDraft, childOf, daysWords, newChild, newId, others } from "./roster-draft";
import { stateWords } from "./runs";
import { csvOf, sumOf } from "./visits-sum";

const week = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const guardian = { id: "g_1", name: "空野 まり", relation: "母", may_read: true, may_report: true, may_collect: true };
const child: RosterChild = { id: "k_1", name: "空野 ひなた", kana: "そらの ひなた", class: "usagi", comes: week };

it("sends a child without blanks and without what was left empty", () => {
  const draft = {
    ...childDraft(child),
    name: " 空野 ひなた ",
    card: " ",
    guardians: [{ ...guardian, relation: " 母" }],
  };
  expect(childOf(draft)).toEqual({ ...child, rides: [], guardians: [guardian] });
  expect(childOf({ ...draft, until: "2027-03-31", card: "TS1" })).toMatchObject({ until: "2027-03-31", card: "TS1" });
});

it("keeps what a roster brought and no form here shows", () => {
  const pupil = { ...child, number: 12, groups: ["soccer"] };
  expect(childOf(childDraft(pupil))).toMatchObject({ number: 12, groups: ["soccer"] });
  const groups = [{ id: "soccer", name: "サッカー部", kind: "club" as const }];
  const school = { ...newFacilityDraft(), kind: "school" as const, school_year: 2026, groups };
  expect(facilityOf(facilityDraft(school))).toMatchObject({ school_year: 2026, groups });
});

it("makes ids that say nothing, and shares guardians between brothers and sisters", () => {
  expect(newId("k_")).toMatch(/^k_[a-z0-9]{12}$/);
  expect(newId("", 8)).toMatch(/^[a-z0-9]{8}$/);
  const mine = newChild("usagi", week);
  const roster = [
    { child: { ...child, guardians: [guardian, { ...guardian, id: "g_2" }] }, version: 1, joined: [], orders: [] },
  ];
  expect(others(roster, { ...mine, guardians: [guardian] }).map(({ id }) => id)).toEqual(["g_2"]);
});

it("names a child's days only where they are not all of them", () => {
  expect(daysWords(child, week)).toBeUndefined();
  expect(daysWords({ ...child, comes: ["wednesday", "monday"] }, week)).toBe("月・水");
});

it("shows the mistake of a child and of a facility at its field", () => {
  const refused = (code: string, reason: string) => mistakesOf(new ApiError(422, code, "直してください。", { reason }));
  expect(refused("child_invalid", "k_1.guardians.0.name: text_empty")).toEqual({
    "guardians.0.name": "空白だけになっています。",
  });
  expect(refused("facility_invalid", "classes.0.cutoff: after_closing")).toEqual({
    "classes.0.cutoff": "閉園の時刻より前にしてください。",
  });
  expect(refused("version_conflict", "classes: twice")).toEqual({});
});

it("fills a facility in, finds empty times, and sends it clean", () => {
  const draft = facilityDraft({ id: "sora", kind: "nursery", name: "そら", closing: "19:00", weekdays: week });
  expect(draft).toMatchObject({ closing: "19:00:00", closed_on_holidays: true, tells_guardians: true, lines: [] });
  const closed = ["2026-08-14", "2026-08-13", "2026-08-14"];
  expect(facilityOf({ ...draft, name: " そら ", closed })).toMatchObject({
    name: "そら",
    closed: ["2026-08-13", "2026-08-14"],
  });
  const fresh = newFacilityDraft();
  expect(emptyTimes({ ...fresh, classes: [{ id: "a", name: "a", cutoff: "" }] })).toEqual(["classes.0.cutoff"]);
});

it("links a poster into LINE, behind the # that reaches no log", () => {
  expect(posterLink("1650-x", "niji", "pABC")).toBe("https://liff.line.me/1650-x#enter/niji/pABC");
});

it("says how far a run has come", () => {
  const run = {
    id: "am.20260413",
    name: "朝",
    vehicle: "1",
    homeward: false,
    departs: "2026-04-13T07:50:00+09:00",
    due: "2026-04-13T08:40:00+09:00",
    on: 0,
    off: 0,
    children: [],
    obstacles: [],
  };
  expect(stateWords(run, "2026-04-13T07:40:00+09:00")).toBe("… 出発前");
  expect(stateWords(run, "2026-04-13T08:00:00+09:00")).toBe("？ まだ記録が届いていません");
  expect(stateWords({ ...run, on: 1 }, "2026-04-13T08:00:00+09:00")).toBe("▶ 運行中");
  expect(stateWords({ ...run, closed_at: run.due }, run.due)).toBe("✓ 終わりました（8:40）");
});

const day = (name: string, visits: number, adults: number, ages: [number, number][], hour: number): VisitCount => ({
  day: name,
  visits,
  adults,
  children: Array.from({ length: 18 }, (_, age) => ages.find(([of]) => of === age)?.[1] ?? 0),
  hours: Array.from({ length: 24 }, (_, at) => (at === hour ? visits : 0)),
});

it("adds visits up, from the first to the last hour and age that had any", () => {
  const days = [day("2026-04-12", 2, 3, [[0, 1]], 10), day("2026-04-13", 1, 1, [[2, 2]], 12)];
  expect(sumOf(days)).toEqual({
    visits: 3,
    adults: 4,
    children: 3,
    hours: [
      { name: "10時", count: 2 },
      { name: "11時", count: 0 },
      { name: "12時", count: 1 },
    ],
    ages: [
      { name: "0歳", count: 1 },
      { name: "1歳", count: 0 },
      { name: "2歳", count: 2 },
    ],
  });
  expect(sumOf([])).toMatchObject({ visits: 0, hours: [], ages: [] });
  const [head, first] = csvOf(days).split("\r\n");
  expect(head).toMatch(/^\ufeff日,来館（組）,大人,子ども,0歳,1歳,2歳,0時,1時/);
  expect(first).toMatch(/^2026-04-12,2,3,1,1,0,0,0,/);
});

it("shows a code in fours and the time that is left", () => {
  expect([grouped("ABCDEFGHJ"), clock(600), clock(59)]).toEqual(["ABCD EFGH J", "10:00", "0:59"]);
});
