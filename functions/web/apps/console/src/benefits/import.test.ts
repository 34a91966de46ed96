import { ApiError, type EligibleReport, type ListPart } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { lastPart, listWords, overWords, rowWords, sendList } from "./import";
import { split } from "./split";

const { head, parts } = split(new TextEncoder().encode("id\n\n1\n2\n3\n"), 6);
const report = (more: Partial<EligibleReport>): EligibleReport => ({
  import: "imp_1",
  taken: 1,
  refused: [],
  rows: 1,
  in_force: false,
  ...more,
});

it("sends part after part under one import, and none of them puts the list in force", async () => {
  const asked: ListPart[] = [];
  const sent: number[] = [];
  const send = async (part: ListPart) => {
    asked.push(part);
    return report({ rows: asked.length, refused: [{ row: 2, column: "氏名", reason: "empty" }] });
  };

  const brought = await sendList(parts, send, (count) => sent.push(count));

  expect(asked.map(({ last, imported }) => [last, imported])).toEqual([
    [false, undefined],
    [false, "imp_1"],
    [false, "imp_1"],
  ]);
  expect(sent).toEqual([1, 2, 3]);
  expect(brought).toMatchObject({ id: "imp_1", rows: 3 });
  expect(
    brought.refused.map(({ row }) => row),
    "rows of the file, not of the parts",
  ).toEqual([3, 4, 5]);
});

it("puts a list in force with its head alone", () => {
  const { bytes, ...more } = lastPart(head, { id: "imp_1", rows: 3, refused: [] });
  expect(new TextDecoder().decode(bytes)).toBe("id\n");
  expect(more).toEqual({ last: true, imported: "imp_1" });
});

it("says why a list can never be used, and nothing where pressing again may help", () => {
  const words = (code: string, reason = "") => overWords(new ApiError(409, code, "だめです。", { reason }));
  expect(words("import_unknown")).toMatch(/1日たったか、もう使われています.*もう一度取り込んで/);
  expect(words("list_invalid", "column 課税区分 is missing"), "the conditions changed meanwhile").toMatch(
    "「課税区分」",
  );
  expect(words("internal")).toBeUndefined();
  expect(overWords(new Error())).toBeUndefined();
});

it("stops where a part is refused", async () => {
  const sent: number[] = [];
  const send = async ({ imported }: ListPart) => {
    if (imported) throw new ApiError(422, "my_number_refused", "だめです。");
    return report({});
  };
  await expect(sendList(parts, send, (count) => sent.push(count))).rejects.toMatchObject({ code: "my_number_refused" });
  expect(sent).toEqual([1]);
});

it("says why a row was not taken", () => {
  const words = (column: string, reason: string) => rowWords({ row: 2, column, reason });
  expect(words("", "twice")).toMatch("同じ番号");
  expect(words("店番", "shape")).toBe("3桁の数字にしてください。");
  expect(words("預金種目", "unknown")).toMatch("普通・当座・貯蓄");
  expect(words("店番", "unknown")).toMatch("この番号の支店が");
  expect(words("店番", "yucho_symbol")).toMatch("振込用の店番");
  expect(words("口座名義", "a bank file has no “青”")).toBe("「青」は振込に使えない文字です。カナにしてください。");
  expect(words("口座名義", "“゛” stands where it has no kana")).toMatch("「゛」");
  expect(words("口座名義", "it is empty")).toBe("空です。");
  expect(words("生年月日", "brand_new")).toBe("brand_new");
});

it("says why the list was not taken, and that nothing of it is kept", () => {
  const words = (code: string, reason?: string) =>
    listWords(new ApiError(422, code, "名簿を取り込めません。", reason ? { reason } : {}), parts[1]);
  expect(words("list_invalid", "column 宛名番号 is missing")).toMatch("「宛名番号」の列がありません");
  expect(words("list_invalid", "column 氏名 stands there twice")).toMatch("「氏名」の列が2つ");
  expect(words("list_invalid", "encoding")).toMatch("文字を読めません");
  expect(words("list_invalid", "odd")).toBe("名簿を取り込めません。（odd）");
  expect(words("my_number_refused", "row 2")).toMatch(/^ファイルの4行目に、個人番号.*何も保存していません/);
  expect(words("my_number_refused")).toMatch(/^個人番号/);
  expect(words("internal")).toBeUndefined();
  expect(listWords(new Error(), undefined)).toBeUndefined();
});
