import { expect, it } from "vitest";
import { catalogues, speak } from "./index";

const holes = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

it("leaves the same places open in every language", () => {
  for (const [language, catalogue] of Object.entries(catalogues)) {
    for (const [key, sentence] of Object.entries(catalogue)) {
      const measure = catalogues.ja[key as keyof typeof catalogues.ja];
      expect(holes(sentence), `${language}.${key}`).toEqual(holes(measure));
      expect(sentence.trim(), `${language}.${key}`).not.toBe("");
    }
  }
});

it("fills the open places", () => {
  expect(speak("en")("span", { starts: "May 1", ends: "May 3" })).toBe("May 1 to May 3");
});
