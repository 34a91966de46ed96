import type { SurveyQuestion } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { answersOf, flawsOf, textIn, toggled, tooLong } from "./answers";

const comes: SurveyQuestion = {
  id: "q1",
  text: { ja: "参加しますか" },
  required: true,
  kind: "choice",
  options: { a: { ja: "はい" }, b: { ja: "いいえ" } },
};
const days: SurveyQuestion = { ...comes, id: "q2", required: false, many: true };
const words: SurveyQuestion = { id: "q3", text: { ja: "ひとこと" }, kind: "text", longest: 5 };
const day: SurveyQuestion = { id: "q4", text: { ja: "いつ" }, required: true, kind: "date" };
const all = [comes, days, words, day];

it("sends what says something, and options in the order of the question", () => {
  const written = { q1: ["a"], q2: ["b", "a"], q3: ["  "], q4: ["2026-12-01"], q9: ["gone"] };
  expect(answersOf(all, written)).toEqual({ q1: ["a"], q2: ["a", "b"], q4: ["2026-12-01"] });
  expect(answersOf(all, { q1: ["z"], q3: [" ええ "], q4: [""] })).toEqual({ q3: ["ええ"] });
});

it("finds what has to be answered and what is too long, in the order of the questions", () => {
  expect([...flawsOf(all, { q3: ["あいうえおか"] })]).toEqual([
    ["q1", "missing"],
    ["q3", "too_long"],
    ["q4", "missing"],
  ]);
  expect(flawsOf(all, { q1: ["b"], q3: ["あいうえお "], q4: ["2026-12-01"] }).size).toBe(0);
  // An emoji has two UTF-16 units, as the service counts.
  expect([tooLong(5, "🐰🐰🐰"), tooLong(6, "🐰🐰🐰")]).toEqual([1, 0]);
});

it("chooses one more, and lets go of it", () => {
  expect(toggled(toggled(["a"], "b"), "a")).toEqual(["b"]);
});

it("speaks the reader's language where somebody wrote it, else Japanese", () => {
  const texts = { ja: "はい", en: "Yes", "ja-easy": " " };
  expect(textIn(texts, ["pt", "en"])).toEqual({ tag: "en", text: "Yes" });
  expect(textIn(texts, ["ja-easy"])).toEqual({ tag: "ja", text: "はい" });
});
