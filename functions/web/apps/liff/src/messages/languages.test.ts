import { expect, it } from "vitest";
import { inOrder, langOf, languageName } from "./languages";

it("calls every language as its readers do, and one that it does not know by its tag", () => {
  expect(["ja-easy", "pt", "zh-Hans", "VI", "ne", "tl", "qu", "constructor"].map(languageName)).toEqual([
    "やさしい日本語",
    "Português",
    "简体中文",
    "Tiếng Việt",
    "नेपाली",
    "Tagalog",
    "qu",
    "constructor",
  ]);
});

it("tells screen readers a tag that they know", () => {
  expect(["ja-easy", "ja", "zh-Hant"].map(langOf)).toEqual(["ja", "ja", "zh-Hant"]);
});

it("puts the original in front", () => {
  expect(inOrder(["en", "ja", "ja-easy", "vi", "pt"])).toEqual(["ja", "ja-easy", "en", "pt", "vi"]);
  expect(inOrder(["vi", "ja"])).toEqual(["ja", "vi"]);
});
