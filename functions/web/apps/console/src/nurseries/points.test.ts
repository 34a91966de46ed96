import type { PointRules } from "@tsunagu/api-client";
import { ApiError } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { mistakesOf } from "../services/mistakes";
import { householdFrom, isFilled, newHousehold, newReason } from "./case-draft";
import { householdWords } from "./case-words";
import { conditionWords } from "./condition-words";
import { readNumber } from "./decimal";
import { differenceWords, editWords } from "./rerun-words";
import { gapsIn, named, nameIn, nextYear, rulesFrom, sentRules, valueAt, withValue } from "./rules-path";

const shipped = import.meta.glob<PointRules>("../../../../../../infra/regions/points/*.json", {
  eager: true,
  import: "default",
});
const tables = Object.values(shipped);
const tsunagu = tables.find(({ id }) => id === "tsunagu-2026") as PointRules;

it("changes one place of a table and leaves everything else as it is", () => {
  expect(tables).toHaveLength(4);
  for (const rules of tables) {
    const before = structuredClone(rules);
    const changed = withValue(rules, "title.ja", "新しい名前");
    expect(rules).toEqual(before);
    expect(changed.title.ja).toBe("新しい名前");
    expect(withValue(changed, "title.ja", before.title.ja)).toEqual(before);
    expect(sentRules(rules)).toEqual(before);
    expect(rulesFrom(JSON.stringify(rules))).toEqual(before);
    expect(gapsIn(rules)).toEqual([]);
  }
  const place = "base.rows.0.gives.of.0.gives.points";
  expect(valueAt(tsunagu, place)).toBe(4);
  expect(valueAt(withValue(tsunagu, place, 3.5), place)).toBe(3.5);
});

it("reads numbers as they are typed", () => {
  expect(["5.", "５．５", "−2", "△1", "0"].map(readNumber)).toEqual([5, 5.5, -2, -1, 0]);
  for (const text of ["", "-", "1e3", "五", "1.2.3"]) expect(readNumber(text), text).toBeNaN();
});

it("finds points that are empty or too fine, and sends no text that was emptied", () => {
  const place = "base.rows.0.gives.of.0.gives.points";
  expect(gapsIn(withValue(tsunagu, place, Number.NaN))).toEqual([place]);
  expect(gapsIn(withValue(tsunagu, place, 0.25))).toEqual([place]);
  expect(gapsIn(withValue(tsunagu, place, -0.5))).toEqual([]);
  expect(sentRules(withValue(tsunagu, "title.en", "")).title).not.toHaveProperty("en");
});

it("knows rows by their words, and says every condition in words", () => {
  const names = nameIn(tsunagu);
  expect(names("work_employed")).toBe("外勤");
  expect(names("nobody")).toBe("nobody");
  for (const rules of tables) {
    for (const row of [...rules.base.rows, ...(rules.adjustments ?? [])]) {
      expect(conditionWords(row.when, nameIn(rules)), row.id).not.toMatch(/undefined|[a-z_]{3,}/);
    }
    expect(named(rules).length).toBeGreaterThan(0);
  }
  expect(
    conditionWords(
      {
        is: "all",
        of: [
          { is: "reason", one_of: ["work"] },
          { is: "number", of: "minutes_per_day", at_least: 270 },
        ],
      },
      names,
    ),
  ).toBe("理由が就労 かつ 1日の時間が4時間30分以上");
});

it("begins the next year's table as a copy of this one's", () => {
  const { id, title, effective_from, base } = nextYear(tsunagu);
  expect([id, effective_from, base]).toEqual(["tsunagu-2027", "2027-04-01", tsunagu.base]);
  expect(title.ja).toMatch(/2027/);
});

it("says what a try found, and where a table makes no sense", () => {
  expect(editWords("work: changed", () => "就労")).toBe("就労：点か条件が変わる");
  expect(differenceWords({ least: -1.5, most: -1.5 })).toBe("－1.5");
  expect(differenceWords({ least: 0, most: 2 })).toBe("±0〜＋2");
  const reason = "base.rows.3.gives.points: finer_than_precision";
  expect(mistakesOf(new ApiError(422, "points_invalid", "", { reason }))).toEqual({
    "base.rows.3.gives.points": "この表の点の刻みより細かい数です。",
  });
});

it("describes a household without saying whose it is", () => {
  const household = newHousehold("2027-04-01");
  expect(householdWords(household)).toBe("1歳児、就労（月20日・1日8時間）、就労（月20日・1日8時間）");
  expect(householdFrom(JSON.stringify(household))).toEqual(household);
  expect(isFilled(household)).toBe(true);
  expect(isFilled({ ...household, wishes: Number.NaN })).toBe(false);
  expect(householdFrom('{"guardians":[]}')).toBeUndefined();
  expect(newReason("childbirth", "2027-04-01")).toEqual({ kind: "childbirth", due: "2027-04-01" });
});
