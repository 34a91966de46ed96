import { ApiError } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import reportSource from "../../../../../../shared/domain/src/nursery/import/report.rs?raw";
import kindSource from "../../../../../../shared/domain/src/nursery/kind.rs?raw";
import { changeWords, fieldWords, valueWords } from "./changes";
import { flawWords } from "./reasons";
import { fileWords } from "./refused-file";
import { kinds } from "./words";

/** The words of an enum as they stand on the wire. */
function wordsOf(source: string, name: string): string[] {
  const [, body = ""] = new RegExp(`pub enum ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(source) ?? [];
  const variants = [...body.matchAll(/^ {4}([A-Z]\w*)/gm)].map(([, word = ""]) => word);
  return variants.map((word) => word.replace(/(?<=.)([A-Z])/g, "_$1").toLowerCase());
}

it("has a sentence for every reason, with what belongs to it", () => {
  const reasons = wordsOf(reportSource, "Reason");
  expect(reasons).toHaveLength(34);
  for (const reason of reasons) expect(flawWords({ reason, value: "7" }), reason).toMatch(/。/);
  expect(flawWords({ reason: "id_twice", value: "7" })).toBe("7行目と同じIDです。7行目を取り込みます。");
  expect(flawWords({ reason: "of_tomorrow" })).toBe("of_tomorrow");
});

it("has a word for every kind of facility", () => {
  expect(wordsOf(kindSource, "Kind").filter((kind) => !kinds[kind])).toEqual([]);
});

it("says why a whole file is not taken", () => {
  const refused = (reason: string) => fileWords(new ApiError(422, "file_invalid", "", { reason }));
  expect(refused("the file is a zip archive or an Excel workbook, not a CSV")).toMatch(/Excelのブックかzip/);
  expect(refused('no row among the first ten is a head with a column for 名称; found ["a"]')).toMatch(/「名称」の列/);
  expect(refused("line 12: not readable as JSON")).toMatch(/^12行目/);
  expect(refused("something else")).toBe("施設の一覧として読めません。");
  expect(fileWords(new ApiError(413, "unknown", ""))).toMatch(/4MB/);
  expect(fileWords(new ApiError(503, "busy", ""))).toBeUndefined();
});

it("says what changes in words", () => {
  expect(fieldWords("classes.1.vacancy.state.number")).toBe("1歳児 空き（人）");
  expect(fieldWords("classes.0.borders.2026.at_most")).toBe("0歳児 最低指数 2026年度（以下）");
  expect(valueWords("classes.1.vacancy.state", "few")).toBe("△");
  expect(valueWords("hours.closes", "1500")).toBe("翌日1:00");
  expect(valueWords("position", "[35700300,139600400]")).toBe("35.700300, 139.600400");
  expect(valueWords("weekdays", '["monday","saturday"]')).toBe("月土");
  expect(valueWords("name", "no")).toBe("no");
  expect(changeWords({ field: "extras.bus", old: "false", new: "true" })).toBe("園バス：無 → 有");
  expect(changeWords({ field: "capacity", new: "90" })).toBe("定員：なし → 90");
});
