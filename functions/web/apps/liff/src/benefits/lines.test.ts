import type { BenefitLine } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { branching, isEntitled } from "./lines";

const line = (says: string, depth: number, verdict: BenefitLine["verdict"]): BenefitLine => ({ says, depth, verdict });

it("puts a condition's alternatives below it, and one of them is enough", () => {
  const lines = [
    line("住所", 0, "yes"),
    line("次のどれか", 0, "yes"),
    line("非課税", 1, "no"),
    line("3歳未満", 1, "yes"),
    line("児童手当", 0, "yes"),
  ];
  expect(branching(lines).map(({ line: { says }, below }) => [says, below.map((one) => one.says)])).toEqual([
    ["住所", []],
    ["次のどれか", ["非課税", "3歳未満"]],
    ["児童手当", []],
  ]);
  expect(isEntitled(lines)).toBe(true);
  expect(isEntitled([...lines, line("届け出", 0, "unknown")])).toBe(false);
});
