import { ApiError, type Funnel, type Programme, type StaffProgramme } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { alike } from "../services/draft";
import { mistakesOf } from "../services/mistakes";
import { chunks } from "./chunks";
import { columnsOf } from "./columns";
import { compared, readsAlike } from "./compare";
import { draftOf, gapsOf, newCondition, newDraft, programmeOf } from "./draft";
import { beside, steps, todo } from "./funnel";
import { amountWords } from "./words";

const programme: Programme = {
  id: "kosodate-2026",
  period: "2026",
  title: { ja: "子育て応援給付" },
  sources: [{ title: "つなぐ市子育て応援給付要綱", url: "https://tsunagu.example/youkou" }],
  effective_from: "2026-04-01",
  for: "child",
  who: [
    { is: "age", on: "2026-04-01", below: 18 },
    {
      is: "any",
      of: [
        { is: "listed", column: "課税区分", says: { ja: "住民税が非課税であること" }, one_of: ["非課税"] },
        { is: "lives_here", on: "2026-04-01" },
      ],
    },
  ],
  amount: { kind: "fixed", yen: 20_000 },
  apply_until: "2026-09-30",
};

it("shows a programme as it is, and would save it as it was", () => {
  const draft = draftOf(programme);
  expect(alike(programmeOf(draft), programme)).toBe(false);
  expect(alike(programmeOf(draft), { ...programme, description: {} }), "an empty description is none").toBe(true);
  expect(gapsOf(draft)).toEqual([]);
});

it("sends texts without blanks, and nothing that was left empty", () => {
  const sent = programmeOf({
    ...draftOf(programme),
    title: { ja: " 応援 ", en: " " },
    sources: [{ title: " 要綱 ", url: " " }],
    apply_until: null,
    who: [
      { is: "born", from: "2025-04-02", until: null },
      { is: "age", on: "2026-04-01", at_least: null, below: 0 },
      { is: "listed", column: " 区分 ", says: { ja: "x" }, one_of: [" 甲", "", "乙", "甲 "] },
    ],
  });
  expect(sent).toMatchObject({
    title: { ja: "応援" },
    sources: [{ title: "要綱" }],
    who: [
      { is: "born", from: "2025-04-02" },
      { is: "age", on: "2026-04-01", below: 0 },
      { is: "listed", column: "区分", one_of: ["甲", "乙"] },
    ],
  });
  expect(JSON.stringify(sent)).not.toMatch(/null|apply_until|lapses/);
});

it("keeps the weeks before a due date for pregnancies, and for nobody else", () => {
  const weeks = (unit: Programme["for"]) =>
    programmeOf({ ...draftOf({ ...programme, for: unit }), weeks_before_due: 8 }).weeks_before_due;
  expect([weeks("pregnancy"), weeks("child")]).toEqual([8, undefined]);
});

it("finds what was left empty", () => {
  const fresh = newDraft("2027-03-31");
  expect(fresh.period, "the fiscal year").toBe("2026");
  expect(gapsOf(fresh)).toEqual(["amount.yen"]);
  const who = [
    newCondition("lives_here", ""),
    { is: "any" as const, of: [newCondition("age", ""), newCondition("listed", "")] },
  ];
  expect(gapsOf({ ...fresh, who, effective_from: "", amount: { kind: "by_order", yen: [1, Number.NaN] } })).toEqual([
    "effective_from",
    "amount.yen.1",
    "who.0.on",
    "who.1.of.0.on",
    "who.1.of.1.one_of",
  ]);
});

it("knows which columns a list must have, and which are read where they are there", () => {
  const names = ({ needed, used }: ReturnType<typeof columnsOf>) => [needed, used.map(({ names }) => names.join())];
  expect(names(columnsOf(programme))).toEqual([
    ["宛名番号", "氏名", "生年月日", "課税区分"],
    [
      "申請者宛名番号,申請者氏名,申請者生年月日",
      "住民となった日,住民でなくなった日",
      "住所",
      "金融機関コード,店番,預金種目,口座番号,口座名義",
    ],
  ]);
  const pregnancy = columnsOf({ ...programme, for: "pregnancy", who: [{ is: "due" }] });
  expect(pregnancy.needed).toEqual(["宛名番号", "氏名", "生年月日", "届出番号", "出産予定日"]);
  expect(pregnancy.used[0]?.names).toEqual(["胎児数"]);
  expect(columnsOf({ ...programme, amount: { kind: "by_order", yen: [1] } }).used[1]?.names).toEqual(["第何子"]);
});

it("puts what contradicts itself at its field", () => {
  const refused = (reason: string) => mistakesOf(new ApiError(422, "programme_invalid", "合いません。", { reason }));
  expect(refused("who.1.of.0.one_of: out_of_range")).toEqual({ "who.1.of.0.one_of": "決められた範囲の外です。" });
  expect(refused("amount: not_for_these")).toEqual({ amount: "「だれのための給付ですか」と合いません。" });
});

it("says how much in words", () => {
  expect(amountWords({ kind: "fixed", yen: 20_000 })).toBe("20,000円");
  expect(amountWords({ kind: "per_fetus", yen: 50_000 })).toBe("おなかの子1人につき 50,000円");
  expect(amountWords({ kind: "by_order", yen: [10_000, 15_000, 30_000] })).toBe(
    "第1子 10,000円、第2子 15,000円、第3子から 30,000円",
  );
});

const nobody: Funnel = {
  eligible: 0,
  unknown: 0,
  not_eligible: 0,
  joined: 0,
  notified: 0,
  read: 0,
  declined: 0,
  applied: 0,
  refused: 0,
  granted: 0,
  filed: 0,
  paid: 0,
  returned: 0,
  yen: 0,
};

it("counts at each step everyone who has come as far, or further", () => {
  const funnel = {
    ...nobody,
    eligible: 100,
    joined: 80,
    notified: 70,
    read: 60,
    applied: 5,
    refused: 1,
    granted: 4,
    filed: 3,
    paid: 20,
    returned: 2,
  };
  expect(steps(funnel).map(({ name, count }) => `${name}${count}`)).toEqual([
    "対象100",
    "LINEでつながる80",
    "通知70",
    "閲覧60",
    "申請35",
    "決定29",
    "振込20",
  ]);
  expect(beside(funnel).map(({ count }) => count)).toEqual([0, 1, 2, 0, 0]);
});

it("says what waits for staff, in the order of the work", () => {
  const list = { rows: 1, imported_at: "2026-04-01T09:00:00+09:00" };
  const stages = (more: Partial<Funnel>, held: Partial<StaffProgramme> = {}) =>
    todo({ programme, version: 1, ...held }, { ...nobody, ...more }).map(({ stage }) => stage);
  expect(stages({})).toEqual(["list"]);
  expect(stages({}, { list })).toEqual([]);
  expect(stages({ joined: 2, notified: 1, applied: 1, granted: 1 })).toEqual(["list", "notices", "review", "payments"]);
});

it("lays two spellings beside each other", () => {
  const text = (pieces: ReturnType<typeof compared>[0]) =>
    pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join("");
  const both = (one: string, other: string) => compared(one, other).map(text);
  expect(both("髙橋 花", "高橋　花")).toEqual(["[髙]橋[ ]花", "[高]橋[　]花"]);
  expect(both("青葉町1-2-3", "青葉町1丁目2-3")).toEqual(["青葉町1[-]2-3", "青葉町1[丁目]2-3"]);
  expect(both("同じ", "同じ")).toEqual(["同じ", "同じ"]);
  expect(both("𠮷田", "")).toEqual(["[𠮷田]", ""]);
});

it("takes wide and narrow characters and blanks for the same, and no other letter", () => {
  expect(readsAlike("青木　さくら", "青木 さくら")).toBe(true);
  expect(readsAlike("ＮＧＵＹＥＮ　ＬＩＮＨ", "NGUYEN LINH")).toBe(true);
  expect(readsAlike("髙橋 一郎", "高橋 一郎")).toBe(false);
});

it("cuts what is decided into pieces that the service takes", () => {
  const all = Array.from({ length: 201 }, (_, n) => n);
  expect(chunks(all).map(({ length }) => length)).toEqual([100, 100, 1]);
  expect(chunks([])).toEqual([]);
});
