import { expect, it } from "vitest";
import { split } from "./split";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const parts = (text: string, most: number) =>
  split(bytes(text), most).parts.map((part) => [read(part.bytes), part.rows]);

it("puts the head before every part, and knows where each row stands", () => {
  expect(parts("id,a\r\n1,x\r\n2,y\r\n3,z\r\n", 16)).toEqual([
    ["id,a\r\n1,x\r\n2,y\r\n", [2, 3]],
    ["id,a\r\n3,z\r\n", [4]],
  ]);
  expect(parts("id\n1\n2\n", 1000)).toEqual([["id\n1\n2\n", [2, 3]]]);
});

it("gives the head alone, with its mark and its line end", () => {
  const headOf = (text: string) => read(split(bytes(text)).head);
  expect(headOf('\ufeffid,"ad\r\ndress"\r\n1,x\r\n')).toBe('\ufeffid,"ad\r\ndress"\r\n');
  expect(headOf("\nid\n\n1\n")).toBe("id\n");
  expect(headOf("")).toBe("");
});

it("keeps the last row where no line end follows it", () => {
  expect(parts("id\n1\n2", 5)).toEqual([
    ["id\n1\n", [2]],
    ["id\n2", [3]],
  ]);
});

it("never cuts inside of quotes, and counts what they hold as one row", () => {
  expect(parts('id,"ad\ndress"\n1,"a\n""b""\nc"\n2,d\n', 1)).toEqual([
    ['id,"ad\ndress"\n1,"a\n""b""\nc"\n', [2]],
    ['id,"ad\ndress"\n2,d\n', [3]],
  ]);
  // A quote inside of a word opens nothing.
  expect(parts('id,a\n1,5" pipe\n2,b\n', 1).map(([, rows]) => rows)).toEqual([[2], [3]]);
});

it("gives a row that is longer than a part one to itself", () => {
  const long = "x".repeat(40);
  expect(parts(`id\n1\n${long}\n2\n`, 10)).toEqual([
    ["id\n1\n", [2]],
    [`id\n${long}\n`, [3]],
    ["id\n2\n", [4]],
  ]);
});

it("has no parts where there is only a head, or nothing", () => {
  for (const text of ["", "\r\n", "id,a", "id,a\r\n", "id,a\r\n\r\n\r\n", '"id\n"\n'])
    expect(parts(text, 10)).toEqual([]);
});

it("leaves blank lines and the end mark of old systems out, and counts the lines", () => {
  expect(parts("\nid\n\n1\r\n\r\n2\n\u001a", 100)).toEqual([["id\n1\r\n2\n", [4, 6]]]);
});

it("keeps the mark of UTF-8 at the head, also before a quote", () => {
  expect(parts('\ufeff"i\nd"\n1\n2\n', 10)).toEqual([
    ['\ufeff"i\nd"\n1\n', [2]],
    ['\ufeff"i\nd"\n2\n', [3]],
  ]);
});

it("takes bytes of CP932 as they are, with second bytes that look like letters", () => {
  // 表 is 0x95 0x5c and 能 is 0x94 0x5c: the second byte is a backslash, which means nothing here.
  const list = new Uint8Array([...bytes("id\n1,"), 0x95, 0x5c, 0x94, 0x5c, 0x0a, ...bytes("2,b\n")]);
  const { parts: found } = split(list, 12);
  expect(found.map(({ rows }) => rows)).toEqual([[2], [3]]);
  expect([...(found[0]?.bytes ?? [])]).toEqual([...bytes("id\n1,"), 0x95, 0x5c, 0x94, 0x5c, 0x0a]);
});

it("loses no byte of a long list, and no part is too long", () => {
  const lines = Array.from({ length: 20_000 }, (_, n) => `${n},"空野, ""${n}""","そら\n町${n}"\r\n`);
  const list = bytes(`id,name,address\r\n${lines.join("")}`);
  const { parts: found } = split(list);
  expect(found.length).toBeGreaterThan(2);
  expect(Math.max(...found.map((part) => part.bytes.length))).toBeLessThanOrEqual(256 * 1024);
  expect(found.flatMap(({ rows }) => rows)).toEqual(lines.map((_, n) => n + 2));
  const head = "id,name,address\r\n".length;
  const sum = found.reduce((sum, part) => sum + part.bytes.length - head, head);
  expect(sum).toBe(list.length);
});
