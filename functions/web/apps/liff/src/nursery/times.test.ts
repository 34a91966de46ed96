import { expect, it } from "vitest";
import { hoursFor, partsOf, timeAt } from "./times";

const today = "2026-04-13";

it("offers the hours of a school day, and of today none that is over", () => {
  expect(hoursFor(true, ["2026-04-14"], today, "10:40")).toEqual(["8", "9", "10", "11", "12", "13", "14", "15", "16"]);
  expect(hoursFor(true, [today], today, "14:40")).toEqual(["14", "15", "16"]);
  expect(hoursFor(true, [today, "2026-04-14"], today, "14:40")).toHaveLength(9);
  expect(hoursFor(true, [today], today, "06:10")[0]).toBe("8");
  expect(hoursFor(true, [today], today, "18:00")).toEqual([]);
  expect(hoursFor(false, [], today, "10:40")).toHaveLength(12);
});

it("takes a time apart and puts it together", () => {
  expect([partsOf("08:30"), partsOf(undefined)]).toEqual([
    { hour: "8", minute: "30" },
    { hour: "", minute: "" },
  ]);
  expect([timeAt("9", ""), timeAt("10", "50")]).toEqual(["09:00", "10:50"]);
});
