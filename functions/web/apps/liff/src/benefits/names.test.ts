import { expect, it } from "vitest";
import { matching, spelt } from "./names";

const directory = spelt([
  { code: "0001", name: "みずほ", kana: "ﾐｽﾞﾎ" },
  { code: "0005", name: "三菱ＵＦＪ", kana: "ﾐﾂﾋﾞｼﾕ-ｴﾌｼﾞｴｲ" },
  { code: "0036", name: "楽天", kana: "ﾗｸﾃﾝ" },
  { code: "0150", name: "スルガ", kana: "ｽﾙｶﾞ" },
  { code: "1344", name: "城南信用金庫", kana: "ｼﾞﾖｳﾅﾝｼﾝｷﾝ" },
  { code: "9900", name: "ゆうちょ", kana: "ﾕｳﾁﾖ" },
]);
const found = (typed: string) => matching(directory, typed).map(({ code }) => code);

it("finds a name in every way that people write it", () => {
  for (const typed of ["ゆうちょ", "ユウチョ", "ﾕｳﾁｮ", "ゆうちょ銀行", "ゆうちょぎんこう", "９９００"]) {
    expect(found(typed), typed).toEqual(["9900"]);
  }
  for (const typed of ["三菱", "ufj", "ＵＦＪ銀行", "ゆーえふじぇい"]) expect(found(typed), typed).toEqual(["0005"]);
  expect(found("じょうなん")).toEqual(["1344"]);
});

it("puts first what begins with the letters, and takes numbers from their start alone", () => {
  expect(found("み")).toEqual(["0001", "0005"]);
  expect(found("ん")).toEqual(["0036", "1344"]);
  expect(found("00")).toEqual(["0001", "0005", "0036"]);
  expect(found("36")).toEqual([]);
});

it("finds nothing for nothing", () => {
  for (const typed of ["", "　", "銀行がない", "-"]) expect(found(typed), typed).toEqual([]);
});
