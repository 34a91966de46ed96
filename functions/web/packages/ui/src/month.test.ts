import { describe, expect, it } from "vitest";
import { addMonths, dayByKey, lastOf, weeksOf } from "./month";

describe("a month", () => {
  it("lies in weeks from Sunday to Saturday, without its neighbours' days", () => {
    const weeks = weeksOf("2026-04");
    expect(weeks).toHaveLength(5);
    expect(weeks[0]).toEqual([undefined, undefined, undefined, "2026-04-01", "2026-04-02", "2026-04-03", "2026-04-04"]);
    expect(weeks[4]).toEqual([
      "2026-04-26",
      "2026-04-27",
      "2026-04-28",
      "2026-04-29",
      "2026-04-30",
      undefined,
      undefined,
    ]);
    expect(weeksOf("2026-02").flat().every(Boolean)).toBe(true);
    expect(weeksOf("2026-08")).toHaveLength(6);
  });

  it("ends on its last day, also in leap years and over year ends", () => {
    expect([lastOf("2024-02"), lastOf("2026-02"), lastOf("2026-12")]).toEqual([
      "2024-02-29",
      "2026-02-28",
      "2026-12-31",
    ]);
    expect([addMonths("2026-12", 1), addMonths("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  });

  it("is walked by keys", () => {
    const from = (key: string) => dayByKey("2026-03-31", key);
    expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map(from)).toEqual([
      "2026-03-30",
      "2026-04-01",
      "2026-03-24",
      "2026-04-07",
    ]);
    expect(["Home", "End", "PageUp", "PageDown", "a"].map(from)).toEqual([
      "2026-03-29",
      "2026-04-04",
      "2026-02-28",
      "2026-04-30",
      undefined,
    ]);
  });
});
