import { expect, it } from "vitest";
import { speak } from "../texts";
import { whenWords } from "./when";

const ja = speak("ja");
const now = new Date("2026-11-05T00:30:00+09:00");
const said = (moment: string, whole = false) => whenWords(moment, now, ja, "ja", whole);

it("says days as people do, by Japan's midnight", () => {
  expect(said("2026-11-05T00:05:00+09:00")).toBe("きょう 0:05");
  expect(said("2026-11-04T15:10:00Z")).toBe("きょう 0:10");
  expect(said("2026-11-04T08:10:00+09:00")).toBe("きのう");
  expect(said("2026-11-03T08:10:00+09:00")).toBe("11月3日（火）");
  expect(said("2025-12-24T08:10:00+09:00")).toBe("2025年12月24日（水）");
});

it("has the time with every day on the message itself", () => {
  expect(said("2026-11-05T00:05:00+09:00", true)).toBe("きょう 0:05");
  expect(said("2026-11-04T08:10:00+09:00", true)).toBe("きのう 8:10");
  expect(said("2026-11-03T18:00:00+09:00", true)).toBe("11月3日（火） 18:00");
});

it("speaks English", () => {
  const en = (moment: string) => whenWords(moment, now, speak("en"), "en", true);
  expect(en("2026-11-04T08:10:00+09:00")).toBe("Yesterday 8:10");
  expect(en("2026-11-03T18:00:00+09:00")).toBe("Tue, Nov 3 18:00");
});
