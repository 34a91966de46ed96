import { describe, expect, it } from "vitest";
import { addDays, daysBetween, formatDay, formatInstant, todayIn } from "./dates";

describe("days", () => {
  it("counts over leap days and year ends", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(daysBetween("2026-04-01", "2026-03-31")).toBe(-1);
  });

  it("starts at midnight in Japan, wherever the device is", () => {
    expect(todayIn(new Date("2026-03-31T14:59:59Z"))).toBe("2026-03-31");
    expect(todayIn(new Date("2026-03-31T15:00:00Z"))).toBe("2026-04-01");
  });

  it("is written with its weekday", () => {
    expect(formatDay("2026-04-01", "ja")).toBe("2026年4月1日（水）");
    expect(formatDay("2026-04-01", "ja", "2026-12-01")).toBe("4月1日（水）");
    expect(formatDay("2026-04-01", "en", "2026-12-01")).toBe("Wed, Apr 1");
    expect(formatInstant("2026-03-31T23:00:00Z", "ja")).toBe("2026年4月1日（水） 08:00");
    expect(formatInstant("2026-03-31T23:00:00Z", "ja", "2026-12-01")).toBe("4月1日（水） 08:00");
  });
});
