import type { StaffNursery } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { cellOf, changesOf, found, isDirty, readCell, untouched, usualEntry, wrongCells } from "./vacancy-cell";

const nursery: StaffNursery = {
  key: "139998-TS01",
  name: "あおば保育園",
  kind: "private_nursery",
  district: "青葉町",
  placed: true,
  classes: [
    { class: 0, vacancy: { state: "number", places: 2, on: "2026-11-20", entry: "2027-04" } },
    { class: 1, vacancy: { state: "symbol", symbol: "◇", on: "2026-11-20", entry: "2027-04" } },
    { class: 2 },
  ],
  version: "v",
};
const stamp = { on: "2026-12-01", entry: "2027-04" };

it("reads what can be typed, in whatever width, and shows it again", () => {
  const read = (text: string) => readCell(text, undefined);
  expect(["3", " ３人 ", "0"].map(read).map((said) => said?.places)).toEqual([3, 3, 0]);
  for (const text of ["○", "△", "×", "要相談", "クラスなし"]) expect(cellOf(read(text)), text).toBe(text);
  expect(["〇", "o", "ｘ", "x", "✕", "相談", "―", "-"].map((text) => read(text)?.state)).toEqual([
    "open",
    "open",
    "none",
    "none",
    "none",
    "ask",
    "not_offered",
    "not_offered",
  ]);
  expect(read("")).toBeNull();
  for (const text of ["-1", "1.5", "1000", "たぶん", "◇"]) expect(read(text), text).toBeUndefined();
});

it("leaves a symbol of a list until somebody writes over it", () => {
  const old = nursery.classes[1]?.vacancy;
  expect(readCell("◇", old)).toEqual({ state: "symbol", symbol: "◇" });
  expect(readCell("4", old)).toEqual({ state: "number", places: 4 });
});

it("sends the cells that were changed, and all known ones where they are still so", () => {
  expect(isDirty(untouched, nursery)).toBe(false);
  expect(isDirty({ cells: { 0: "2" }, confirmed: false }, nursery)).toBe(false);
  const typed = { cells: { 0: "△", 2: "" }, confirmed: false };
  expect(isDirty(typed, nursery)).toBe(true);
  expect(changesOf(typed, nursery, stamp)).toEqual([{ class: 0, vacancy: { state: "few", ...stamp } }]);
  expect(changesOf({ cells: { 0: "" }, confirmed: false }, nursery, stamp)).toEqual([{ class: 0, vacancy: null }]);
  expect(changesOf({ cells: {}, confirmed: true }, nursery, { on: "2026-12-01", entry: "" })).toEqual([
    { class: 0, vacancy: { state: "number", places: 2, on: "2026-12-01" } },
    { class: 1, vacancy: { state: "symbol", symbol: "◇", on: "2026-12-01" } },
  ]);
  expect(wrongCells({ cells: { 2: "たぶん" }, confirmed: false }, nursery)).toEqual([2]);
});

it("finds rows by name and district, and begins with the usual month of entry", () => {
  expect(found([nursery], "青葉　あおば")).toEqual([nursery]);
  expect(found([nursery], "港町")).toEqual([]);
  expect(usualEntry([nursery])).toBe("2027-04");
  expect(usualEntry([])).toBe("");
});
