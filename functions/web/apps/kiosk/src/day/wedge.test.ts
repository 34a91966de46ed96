import { expect, test } from "vitest";
import { Wedge } from "./wedge";

/** What a reader or a hand types, one key every so many milliseconds. */
function type(text: string, every: number, wedge = new Wedge()): string | undefined {
  return [...text]
    .map((key) => key)
    .concat("Enter")
    .map((key, index) => wedge.take(key, index * every))
    .at(-1);
}

test("a fast burst that ends with Enter is a reading", () => {
  expect(type("TS0004", 5)).toBe("TS0004");
  expect(type("TSN1.g_01.59201140.AAAAAAAAAAA", 20)).toBe("TSN1.g_01.59201140.AAAAAAAAAAA");
});

test("a hand is not a reader, and Enter alone presses a button", () => {
  expect(type("TS0004", 120)).toBeUndefined();
  expect(type("", 0)).toBeUndefined();
  expect(type("abc", 5)).toBeUndefined();
});

test("what was typed long before does not stick to a card", () => {
  const wedge = new Wedge();
  wedge.take("x", 0);
  wedge.take("Shift", 990);
  expect([..."TS04"].map((key, index) => wedge.take(key, 1_100 + index * 5)).at(-1)).toBeUndefined();
  expect(wedge.take("Enter", 1_120)).toBe("TS04");
});
