import { expect, it } from "vitest";
import type { Fact } from "../entry/fact";
import { came, dice, event, everyFact, jumbled, key, went } from "../tests/support";
import type { Event } from "./event";
import { fold } from "./fold";
import { compareEvents } from "./order";

const reason = (reason: string): Fact => ({ kind: "void", child: "a", by: "b", target: key(1, 1), reason });
const first = event(1, 1, 0, came);

/** Each before the next. */
const inOrder: Event[] = [
  { ...first, at: first.at - 1, uncertain: true },
  { ...first, received: first.received - 1 },
  { ...first, entry: { ...first.entry, device: "dev_a" } },
  first,
  { ...first, entry: { ...first.entry, offset: { offset: -5, within: 0 } } },
  { ...first, entry: { ...first.entry, captured: { ...first.entry.captured, boot: 2 } } },
  { ...first, uncertain: true },
];

it("orders events by every part of them", () => {
  const roll = dice(1);
  for (let turn = 0; turn < 20; turn++) {
    const sorted = jumbled(inOrder, roll).sort(compareEvents);
    expect(sorted.filter((one, place) => one !== sorted[place - 1])).toEqual(inOrder);
  }
});

it("orders facts by their kind, and one kind by its fields", () => {
  const facts = everyFact();
  const newer = facts.findIndex(({ kind }) => kind === "command") + 1;
  const events = facts.toSpliced(newer, 0, { kind: "newer" }).map((fact) => event(1, 1, 0, fact));
  for (const [place, one] of events.entries()) {
    expect(compareEvents(one, one)).toBe(0);
    for (const later of events.slice(place + 1)) {
      expect(compareEvents(one, later)).toBeLessThan(0);
      expect(compareEvents(later, one)).toBeGreaterThan(0);
    }
  }
  const passages: Fact[] = [
    { ...came, at: null },
    { ...came, at: 0 },
    { ...came, via: "paper" },
    { ...came, with: "g" },
    { ...came, by: "a" },
    { ...came, child: "child_b" },
  ];
  const ordered = passages.map((fact) => event(1, 1, 0, fact));
  expect([...ordered].reverse().sort(compareEvents)).toEqual(ordered);
});

it("orders texts by their bytes in UTF-8", () => {
  const texts = ["a", "aa", "b", "あ", "あa", "\ue000", "\uffee", "𠮷", "𠮷a", "𠮷あ"];
  const ordered = texts.map((text) => event(1, 1, 0, reason(text)));
  expect([...ordered].reverse().sort(compareEvents)).toEqual(ordered);
});

it("shows the same of two events that claim one key", () => {
  const [one, other] = [event(1, 1, 0, came), event(1, 1, 0, went)];
  expect(fold([one, other])).toEqual(fold([other, one]));
  expect(fold([other, one])).toEqual(fold([one]));
});
