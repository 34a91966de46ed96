import { ApiError, type BankFileCard, type ListPage } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { batches, readBanks } from "./bank-entries";
import { csvOf, decoded, readCsv } from "./csv";
import { gatherList, ListChanged } from "./export";
import { elsewhereWords, paidBeside, stateWords, whoDid } from "./file";
import { mistakeIn, readResult, resultWords } from "./result-lines";

it("reads what Excel writes, in either encoding", () => {
  const bytes = (...all: number[]) => new Uint8Array(all).buffer;
  expect(decoded(bytes(0xef, 0xbb, 0xbf, 0xe3, 0x82, 0xa2))).toBe("ア");
  expect(decoded(bytes(0x83, 0x41))).toBe("ア");
});

it("reads a text table, and numbers its rows as a spreadsheet does", () => {
  expect(readCsv('\ufeffa, b \r\n\r\n"c\n""d""","e,f"\r\n,\r\ng\u001a')).toEqual([
    { row: 1, fields: ["a", "b"] },
    { row: 3, fields: ['c\n"d"', "e,f"] },
    { row: 5, fields: ["g"] },
  ]);
  expect(readCsv("")).toEqual([]);
  const lines = [
    ["行", 'a "b"'],
    [2, "c,d\ne"],
  ];
  expect(readCsv(csvOf(lines)).map(({ fields }) => fields)).toEqual([
    ["行", 'a "b"'],
    ["2", "c,d\ne"],
  ]);
});

it("reads what the bank sent back", () => {
  expect(readResult("顧客番号,理由\r\n0000000042,該当口座なし\r\n４３, 名義相違,要確認\r\n\r\n")).toEqual({
    returned: [
      { reference: 42, why: "該当口座なし" },
      { reference: 43, why: "名義相違、要確認" },
    ],
    wrong: [],
  });
  expect(readResult("")).toEqual({ returned: [], wrong: [] });
});

it("says which line the service did not take", () => {
  const words = (code: string, reason: string) => resultWords(new ApiError(422, code, "合いません。", { reason }));
  expect(words("result_invalid", "42: unknown")).toBe("顧客番号42は、このファイルにありません。");
  expect(words("result_invalid", "42: twice")).toBe("顧客番号42が2回あります。");
  expect(words("result_invalid", "42: before")).toBe("顧客番号42は、前に戻ったものとして取り込まれています。");
  expect(words("result_invalid", "odd")).toBeUndefined();
  expect(words("bank_file_elsewhere", "42: twice")).toBeUndefined();
});

it("names every line that says nothing", () => {
  const { returned, wrong } = readResult("42,a\n42,b\n43\nabc,d\n12345678901,e\n");
  expect(returned).toEqual([{ reference: 42, why: "a" }]);
  expect(wrong.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
  expect(mistakeIn({ returned, wrong }, 9)).toBe(
    "2行目：同じ顧客番号が2回あります。（ほかにも、読めない行が3行あります。）",
  );
  expect(mistakeIn({ returned, wrong: [] }, 0)).toBe("このファイルの0件より多くなっています。");
  expect(mistakeIn({ returned, wrong: [] }, 1)).toBeUndefined();
});

const directory = `銀行コード,銀行名,銀行カナ,支店コード,支店名,支店カナ
0001,つなぐ銀行,ツナグ,001,本店,ホンテン
1,つなぐ銀行,ツナグ,2,駅前,エキマエ
0002,うみ銀行,ウミ,001,本店,ホンテン
`;

it("gathers branches under their bank, and gives codes their zeros back", () => {
  const { banks, branches, wrong } = readBanks(directory);
  expect(wrong).toEqual([]);
  expect(branches).toBe(3);
  expect(banks.map(({ bank, branches }) => [bank.code, branches.map(({ code }) => code)])).toEqual([
    ["0001", ["001", "002"]],
    ["0002", ["001"]],
  ]);
  expect(banks[0]?.branches[1]).toEqual({ code: "002", name: "駅前", kana: "エキマエ" });
});

it("names rows that are no branch", () => {
  const rows = ["0001,a,ア,001,b", "x,a,ア,001,b,イ", "0001,a,ア,0012,b,イ", "0001,a,ア,001,,イ"];
  const { banks, wrong } = readBanks(`${directory}${rows.join("\n")}\n0001,つなぐ銀行,ツナグ,001,本店,ホンテン`);
  expect(banks).toHaveLength(2);
  expect(wrong.map(({ row }) => row)).toEqual([5, 6, 7, 8, 9]);
});

it("cuts a directory into parts that are neither too many banks nor too many bytes", () => {
  const name = (code: string) => ({ code, name: "名".repeat(20), kana: "カ".repeat(20) });
  const bank = (n: number, branches: number) => ({
    bank: name(String(n).padStart(4, "0")),
    branches: Array.from({ length: branches }, (_, at) => name(String(at).padStart(3, "0"))),
  });
  const many = Array.from({ length: 250 }, (_, n) => bank(n, 3));
  expect(batches(many).map(({ length }) => length)).toEqual([100, 100, 50]);
  const large = [bank(1, 700), bank(2, 700), bank(3, 1)];
  const parts = batches(large);
  expect(parts.map(({ length }) => length)).toEqual([1, 2]);
  const size = (part: unknown) => new TextEncoder().encode(JSON.stringify({ banks: part })).length;
  expect(Math.max(...parts.map(size))).toBeLessThanOrEqual(200 * 1024);
  expect(batches(large, 100, 1000).map(({ length }) => length)).toEqual([1, 1, 1]);
});

const file: BankFileCard = {
  id: "f_1",
  state: "released",
  pay_on: "2026-05-15",
  count: 5,
  total: 100_000,
  returned: 0,
  made_at: "2026-05-01T09:00:00+09:00",
  made_by: "s_1",
};
const reported = { id: "r_1", by: "s_2", at: "2026-05-16T09:00:00+09:00", returned: 2, yen: 40_000 };

it("says of a result that nobody has confirmed that it waits, first or late", () => {
  expect(stateWords(file)).toMatch("承認ずみ");
  for (const state of ["released", "settled"] as const)
    expect(stateWords({ ...file, state, reported })).toMatch("確かめ待ち");
  expect(stateWords({ ...file, state: "discarded", count: 0 })).toMatch("入れられるものがありませんでした");
  expect(whoDid("s_1", "s_1")).toBe("あなた");
  expect(whoDid("s_2", "s_1")).toBe("ほかの職員（s_2）");
});

it("says where a file stands by now, in words", () => {
  const words = (code: string, reason: string) =>
    elsewhereWords(new ApiError(409, code, "いまはできません。", { reason }));
  expect(words("bank_file_elsewhere", "released")).toMatch("承認ずみ");
  expect(words("bank_file_elsewhere", "brand_new")).toBeUndefined();
  expect(words("bank_file_twin", "released")).toBeUndefined();
});

it("counts what is paid besides what comes back; late, of what was paid before", () => {
  expect(paidBeside(file, 2)).toBe(3);
  expect(paidBeside({ ...file, state: "settled", returned: 2 }, 1)).toBe(2);
  expect(paidBeside(file, 9)).toBe(0);
});

const pageOf = (text: string, more: Partial<ListPage> = {}): ListPage => ({
  bytes: new TextEncoder().encode(text).buffer,
  pages: 3,
  list: "l_1",
  ...more,
});

it("puts the pages of a list together, and says how far it is", async () => {
  const far: string[] = [];
  const gathered = await gatherList(
    async (page) => pageOf(`${page};`),
    (done, all) => far.push(`${done}/${all}`),
  );
  expect(await gathered.text()).toBe("1;2;3;");
  expect(far).toEqual(["1/3", "2/3", "3/3"]);
  const one = await gatherList(
    async () => pageOf("a", { pages: 1 }),
    () => {},
  );
  expect(await one.text()).toBe("a");
});

it("makes no file of two lists, nor of a part of one", async () => {
  const gather = (second: Partial<ListPage>) => {
    const asked: number[] = [];
    const ask = async (page: number) => {
      asked.push(page);
      return pageOf(`${page}`, page === 2 ? second : {});
    };
    const done = gatherList(ask, () => {});
    return { done, asked };
  };
  const other = gather({ list: "l_2" });
  await expect(other.done).rejects.toBeInstanceOf(ListChanged);
  expect(other.asked, "it stops there").toEqual([1, 2]);
  // Of those who get a letter there may be fewer by now, in the same list.
  await expect(gather({ pages: 2 }).done).rejects.toBeInstanceOf(ListChanged);
  const unsaid = gatherList(
    async () => pageOf("a", { pages: Number(null) }),
    () => {},
  );
  await expect(unsaid).rejects.toThrow("not said");
});
