import type { DrawRecord } from "@tsunagu/api-client";
import { expect, it } from "vitest";
// The service draws from the same file: { seed, commitment, capacity: { places: n, … }, applications: [{ id, units }] as
// they came in, expected: [{ id, drawn }] in the order of the draw }. In it two places do not fit where one still does,
// and one stroller too many does not stop the others.
import vector from "../../../../../../events/vectors/draw.json";
import { holds } from "./draw-check";

type Expected = typeof vector.expected;

const record = (expected: Expected, more: Partial<DrawRecord> = {}): DrawRecord => ({
  service_id: "class",
  opens_at: "2026-04-01T09:00:00+09:00",
  closes_at: "2026-04-10T17:00:00+09:00",
  commitment: vector.commitment,
  seed: vector.seed,
  slots: [
    { slot_id: "class.20260420T1000.a", capacity: vector.capacity, applications: expected.map(withUnits(expected)) },
  ],
  ...more,
});

function withUnits(expected: Expected) {
  const units = new Map(vector.applications.map(({ id, units }) => [id, units as Record<string, number>]));
  expect(new Set(expected.map(({ id }) => id)), "everyone who applied").toEqual(new Set(units.keys()));
  return ({ id, drawn }: Expected[number]) => ({ id, drawn, units: units.get(id) ?? {} });
}

it("repeats a draw that was honest", async () => {
  expect(await holds(record(vector.expected))).toBe(true);
});

it("finds another seed", async () => {
  for (const seed of ["00".repeat(32), "no hex", ""]) {
    expect(await holds(record(vector.expected, { seed })), seed).toBe(false);
  }
});

it("finds anyone whose turn came too early, and anyone who was put in or left out", async () => {
  for (const [index, { id, drawn }] of vector.expected.entries()) {
    expect(await holds(record(vector.expected.with(index, { id, drawn: !drawn }))), `${index} turned`).toBe(false);
    const next = vector.expected[index + 1];
    if (!next) continue;
    const swapped = vector.expected.with(index, next).with(index + 1, { id, drawn });
    expect(await holds(record(swapped)), `${index} swapped`).toBe(false);
  }
});
