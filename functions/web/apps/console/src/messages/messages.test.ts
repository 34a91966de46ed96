import {
  ApiError,
  type Facility,
  type MessageSelector,
  type RosterChild,
  type StaffMessage,
} from "@tsunagu/api-client";
import { expect, it } from "vitest";
import kindSource from "../../../../../../shared/domain/src/attachment/kind.rs?raw";
import guardSource from "../../../../../../shared/domain/src/school_message/guard.rs?raw";
import messageSource from "../../../../../../shared/domain/src/school_message/message.rs?raw";
import texts from "../../../../../../shared/domain/src/text/ja.toml?raw";
import { childToggled, chosenOf, isEnrolled, keyOf, partsOf, pickedAt, search, toggled } from "./audience";
import { changeWords } from "./changed";
import { leftUntil } from "./countdown";
import { contentOf, copyOf, differs, draftOf, gapsOf, messageOf, newDraft } from "./draft";
import { further, inOrder } from "./languages";
import { BUTTON, lines, lineWords, SEVERAL } from "./line-words";
import { byClass, shownOf, standing } from "./readers-list";
import { fileWords, flawWords, messageFlaw } from "./reasons";
import { usualWords, warningWords } from "./warnings";
import { becauseWords, gradeWords, sizeWords, states } from "./words";

/** The words of an enum as they stand on the wire. */
function wordsOf(source: string, name: string): string[] {
  const [, body = ""] = new RegExp(`pub enum ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(source) ?? [];
  const variants = [...body.matchAll(/^ {4}([A-Z]\w*)/gm)].map(([, word = ""]) => word);
  return variants.map((word) => word.replace(/(?<=.)([A-Z])/g, "_$1").toLowerCase());
}

const cutoff = "08:30:00";
const kita: Facility = {
  id: "kita",
  kind: "school",
  name: "北小学校",
  closing: "17:00:00",
  weekdays: ["monday"],
  school_year: 2026,
  classes: [
    { id: "p11", name: "1年1組", cutoff, grade: "P1" },
    { id: "p12", name: "1年2組", cutoff, grade: "P1" },
    { id: "p21", name: "2年1組", cutoff, grade: "P2" },
  ],
  groups: [{ id: "pta", name: "PTA役員", kind: "pta" }],
};
const class11: MessageSelector = { kind: "class", facility: "kita", class: "p11" };

const message: StaffMessage = {
  id: "msg_1",
  version: 2,
  state: "draft",
  author: "staff-a",
  mine: true,
  created_at: "2026-04-13T09:00:00+09:00",
  audience: [class11],
  content: { texts: { ja: { title: "遠足", body: "水筒を\n持たせて" } } },
  attachments: [{ id: "f1", name: "しおり.pdf", media_type: "application/pdf", size: 100 }],
  urgency: "normal",
  not_after: "2026-04-20T09:00:00+09:00",
  reach: {
    children: 31,
    guardians: 45,
    unreached: 3,
    usual: 31,
    classes: [
      { facility_id: "kita", facility: "北小学校", class_id: "p11", class: "1年1組", children: 31, guardians: 45 },
    ],
  },
  warnings: [],
  second: [],
  shown: "s_1",
  corrections: 0,
};
const morning = new Date("2026-04-13T09:10:00+09:00");

it("offers what a facility has, and nothing of which there is none", () => {
  const parts = partsOf(kita);
  expect(parts.map(({ legend, parts }) => [legend, parts.map(({ label }) => label)])).toEqual([
    ["全体", ["北小学校の全員"]],
    ["学年", ["1年生", "2年生"]],
    ["学級", ["1年1組", "1年2組", "2年1組"]],
    ["部活動・委員会・PTAなど", ["PTA役員"]],
  ]);
  expect(gradeWords("J2")).toBe("中学2年生");
  expect(gradeWords("E3")).toBe("年長");
});

it("puts an audience together and takes it apart", () => {
  const both = toggled([class11], { kind: "grade", facility: "kita", grade: "P2" });
  expect(both.map(keyOf)).toEqual(["kita class p11", "kita grade P2"]);
  expect(toggled(both, { ...class11 })).toEqual([{ kind: "grade", facility: "kita", grade: "P2" }]);

  const picked = childToggled(childToggled([class11], "kita", "k_1"), "kita", "k_2");
  expect(pickedAt(picked, "kita")).toEqual(["k_1", "k_2"]);
  const chosen = chosenOf(picked, [kita], (_, child) => ({ k_1: "空野 ひなた" })[child]);
  expect(chosen.map(({ label }) => label)).toEqual(["1年1組", "空野 ひなた", "名前でえらんだ子ども"]);
  expect(childToggled(childToggled(picked, "kita", "k_1"), "kita", "k_2")).toEqual([class11]);
  expect(chosen[0]?.without.map(keyOf)).toEqual(["kita children"]);

  const elsewhere = chosenOf([class11, { kind: "class", facility: "minami", class: "p1" }], [kita], () => undefined);
  expect(elsewhere.map(({ label }) => label)).toEqual(["北小学校 1年1組", "minami もうない送り先"]);
});

it("finds children however their names are typed", () => {
  const child = (id: string, name: string, kana: string, number: number): RosterChild => ({
    id,
    name,
    kana,
    number,
    class: "p11",
    comes: [],
  });
  const children = [child("k_1", "空野 ひなた", "そらの ひなた", 3), child("k_2", "海原 なぎ", "うなばら なぎ", 4)];
  const found = (words: string) => search(children, words, () => "1年1組").map(({ id }) => id);
  expect(found("ソラノ")).toEqual(["k_1"]);
  expect(found("空野ひなた")).toEqual(["k_1"]);
  expect(found("１年１組　なぎ")).toEqual(["k_2"]);
  expect(found("4番")).toEqual(["k_2"]);
  expect(found(" ")).toEqual([]);
  expect(isEnrolled({ ...child("k_3", "", "", 1), until: "2026-03-31" }, "2026-04-01")).toBe(false);
  expect(isEnrolled({ ...child("k_3", "", "", 1), from: "2026-04-01" }, "2026-04-01")).toBe(true);
});

it("sends what is written, and not the languages in which nothing is", () => {
  const draft = draftOf(message, morning);
  expect(Object.keys(draft.texts)).toEqual(["ja", "ja-easy", "en"]);
  expect(messageOf(draft)).toEqual({
    audience: [class11],
    content: message.content,
    urgency: "normal",
    attachments: ["f1"],
  });
  expect(contentOf({ ...draft.texts, en: { title: " Trip ", body: "" } }).texts.en).toEqual({
    title: "Trip",
    body: "",
  });
  expect(differs(draft, { ...draft, texts: { ...draft.texts, ko: { title: "", body: " " } } })).toBe(false);
  expect(differs(draft, { ...draft, send_at: "2026-04-14T07:00" })).toBe(true);
  expect(messageOf({ ...draft, send_at: "2026-04-14T07:00" }).send_at).toBe("2026-04-14T07:00:00+09:00");
});

it("asks again neither for moments that nobody chose nor for those that have passed", () => {
  const last = (more: Partial<StaffMessage>) => draftOf({ ...message, ...more }, morning);
  expect(last({}).not_after).toBe("");
  expect(last({ not_after: "2026-04-14T12:00:00+09:00" }).not_after).toBe("2026-04-14T12:00");
  expect(last({ urgency: "emergency", not_after: "2026-04-13T15:00:00+09:00" }).not_after).toBe("");
  expect(last({ send_at: "2026-04-13T07:00:00+09:00" }).send_at).toBe("");
  expect(copyOf(message)).toMatchObject({ id: "", not_after: "", texts: message.content.texts });
});

it("says what has to be there", () => {
  expect(gapsOf(newDraft())).toEqual(["audience", "texts.ja.title", "texts.ja.body"]);
  expect(gapsOf(draftOf(message, morning))).toEqual([]);
});

it("shows languages in one order, and offers those that are left", () => {
  expect(inOrder(["pt", "xx", "en", "ja", "pt"])).toEqual(["ja", "en", "pt", "xx"]);
  expect(further(["ja", "ja-easy", "en"])[0]).toBe("zh-Hans");
});

it("says why a message cannot be sent, and where", () => {
  const refused = (reason: string) => new ApiError(422, "message_invalid", "だめです。", { reason });
  expect(flawWords(refused("texts.en.title: text_empty"))).toMatch(/^題名（English）：書かれていません。/);
  expect(flawWords(refused("audience: nobody"))).toBe("送り先：届く子どもがいません。");
  expect(flawWords(refused("audience.0.children: not_enrolled"))).toMatch(/^送り先：送る日には/);
  expect(flawWords(refused("attachments.1.size: too_large"))).toMatch(/^添付2：/);
  expect(flawWords(refused("not_after: backwards"))).toMatch(/^送る期限：/);
  expect(flawWords(refused("send_at: of_tomorrow"))).toBe("送る日時：of_tomorrow");
  expect(messageFlaw(refused("no_original"))).toMatchObject({ path: "texts.ja.title" });
  expect(messageFlaw(new ApiError(409, "shown_changed", ""))).toBeUndefined();
});

it("has words for every reason of a file that is not taken", () => {
  const refused = (reason: string) => fileWords(new ApiError(422, "attachment_refused", "だめです。", { reason }));
  const reasons = [...kindSource.matchAll(/error\("(file_\w+)"\)/g)].map(([, reason = ""]) => reason);
  expect(reasons).toContain("file_two_kinds");
  for (const reason of reasons) expect(refused(reason), reason).toMatch(/。/);
  expect(refused("name: text_empty")).toMatch(/名前が空/);
  expect(refused("file_of_tomorrow")).toBe("file_of_tomorrow");
  expect(fileWords(new ApiError(413, "unknown", ""))).toMatch(/3MB/);
  expect(fileWords(new ApiError(503, "busy", ""))).toBeUndefined();
});

it("has words for every state, every oddity, and every reason for a second person", () => {
  expect(wordsOf(messageSource, "State").toSorted()).toEqual(Object.keys(states).toSorted());
  for (const one of wordsOf(guardSource, "Because")) expect(becauseWords(one as "many"), one).toMatch(/ので/);
  expect(wordsOf(guardSource, "Warning")).toEqual(["larger", "outside_scope", "names_outside", "unreadable"]);
  expect(warningWords({ warning: "larger", usual: 31, now: 938 }, message)).toMatch(/^いつもは31人、今回は938人です。/);
  expect(warningWords({ warning: "outside_scope", facilities: ["kita", "x"] }, message)).toMatch(/北小学校、x$/);
  const places = [
    { in: "title" as const, language: "ja", count: 1 },
    { in: "body" as const, language: "en", count: 2 },
    { in: "attachment_text" as const, attachment: 0, count: 1 },
  ];
  expect(warningWords({ warning: "names_outside", places }, message)).toBe(
    "送り先にいない子どもの名前があるようです：題名（日本語）に1か所、本文（English）に2か所、添付1「しおり.pdf」の中に1か所",
  );
  expect(warningWords({ warning: "unreadable", attachment: 0 }, message)).toMatch(/^添付1「しおり.pdf」は/);
  expect(usualWords({ guardians: 938, usual: 31 })).toBe("いつもは31人、今回は938人です。");
  expect(usualWords({ guardians: 45 })).toMatch(/くらべられません/);
});

it("says what is not as it was looked at", () => {
  const after = {
    ...message,
    state: "awaiting_approval" as const,
    reach: { ...message.reach, guardians: 46 },
    content: { texts: { ja: { title: "遠足", body: "弁当も" } } },
  };
  expect(changeWords(message, after)).toEqual([
    "いまは「承認待ち」です。",
    "文が変わりました。",
    "保護者の数が45人から46人になりました。",
  ]);
  expect(changeWords(message, message)).toEqual([]);
});

it("counts down no longer than a message is held, whatever the clocks say", () => {
  const now = (time: string) => new Date(`2026-04-13T${time}+09:00`);
  expect(leftUntil("2026-04-13T09:00:30+09:00", now("09:00:00"), "normal")).toBe(30_000);
  expect(leftUntil("2026-04-13T12:00:00+09:00", now("09:00:00"), "normal")).toBe(60_000);
  expect(leftUntil("2026-04-13T12:00:00+09:00", now("09:00:00"), "emergency")).toBe(10_000);
  expect(leftUntil("2026-04-13T08:00:00+09:00", now("09:00:00"), "normal")).toBe(0);
});

it("shows in LINE what LINE will say", () => {
  const [, school = ""] = /\n\[school\]\n([^[]*)/.exec(texts) ?? [];
  expect(school).toContain(`notice = "${lines.normal}"`);
  expect(school).toContain(`urgent = "${lines.emergency}"`);
  expect(school).toContain(`several = "${SEVERAL}"`);
  expect(texts).toContain(`school_open = "${BUTTON}"`);
  expect(lineWords("normal", message.reach)).toMatch(/^北小学校からお知らせ/);
  const [first] = message.reach.classes;
  const two = first ? [first, { ...first, facility_id: "minami", facility: "南小学校" }] : [];
  expect(lineWords("emergency", { classes: two })).toMatch(/^【緊急】学校・園から/);
});

it("shows readers by class and number, and who of them is to be asked again or phoned", () => {
  const reader = (told: boolean, read_at?: string) => ({
    name: "",
    relation: "母",
    told,
    ...(read_at ? { read_at } : {}),
  });
  const child = (name: string, number: number, guardians: ReturnType<typeof reader>[]) => ({
    facility_id: "kita",
    child_id: name,
    name,
    number,
    class: "1年1組",
    guardians,
  });
  const read = child("c", 10, [reader(true), reader(true, "2026-04-13T10:00:00+09:00")]);
  const unread = child("b", 9, [reader(true)]);
  const silent = child("a", 2, []);
  const blocked = child("d", 11, [reader(false)]);
  const all = [read, unread, silent, blocked];

  expect(byClass(all).map(({ name, children }) => [name, children.map(({ number }) => number)])).toEqual([
    ["1年1組", [2, 9, 10, 11]],
  ]);
  expect(shownOf(all, "unread")).toEqual([unread]);
  expect(shownOf(all, "unreached")).toEqual([silent, blocked]);
  expect(read.guardians.map((one) => standing(one).name)).toEqual(["未読", "既読"]);
  expect(sizeWords(2.4 * 1024 * 1024)).toBe("2.4MB");
});
