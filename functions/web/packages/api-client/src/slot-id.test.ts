import { expect, it } from "vitest";
import { dayOf, readSlotId, timeOf } from "./slot-id";

it("reads a slot's id, and takes nothing for a day that is none", () => {
  const id = "checkup-18m.20260410T1000.a";
  expect(readSlotId(id)).toEqual({ service: "checkup-18m", day: "2026-04-10", time: "10:00", lane: "a" });
  for (const odd of [
    "",
    "a.20260230T1000.a",
    "a.20261301T1000.a",
    "a.20260410T1000",
    "A.20260410T1000.a",
    "a.2026-04-10.a",
  ])
    expect(readSlotId(odd), odd).toBeUndefined();
});

it("reads day and time as Japan's clocks have them", () => {
  expect(dayOf("2026-04-10T08:30:00+09:00")).toBe("2026-04-10");
  expect(timeOf("2026-04-10T08:30:00+09:00")).toBe("08:30");
});
