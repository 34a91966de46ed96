import { expect, it } from "vitest";
import { type Entered, flawOf, read } from "./account";

const bank = { code: "0001", name: "みずほ", kana: "ﾐｽﾞﾎ" };
const post = { code: "9900", name: "ゆうちょ", kana: "ﾕｳﾁﾖ" };
const branch = { code: "012", name: "つなぐ", kana: "ﾂﾅｸﾞ" };
const entered: Entered = { bank, branch, kind: "普通", number: "1234567", holder: "ヤマダ　ハナコ" };
const wrong = (change: Partial<Entered>) => {
  const account = read({ ...entered, ...change });
  return Array.isArray(account) ? account.map(({ field, key }) => `${field} ${key}`) : [];
};

it("reads an account in whatever width it was typed", () => {
  expect(read({ ...entered, number: " ０１２-３４５６ ", holder: " ヤマダ　ハナコ " })).toEqual({
    bank: "0001",
    branch: "012",
    kind: "普通",
    number: "0123456",
    holder: "ヤマダ　ハナコ",
  });
});

it("names what is missing or cannot be, field by field", () => {
  expect(wrong({ bank: undefined, branch: undefined, number: "", holder: "　" })).toEqual([
    "bank flaw_bank",
    "number flaw_number",
    "holder flaw_holder",
  ]);
  expect(wrong({ branch: undefined, number: "12345678" })).toEqual(["branch flaw_branch", "number flaw_number"]);
  expect(wrong({ bank: post, number: "１２３４５６７１" })).toEqual(["number flaw_yucho"]);
  expect(wrong({ number: "12a" })).toEqual(["number flaw_number"]);
});

it("finds the field that the service means", () => {
  expect(flawOf("bank: shape")).toEqual({ field: "bank", key: "flaw_bank" });
  expect(flawOf("branch: shape")).toEqual({ field: "branch", key: "flaw_branch" });
  expect(flawOf("branch: yucho_symbol")).toEqual({ field: "number", key: "flaw_yucho" });
  expect(flawOf("number: shape")).toEqual({ field: "number", key: "flaw_number" });
  expect(flawOf("holder: it is empty")).toEqual({ field: "holder", key: "flaw_holder" });
  expect(flawOf("holder: a bank file has no “青”")).toEqual({ field: "holder", key: "flaw_holder_sign", sign: "青" });
  expect(flawOf("holder: “゛” stands where it has no kana")).toMatchObject({ sign: "゛" });
  expect(flawOf("kind: unknown")).toBeUndefined();
  expect(flawOf(undefined)).toBeUndefined();
});
