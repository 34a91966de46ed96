import { type Entry, keyName, writeEntry, writeEvent } from "@tsunagu/sync";
import { expect, test } from "vitest";
import { came, MORNING, OWNER } from "../tests/support";
import { today } from "./today";

const DAY = "2026-04-13";
const log = "0a".repeat(16);

/** What the gate wrote down `up` milliseconds after it was started. */
function written(n: number, fact: Entry["fact"], up: number): Entry {
  const captured = { wall: MORNING + up, mono: up, boot: 1 };
  return { ...OWNER, key: { log, n }, prev: "0".repeat(64), day: DAY, captured, offset: null, fact };
}

test("a child that left after coming has left, though the server heard of the coming late", () => {
  const [arrived, left] = [
    written(1, came("k_1"), 1_000),
    written(2, { kind: "out", child: "k_1", by: "s_1", with: null, via: "tap", at: null }, 2_000),
  ];
  // The push was under way for five seconds, and the server took it to have been none.
  const at = MORNING + 6_000;
  const line = writeEvent({ at, uncertain: false, received: at, entry: arrived }, writeEntry(arrived));
  const board = new Map([[`${DAY}/c/k_1/${keyName(arrived.key)}`, line]]);
  const evidence = { received: MORNING + 3_000, sent: { wall: MORNING + 3_000, mono: 3_000, boot: 1 }, floor: 0 };

  const seen = today({ day: DAY, roster: new Map(), holidays: [], board, own: [arrived, left], evidence });

  expect(seen.of("k_1")).toMatchObject({ stays: [{ from: at, to: at }], contradictions: [] });
});
