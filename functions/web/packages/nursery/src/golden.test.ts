/** What the server answers in `shared/domain/tests/golden`, the page answers too, hit by hit and in the same order. */
import { expect, it } from "vitest";
import lines from "../../../../../shared/domain/tests/golden/nurseries.jsonl?raw";
import { childAt } from "./child";
import { metresBetween, walkingMinutes } from "./distance";
import { type Pack, unpack } from "./pack";
import type { Query } from "./query";
import { search } from "./search";

type Expected = [
  municipality: string,
  id: string,
  near: number | null,
  other: number | null,
  siblings: boolean,
  unknown: boolean,
];

interface Child {
  birth: string;
  entry: string;
  at: { class: number; months: number } | null;
}

const [head = "", ...questions] = lines.trimEnd().split("\n");
const { pack: hex, today, children }: { pack: string; today: string; children: Child[] } = JSON.parse(head);
const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

function opened(): Pack {
  const pack = unpack(bytes);
  if (typeof pack === "string") throw new Error(pack);
  return pack;
}

const millimetres = (metres: number | undefined) => (metres === undefined ? null : Math.round(metres * 1000));

it("finds what the server finds, in its order", () => {
  const pack = opened();
  expect(pack.rows).toHaveLength(30);
  expect(questions.length).toBeGreaterThan(50);
  for (const line of questions) {
    const { query, hits, bad }: { query: Query; hits?: Expected[]; bad?: string } = JSON.parse(line);
    const found = search(pack, query, today);
    if (typeof found === "string") {
      expect(found, line).toBe(bad);
      continue;
    }
    const said = found.map(({ row, metres, secondMetres, isSiblings, agesUnknown }) => {
      return [row.municipality, row.id, millimetres(metres), millimetres(secondMetres), isSiblings, agesUnknown];
    });
    expect(said, line).toEqual(hits);
  }
});

it("refuses bytes that are no pack, wherever they are damaged", () => {
  expect(unpack(new Uint8Array())).toBe("magic");
  expect(unpack(new TextEncoder().encode("<!doctype html>"))).toBe("magic");
  for (let length = 0; length < bytes.length; length++) expect(typeof unpack(bytes.slice(0, length))).toBe("string");
  expect(unpack(Uint8Array.from([...bytes, 10]))).toBe("length");
  // Any other byte anywhere: refused, or a pack that is searched without falling.
  for (let at = 0; at < bytes.length; at += 5) {
    const damaged = bytes.slice();
    damaged[at] = 0xff - (damaged[at] ?? 0);
    const pack = unpack(damaged);
    if (typeof pack !== "string") search(pack, { text: "つなぐ", class: 1, vacancy: {}, points: 40 }, today);
  }
});

it("reads a pack inside a larger buffer", () => {
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 7);
  expect(unpack(larger.subarray(7))).toEqual(opened());
});

it("knows the class of a child as the server does", () => {
  expect(children.length).toBeGreaterThan(100);
  for (const { birth, entry, at } of children) expect(childAt(birth, entry) ?? null, `${birth} ${entry}`).toEqual(at);
});

it("measures in a straight line and estimates the walk", () => {
  expect(Math.round(metresBetween(35, 139, 36, 139))).toBe(111_195);
  expect([0, 80, 1000].map(walkingMinutes)).toEqual([1, 2, 17]);
});

it("refuses what is no number, which JSON cannot say", () => {
  const around = (lat: number, radius: number) => search(opened(), { anchors: [{ lat, lng: 139.6, radius }] }, today);
  expect(around(Number.NaN, 1)).toBe("not_in_japan");
  expect(around(35.7, Number.NaN)).toBe("radius");
  expect(search(opened(), { class: 1.5 }, today)).toBe("no_class");
});
