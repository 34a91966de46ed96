import type { DrawRecord } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { holds } from "./draw-check";

const seed = "07".repeat(32);
/** What any other tool says: `printf '07%.0s' {1..32} | xxd -r -p | sha256sum`. */
const commitment = "4bb06f8e4e3a7715d201d573d0aa423762e55dabd61a2c02278fa56cc6d294e0";
/** In the order of `printf bkg_a | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707…`. */
const ids = ["bkg_a", "bkg_b", "bkg_c"];

const record = (drawn: boolean[], order = ids, more: Partial<DrawRecord> = {}): DrawRecord => ({
  service_id: "class",
  opens_at: "2026-04-01T09:00:00+09:00",
  closes_at: "2026-04-10T17:00:00+09:00",
  commitment,
  seed,
  slots: [
    {
      slot_id: "class.20260420T1000.a",
      capacity: { places: 2 },
      // The second wants more than is left; the third still fits.
      applications: order.map((id, index) => ({
        id,
        units: { places: index === 1 ? 2 : 1 },
        drawn: drawn[index] ?? false,
      })),
    },
  ],
  ...more,
});

it("repeats a draw that was honest", async () => {
  expect(await holds(record([true, false, true]))).toBe(true);
});

it("finds another seed, another order and another winner", async () => {
  expect(await holds(record([true, false, true], ids, { seed: "00".repeat(32) }))).toBe(false);
  expect(await holds(record([true, false, true], [...ids].reverse()))).toBe(false);
  expect(await holds(record([true, true, false]))).toBe(false);
  expect(await holds(record([true, false, true], ids, { seed: "no hex" }))).toBe(false);
});
