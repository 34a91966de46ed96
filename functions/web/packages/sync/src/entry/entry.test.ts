import { expect, it } from "vitest";
import { ENTRY_BYTES } from "../bounds";
import { came, entry, everyFact, key, NINE } from "../tests/support";
import { readEntry, writeEntry } from "./entry";
import type { Fact } from "./fact";
import { spelled } from "./write";

const written = (fact: Fact) => ({ ...entry(0xab, 7, 2, fact), offset: { offset: -120, within: 40 } });

it("gives every fact one spelling", () => {
  for (const fact of everyFact()) {
    const one = written(fact);
    const text = writeEntry(one);
    expect(readEntry(text), text).toEqual(one);

    // Any other JSON reader sees the same thing, and no other spelling of it is read.
    const { v } = JSON.parse(text);
    expect(JSON.parse(text)).toMatchObject({ n: 7, kind: fact.kind });
    for (const other of [
      `${text} `,
      ` ${text}`,
      `${text}\n`,
      text.replace(":7,", ":07,"),
      text.replace(":7,", ": 7,"),
      text.replace(":7,", ":7.0,"),
      text.replace(":7,", ":0,"),
      text.replace(":7,", ":-7,"),
      text.replace(":7,", ":7-,"),
      text.replace(":7,", ":-0,"),
      text.replace(":7,", ":9007199254740992,"),
      text.replace('"boot":1,', '"boot":4294967296,'),
      text.replace("2026-04-13", "2026-4-13"),
      text.replace("2026-04-13", "2026-02-30"),
      text.replace("2026-04-13", "2026-13-01"),
      text.replace("2026-04-13", "+026-04-13"),
      text.replace('"kind":"', '"kind":"un'),
      text.replace('{"v":', '{"v":0'),
      // Every word belongs to one version.
      text.replace(`{"v":${v}`, `{"v":${3 - v}`),
      text.replace(`{"v":${v}`, '{"v":0'),
      text.replace(`{"v":${v}`, '{"v":4294967296'),
      text.replace(',"within":40', ',"within":null'),
      text.slice(0, -1),
    ])
      expect(readEntry(other), other).toBe("malformed");
  }
});

it("writes the same, however the object was put together", () => {
  for (const fact of everyFact()) {
    const backwards = Object.fromEntries(Object.entries(fact).reverse()) as Fact;
    expect(writeEntry(written(backwards))).toBe(writeEntry(written(fact)));
  }
});

it("ends an entry at 512 bytes", () => {
  const longest = (reason: string) => ({
    ...written({
      kind: "redate",
      child: "c".repeat(32),
      target: key(0xab, 3),
      by: "p",
      at: Number.MAX_SAFE_INTEGER,
      reason,
    }),
    device: "d".repeat(32),
    facility: "f".repeat(32),
  });
  const room = ENTRY_BYTES - spelled(longest("")).length;
  for (const length of [room - 1, room])
    expect(writeEntry(longest("x".repeat(length)))).toHaveLength(ENTRY_BYTES - room + length);
  expect(() => writeEntry(longest("x".repeat(room + 1)))).toThrow("too_long");
  expect(() => writeEntry(longest("あ".repeat(Math.floor(room / 3) + 1)))).toThrow("too_long");
});

it("writes no number that is not exact, and loses none", () => {
  const at = (wall: number) => ({ ...written(came), captured: { wall, mono: 0, boot: 1 } });
  for (const right of [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
    expect(readEntry(writeEntry(at(right)))).toMatchObject({ captured: { wall: right } });
  }
  for (const wrong of [2 ** 53, -(2 ** 53), 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => writeEntry(at(wrong)), String(wrong)).toThrow("out_of_range");
  expect(() => writeEntry(written({ kind: "coming", child: "a", by: "g", eta: Number.NaN }))).toThrow("out_of_range");
  const counted = (on: number) => written({ kind: "counted", run: "run_1", by: "staff_a", on, off: 0 });
  expect(writeEntry(counted(65_535))).toContain('"on":65535');
  expect(() => writeEntry(counted(65_536))).toThrow("malformed");
});

it("writes no name that is none", () => {
  const called = (child: string) => written({ kind: "roll_call", child, by: "staff_a", here: true });
  for (const wrong of ["", "子", 'a","by":"b', "a\\", "a".repeat(33)])
    expect(() => writeEntry(called(wrong)), wrong).toThrow("malformed");
  const voided = (reason: string) => written({ kind: "void", child: "a", by: "b", target: key(1, 1), reason });
  for (const wrong of ["", "\n", "\ud842"]) expect(() => writeEntry(voided(wrong)), wrong).toThrow("malformed");
});

it("keeps what newer code wrote", () => {
  const text = writeEntry(written(came)).replace('{"v":1', '{"v":3');
  const newer = text.replace('"kind":"in"', '"kind":"hop","x":[1]');
  expect(readEntry(newer)).toMatchObject({ key: key(0xab, 7), fact: { kind: "newer" } });
  expect(readEntry(text.replace(/,"kind".*/, "}"))).toMatchObject({ fact: { kind: "newer" } });
  for (const other of [
    newer.slice(0, -1),
    newer.replace('"within":40', '"within":040'),
    newer.replace("hop", "\ud842"),
  ])
    expect(readEntry(other), other).toBe("malformed");
  expect(() => writeEntry(written({ kind: "newer" }))).toThrow("malformed");
});

it("names the day of the text and not of the clock", () => {
  const leap = { ...written(came), day: "2024-02-29", captured: { wall: NINE, mono: 0, boot: 1 } };
  expect(readEntry(writeEntry(leap))).toMatchObject({ day: "2024-02-29" });
  for (const day of ["2023-02-29", "2026-04-31", "2026-00-10", "2026-04-00", "26-04-13", "2026-04-13T"])
    expect(() => writeEntry({ ...leap, day }), day).toThrow("malformed");
});
