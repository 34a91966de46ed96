import { expect, it } from "vitest";
import { key, logId } from "../tests/support";
import { compareKeys, digestOf, isId, isLogId, isReason, keyName } from "./ids";

it("gives an id one spelling", () => {
  expect(isId("child_01HZ")).toBe(true);
  expect(isId("x".repeat(32))).toBe(true);
  for (const wrong of ["", "a b", 'a"b', "a\\b", "子", "x/y", "a\n", "x".repeat(33)])
    expect(isId(wrong), wrong).toBe(false);
  expect(isLogId("0a".repeat(16))).toBe(true);
  expect(isLogId("0A".repeat(16))).toBe(false);
  expect(isLogId("0a")).toBe(false);
});

it("takes a plain reason", () => {
  for (const right of ["押し間違い", "あ".repeat(32), "x".repeat(96), "𠮷", "\ufeff", " x "])
    expect(isReason(right), right).toBe(true);
  for (const wrong of ["", " ", "　", "a\nb", '"', "\\", "\u2028", "\u0085", "\ud842", "あ".repeat(33), "x".repeat(97)])
    expect(isReason(wrong), wrong).toBe(false);
});

it("names and orders keys", () => {
  expect(keyName(key(1, 7))).toBe(`${logId(1)}.7`);
  const inOrder = [key(1, 2), key(1, 10), key(0x0a, 1), key(0xa0, 1)];
  expect([...inOrder].reverse().sort(compareKeys)).toEqual(inOrder);
});

it("hashes the bytes of UTF-8", () => {
  expect(digestOf("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(digestOf("é")).toBe("4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c");
});
