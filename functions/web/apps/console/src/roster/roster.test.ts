import { ApiError, type Facility, type RosterSchool } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { flawWords, isZip, LARGEST, refusalWords, tooLarge } from "./reasons";
import { changes, newYearWords, schoolYearOf, sum } from "./words";

const kita: Facility = {
  id: "kita",
  kind: "school",
  name: "北小学校",
  closing: "17:00:00",
  weekdays: ["monday"],
  school_year: 2026,
};
const school: RosterSchool = {
  facility_id: "kita",
  name: "北小学校",
  new: false,
  new_year: true,
  pupils: 600,
  arrived: 100,
  moved: 500,
  renamed: 0,
  guardians: 2,
  gone: 98,
  unchanged: 0,
  classes: [{ class: "1年1組", before: 31, after: 30 }],
};

it("says what is wrong in words, and what it does not know as it is", () => {
  const codes = [
    "not_a_zip too_large zip_bomb wrong_version missing_file missing_column delta_file two_homerooms",
    "circular_guardians unknown_reference bad_grade bad_encoding",
  ];
  for (const code of codes.join(" ").split(" ")) expect(flawWords({ code }), code).toMatch(/。/);
  expect(flawWords({ code: "of_tomorrow" })).toBe("of_tomorrow");
});

it("says why a whole file is not taken", () => {
  const refused = (reason: string) => refusalWords(new ApiError(422, "roster_refused", "だめです。", { reason }));
  expect(refused("two_homerooms")).toMatch(/2つの学級/);
  expect(refused("of_tomorrow")).toBe("だめです。（of_tomorrow）");
  expect(refusalWords(new ApiError(413, "unknown", ""))).toMatch(/4MB/);
  expect(refusalWords(new ApiError(503, "busy", ""))).toBeUndefined();
  expect([tooLarge(LARGEST), tooLarge(LARGEST + 1)]).toEqual([undefined, expect.stringContaining("4MB")]);
});

it("tells a zip from a table by its bytes, whatever it is called", () => {
  const bytes = (...values: number[]) => new Uint8Array(values).buffer;
  expect([isZip(bytes(0x50, 0x4b, 3, 4, 0)), isZip(bytes(0x50, 0x4b, 5, 6))]).toEqual([true, true]);
  expect([isZip(bytes(0x50, 0x4b, 0x2c)), isZip(bytes(0xef, 0xbb, 0xbf)), isZip(bytes())]).toEqual([
    false,
    false,
    false,
  ]);
});

it("announces a new school year, and asks about an old one", () => {
  expect(newYearWords(school, 2027, [kita])).toBe("2026年度 → 2027年度に進級します。");
  expect(newYearWords(school, 2025, [kita])).toMatch(/戻ります/);
  expect(newYearWords(school, 2027, [])).toBe("2027年度の名簿になります。");
  expect(newYearWords({ ...school, new: true }, 2027, [])).toBeUndefined();
  expect(newYearWords({ ...school, new_year: false }, 2026, [kita])).toBeUndefined();
  expect([schoolYearOf("2027-03-31"), schoolYearOf("2027-04-01")]).toEqual([2026, 2027]);
});

it("knows a file that changes nothing", () => {
  const same = { ...school, new_year: false, arrived: 0, moved: 0, guardians: 0, gone: 0, unchanged: 600 };
  expect([changes([same]), changes([same, { ...same, renamed: 1 }]), changes([])]).toEqual([false, true, false]);
  expect(sum([school, same], ({ pupils }) => pupils)).toBe(1200);
});
