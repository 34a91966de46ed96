import type { AlarmCard, Board, BoardLine, FactRecord, StaffDevice } from "@tsunagu/api-client";
import { ApiError, OfflineError } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { notes } from "./classes";
import { askedWords } from "./escalation";
import { refusalWords } from "./fact";
import { healthOf } from "./health";
import { byClass, counts, escalation, unknownOf } from "./lists";
import { firstChoice, offered } from "./offer";
import { alarmWords, isCorrectable, momentWords, recordDetail, silence } from "./words";

const DAY = "2026-04-13";
const at = (time: string, day = DAY) => `${day}T${time}:00+09:00`;
const alarm = (kind: string, more: Partial<AlarmCard> = {}): AlarmCard => ({
  kind,
  coming: false,
  silent: [],
  ...more,
});
const gate = { device_id: "dev_1", name: "正門", since: at("08:12") };

const line = (id: string, more: Partial<BoardLine> = {}): BoardLine => ({
  child_id: id,
  name: id,
  kana: id,
  class: "usagi",
  standing: "awaited",
  stays: [],
  alarms: [],
  uncertain: false,
  contradictions: [],
  calls: [],
  elsewhere: [],
  cutoff: at("09:00"),
  reachable: 0,
  guardians: [],
  ...more,
});

const board = (day: string, now: string): Board => ({
  day,
  now,
  open: true,
  lines: [],
  devices: [],
  runs: [],
  aside: 0,
  closing: at("19:00"),
});

it("counts where everybody is, and leaves out what nobody asks for", () => {
  const lines = [line("a", { standing: "present" }), line("b", { standing: "off_bus" }), line("c")];
  expect(counts(lines).map(({ name, count }) => `${name}${count}`)).toEqual([
    "在園1",
    "未着1",
    "来ていない0",
    "不明0",
    "バス1",
    "欠席0",
    "降園0",
  ]);
});

it("puts first what cannot wait, then whom nobody has reached; a silent gate is no alarm", () => {
  const call = { at: at("09:05"), by: "森", whom: "母", reached: true };
  const lines = [
    line("absent", { alarms: [alarm("absent_but_present")] }),
    line("coming", { alarms: [alarm("not_seen", { coming: true })] }),
    line("reached", { alarms: [alarm("not_seen")], calls: [call] }),
    line("later", { alarms: [alarm("not_seen")], cutoff: at("09:30") }),
    line("missing", { alarms: [alarm("not_seen")] }),
    line("bus", { alarms: [alarm("on_bus_not_at_gate", { silent: [gate] })] }),
    line("unknown", { standing: "unknown", alarms: [alarm("unknown", { silent: [gate] })] }),
    line("fine", { standing: "present" }),
  ];
  expect(escalation(lines).map(({ child_id }) => child_id)).toEqual([
    "bus",
    "missing",
    "later",
    "reached",
    "coming",
    "absent",
  ]);
  expect(unknownOf(lines)).toMatchObject({ lines: [{ child_id: "unknown" }], silent: [gate] });
});

it("keeps the order of the classes, and loses no child whose class is gone", () => {
  const classes = [{ id: "usagi", name: "うさぎ組" }];
  const lost = byClass([line("a"), line("b", { class: "kuma" })], (one) => one.class, classes);
  expect(lost.map(({ name, items }) => [name, items.length])).toEqual([
    ["うさぎ組", 1],
    ["クラスなし", 1],
  ]);
});

it("says what is known in words", () => {
  expect(silence(gate, DAY)).toBe("正門が 8:12 から届いていません");
  expect(silence({ ...gate, since: at("17:40", "2026-04-11") }, DAY)).toBe("正門が 4月11日 17:40 から届いていません");
  expect(silence({ device_id: "x", name: "1号車" }, DAY)).toBe("1号車は一度も届いていません");
  expect(alarmWords(alarm("not_seen", { coming: true }))).toMatch("これから行く");
  expect(alarmWords(alarm("news"))).toBe("確かめてください");
  expect(momentWords(at("10:05"), DAY)).toBe("10:05");
  const coming = { said: at("08:50"), eta: at("09:20") };
  expect(notes(line("a", { since: at("08:01"), uncertain: true, coming, absence: "sick" }), DAY)).toEqual([
    "8:01 から",
    "時刻要確認",
    "欠席の連絡：病気",
    "9:20 ごろ来る予定",
  ]);
  expect(askedWords(line("a", { asked_at: at("09:00") }), DAY)).toBe("LINEで、9:00 に保護者にたずねました。");
  expect(askedWords(line("a"), DAY)).toMatch("電話してください");
});

const record = (kind: string, more: Partial<FactRecord> = {}): FactRecord => ({
  id: "log.1",
  at: at("08:00"),
  uncertain: false,
  received_at: at("08:00"),
  kind,
  voided: false,
  repeated: false,
  ...more,
});

it("tells what a record says, and which can be corrected", () => {
  expect(recordDetail(record("absence", { reason: "sick" }))).toBe("病気");
  expect(recordDetail(record("redate", { reason: `${at("07:30")} 時計の 見まちがい` }))).toBe(
    "7:30 に直す（時計の 見まちがい）",
  );
  expect(recordDetail(record("called_missed", { with: "空野 まり" }))).toBe("空野 まりさん");
  expect(["in", "void", "redate", "absence"].map((kind) => isCorrectable(record(kind)))).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(isCorrectable(record("in", { voided: true }))).toBe(false);
});

it("offers what can be written on that day, the likeliest first", () => {
  const names = (one: BoardLine, of: Board) => offered(one, of).map(({ value }) => value);
  const today = board(DAY, at("08:00"));
  expect(names(line("a"), today)).toEqual(["in", "out", "here", "missing", "absence", "coming"]);
  expect(names(line("a", { absence: "sick" }), board("2026-04-14", at("08:00")))).toEqual([
    "absence_withdrawn",
    "coming",
  ]);
  expect(names(line("a"), board("2026-04-12", at("08:00")))).toEqual(["in", "out", "absence"]);
  expect(firstChoice(line("a", { standing: "present" }), today)).toBe("out");
  expect(firstChoice(line("a", { standing: "unknown" }), today)).toBe("here");
  expect(firstChoice(line("a"), board("2026-04-14", at("08:00")))).toBe("absence");
});

it("explains why nothing was written, and when nobody knows", () => {
  const refused = (reason: string) => new ApiError(422, "fact_invalid", "記録できません。", { reason });
  expect(refusalWords(refused("at")).message).toMatch("もう過ぎた時刻");
  expect(refusalWords(refused("new")).message).toBe("記録できません。");
  expect(refusalWords(new OfflineError()).message).toMatch("二重にはなりません");
  expect(refusalWords(new ApiError(404, "not_found", "ない")).message).toBe("ない");
});

it("says how a device is", () => {
  const device: StaffDevice = {
    id: "d",
    kind: "gate",
    name: "正門",
    state: "active",
    daily: true,
    check: "123 456",
    enrolled_at: at("07:00"),
    missing: 0,
    forked: false,
  };
  const words = (more: Partial<StaffDevice>, now = at("08:00")) =>
    healthOf({ ...device, ...more }, new Date(now)).map((one) => `${one.bad ? "!" : ""}${one.words}`);
  expect(words({})).toEqual(["!まだ一度も通信していません"]);
  expect(words({ heard_at: at("07:48"), through: at("07:45") })).toEqual([
    "!最後の通信：12分前",
    "7:45 までの記録は、すべて届いています",
  ]);
  expect(words({ heard_at: at("08:00"), missing: 3, forked: true })).toMatchObject({ length: 4 });
  expect(words({ state: "revoked", revoked_at: at("07:50") })).toEqual(["7:50 に停止しました"]);
});
