import { expect, it } from "vitest";
import { writeEntry } from "../entry/entry";
import { came, event, everyFact, MINUTE } from "../tests/support";
import { isLate, readEvent, writeEvent } from "./event";

it("travels as one line", () => {
  for (const fact of everyFact()) {
    const one = { ...event(1, 1, 0, fact), uncertain: true };
    const line = writeEvent(one, writeEntry(one.entry));
    expect(readEvent(line)).toEqual(one);
    expect(JSON.parse(line)).toMatchObject({ at: one.at, uncertain: true, entry: { kind: fact.kind } });
    for (const other of [
      line.slice(0, -1),
      `${line}}`,
      ` ${line}`,
      line.replace("true", "1"),
      line.replace(":1", ":01"),
    ])
      expect(readEvent(other), other).toBeUndefined();
  }
});

it("is late after ten minutes", () => {
  const one = event(1, 1, 0, came);
  expect(isLate({ ...one, received: one.at + 10 * MINUTE })).toBe(false);
  expect(isLate({ ...one, received: one.at + 10 * MINUTE + 1 })).toBe(true);
});
