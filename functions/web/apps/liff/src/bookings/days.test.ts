import type { SlotCard } from "@tsunagu/api-client";
import { describe, expect, it } from "vitest";
import { byDay, byTime, dayMark, earliest, overlap, slotMark, union, within } from "./days";

const slot = (starts: string, more: Partial<SlotCard> = {}): SlotCard => ({
  id: `s.${starts}`,
  starts_at: `${starts}:00+09:00`,
  ends_at: `${starts}:30+09:00`,
  capacity: 10,
  remaining: 10,
  waiting: 0,
  closed: false,
  open: true,
  ...more,
});
const ten = (more: Partial<SlotCard> = {}) => slot("2026-04-10T10:00", more);

describe("a slot", () => {
  it("is free, nearly full, full or closed", () => {
    expect(slotMark(ten(), "first_come")).toBe("free");
    expect(slotMark(ten({ remaining: 2 }), "first_come")).toBe("few");
    expect(slotMark(ten({ remaining: 0 }), "first_come")).toBe("full");
    expect(slotMark(ten({ open: false }), "first_come")).toBe("closed");
    expect(slotMark(ten({ open: false, closed: true, remaining: 0 }), "waiting_list")).toBe("closed");
    expect(slotMark(ten({ remaining: 0, open: false }), "first_come")).toBe("full");
    expect(slotMark(ten({ remaining: 0, waiting: 20, open: false }), "waiting_list")).toBe("full");
    expect(slotMark(ten({ capacity: 1, remaining: 1 }), "first_come")).toBe("free");
  });

  it("is full for two where one place is left", () => {
    expect(slotMark(ten({ remaining: 1 }), "first_come", 2)).toBe("full");
    expect(slotMark(ten({ remaining: 1 }), "waiting_list", 2)).toBe("wait");
  });

  it("belongs to those who wait before anybody else", () => {
    expect(slotMark(ten({ remaining: 1, waiting: 1 }), "waiting_list")).toBe("wait");
    expect(slotMark(ten({ remaining: 0, waiting: 30 }), "draw")).toBe("draw");
  });
});

describe("a day", () => {
  it("stands as well as its best slot", () => {
    const full = ten({ remaining: 0 });
    expect(dayMark([full, ten({ remaining: 3 })], "first_come")).toBe("few");
    expect(dayMark([full, ten()], "first_come")).toBe("free");
    expect(dayMark([full, full], "first_come")).toBe("full");
    expect(dayMark([full, ten({ open: false })], "waiting_list")).toBe("wait");
    expect(dayMark([ten({ open: false })], "draw")).toBe("closed");
    expect(dayMark([], "first_come")).toBeUndefined();
  });

  it("has one choice for each time, the best of what runs side by side", () => {
    const two = [ten({ id: "a", remaining: 0, open: false }), ten({ id: "b", remaining: 4 }), slot("2026-04-10T09:00")];
    const choices = byTime(two, "first_come").map(({ slot: { id }, mark, remaining }) => [id, mark, remaining]);
    expect(choices).toEqual([
      ["s.2026-04-10T09:00", "free", 10],
      ["b", "free", 4],
    ]);
  });

  it("has its own slots", () => {
    const days = byDay([ten(), slot("2026-04-10T11:00"), slot("2026-04-11T10:00")]);
    expect([...days].map(([day, slots]) => [day, slots.length])).toEqual([
      ["2026-04-10", 2],
      ["2026-04-11", 1],
    ]);
  });
});

describe("windows", () => {
  const a = { from: "2026-04-01", until: "2026-04-30" };
  const b = { from: "2026-04-10" };

  it("are the days of every child together, or of any child", () => {
    expect(overlap([a, b])).toEqual({ from: "2026-04-10", until: "2026-04-30" });
    expect(union([a, b])).toEqual({ from: "2026-04-01", until: undefined });
    expect(overlap([])).toEqual({ from: undefined, until: undefined });
    expect([within("2026-04-01", a), within("2026-05-01", a), within("2027-01-01", b)]).toEqual([true, false, true]);
  });

  it("bound the earliest free times, one for each day", () => {
    const slots = [
      slot("2026-04-11T09:00"),
      slot("2026-04-09T09:00"),
      slot("2026-04-10T09:00", { remaining: 0 }),
      slot("2026-04-10T10:00"),
      slot("2026-04-10T11:00"),
    ];
    expect(earliest(slots, "first_come", b, 1).map(({ id }) => id)).toEqual([
      "s.2026-04-10T10:00",
      "s.2026-04-11T09:00",
    ]);
  });
});
