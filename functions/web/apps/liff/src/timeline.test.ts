import type { CalendarEntry, Child } from "@tsunagu/api-client";
import { describe, expect, it } from "vitest";
import { standing, timeline } from "./timeline";

const entry = (milestone: string, starts: string | null, ends: string | null, more: Partial<CalendarEntry> = {}) =>
  ({
    milestone,
    starts,
    ends,
    title: milestone,
    guide: "",
    category: "checkup",
    applies: true,
    source: "",
    reason: "",
    ...more,
  }) as CalendarEntry;
const ids = (entries: CalendarEntry[]) => entries.map((line) => line.milestone);

describe("timeline", () => {
  it("puts the most urgent first and leaves out what does not concern the child", () => {
    const lines = timeline(
      [
        entry("open", "2026-04-01", null),
        entry("late", "2026-03-01", "2026-06-30"),
        entry("soon", "2026-03-01", "2026-04-02"),
        entry("twins", "2026-03-01", "2026-04-02", { applies: false }),
        entry("later", "2026-09-01", "2026-09-30"),
        entry("next", "2026-04-02", "2026-04-30"),
        entry("over", "2026-01-01", "2026-03-31"),
      ],
      "2026-04-01",
    );

    expect(ids(lines.now)).toEqual(["soon", "late", "open"]);
    expect(ids(lines.next)).toEqual(["next", "later"]);
    expect(ids(lines.past)).toEqual(["over"]);
  });

  it("keeps a term open while the office still takes it", () => {
    const rolled = entry("rolled", "2026-04-01", "2026-05-02", { accepted_until: "2026-05-07" });
    expect(ids(timeline([rolled], "2026-05-07").now)).toEqual(["rolled"]);
    expect(ids(timeline([rolled], "2026-05-08").past)).toEqual(["rolled"]);
  });

  it("shows a term that only has an end from 60 days before it", () => {
    const end = entry("end", null, "2026-03-31");
    expect(ids(timeline([end], "2026-01-29").next)).toEqual(["end"]);
    expect(ids(timeline([end], "2026-01-30").now)).toEqual(["end"]);
  });
});

describe("standing", () => {
  const child = (birth_date: string) => ({ id: "a", kind: "child", token: "🐻", birth_date }) as Child;

  it("counts weeks of pregnancy from the due date", () => {
    const pregnancy = { id: "a", kind: "pregnancy", token: "🐻", due_date: "2026-10-01" } as Child;
    expect(standing(pregnancy, "2026-10-01")).toEqual({ kind: "week", weeks: 40 });
    expect(standing(pregnancy, "2026-07-09")).toEqual({ kind: "week", weeks: 28 });
    expect(standing(pregnancy, "2026-07-08")).toEqual({ kind: "week", weeks: 27 });
    expect(standing(pregnancy, "2026-10-02")).toEqual({ kind: "overdue" });
  });

  it("counts age in days, then in months, also for the 31st and the leap day", () => {
    expect(standing(child("2026-03-20"), "2026-04-01")).toEqual({ kind: "days", days: 12 });
    expect(standing(child("2025-12-31"), "2026-02-28")).toEqual({ kind: "age", years: 0, months: 2 });
    expect(standing(child("2024-02-29"), "2026-02-28")).toEqual({ kind: "age", years: 2, months: 0 });
    expect(standing(child("2024-04-02"), "2026-04-01")).toEqual({ kind: "age", years: 1, months: 11 });
  });
});
