import { expect, it } from "vitest";
import { catalogues, speak } from "../texts";
import { borderWords, clock, distance, freshness, rangeWords, vacancyWords } from "./words";

const ja = { say: speak("ja"), locale: "ja" } as const;

it("writes times and distances no finer than they are known", () => {
  expect([clock(450), clock(1440), clock(1500)]).toEqual(["7:30", "0:00", "1:00"]);
  expect([4, 847, 994, 996, 1249].map(distance)).toEqual(["0 m", "850 m", "990 m", "1.0 km", "1.2 km"]);
});

it("says every kind of free places in words", () => {
  const said = (vacancy: Parameters<typeof vacancyWords>[0]) => vacancyWords(vacancy, ja);
  expect(said({ state: "number", places: 3 })).toBe("空き 3人");
  expect(said({ state: "number", places: 0 })).toBe("空きなし");
  expect(said({ state: "symbol", symbol: "☆" })).toBe("「☆」（意味は施設に確かめてください）");
  expect(said({ state: "symbol" }), "the pack does not carry the symbol").toBe("空きは施設に確かめてください");
  expect(freshness({ state: "few", on: "2026-11-20", entry: "2027-04" }, ja, "2026-11-30")).toBe(
    "11月20日（金）の情報 2027年4月入園分",
  );
  expect(freshness({ state: "few" }, ja, "2026-11-30")).toBe("いつの情報か分かりません");
});

it("says every symbol of a cut-off in words, in every language", () => {
  const kinds = ["all_admitted", "nobody_admitted", "no_places", "undisclosed", "no_class"] as const;
  expect(borderWords({ kind: "points", points: 40.5 }, ja)).toBe("40.5点");
  expect(borderWords({ kind: "at_most", points: 50 }, ja)).toBe("50点以下");
  expect(borderWords({ kind: "remaining", places: 2 }, ja)).toBe("空きが2人残った");
  for (const language of Object.keys(catalogues) as (keyof typeof catalogues)[]) {
    const words = kinds.map((kind) => borderWords({ kind }, { ...ja, say: speak(language) }));
    expect(new Set(words).size).toBe(kinds.length);
  }
});

it("gives a range with what is unsure about it", () => {
  expect(rangeWords({ lowest: 27, highest: 30, years: 3, open: 1, unclear: 0 }, ja)).toEqual([
    "点数の分かる2年では 27〜30点でした。",
    "3年のうち1年は、申し込んだ人が全員決まったか、空きが残りました。",
  ]);
  expect(rangeWords({ lowest: 40, highest: 40, years: 1, open: 0, unclear: 0 }, ja)).toEqual([
    "点数の分かる1年では 40点でした。",
  ]);
  expect(rangeWords({ years: 3, open: 0, unclear: 3 }, ja)).toEqual(["3年のうち3年は、点数では分かりません。"]);
  expect(rangeWords({ years: 0, open: 0, unclear: 0 }, ja)).toEqual([]);
});
