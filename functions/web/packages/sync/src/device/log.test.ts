import { beforeEach, describe, expect, it } from "vitest";
import { PUSH_ENTRIES } from "../bounds";
import { Known } from "../clock";
import { readEntry } from "../entry/entry";
import { digestOf, NOTHING } from "../entry/ids";
import { came, everyFact, GATE, HOUR, judged, logId, MINUTE, moment, NINE, went, YEAR } from "../tests/support";
import { carry } from "./carry";
import { Log, START } from "./log";

let log: Log;
beforeEach(() => {
  log = Log.begin(GATE, logId(1));
});

/** Writes so many entries, safe on disk; gives their texts. */
function write(count: number): string[] {
  return Array.from({ length: count }, () => {
    const { n, text } = log.append(came, moment(log.head.n));
    log.stored(n);
    return text;
  });
}
const push = () => log.push(moment(60));
const restore = (texts: string[], base = START, acked = 0) => Log.restore(GATE, logId(1), base, acked, texts);

describe("what is written", () => {
  it("is chained, and numbered without a gap", () => {
    const [one = "", two = ""] = write(2);
    expect(readEntry(one)).toMatchObject({ key: { log: logId(1), n: 1 }, prev: NOTHING, device: GATE.device });
    expect(readEntry(two)).toMatchObject({ key: { log: logId(1), n: 2 }, prev: digestOf(one) });
    expect(log.head).toEqual({ n: 2, hash: digestOf(two) });
  });

  it("is filed under the server's day, where the device knows it", () => {
    const yearOff = { wall: NINE - YEAR, mono: 0, boot: 1 };
    const known = Known.learn(NINE, yearOff, yearOff);
    const [alone, told, filed] = [
      log.append(came, yearOff),
      log.append(came, yearOff, known),
      log.appendOn("2026-04-10", went, yearOff, known),
    ];
    expect(readEntry(alone.text)).toMatchObject({ day: "2025-04-13", offset: null });
    expect(readEntry(told.text)).toMatchObject({ day: "2026-04-13", offset: { offset: YEAR } });
    expect(readEntry(filed.text)).toMatchObject({ day: "2026-04-10" });
    expect(() => log.append(came, { ...yearOff, wall: Number.MAX_SAFE_INTEGER })).toThrow("no_day");
    expect(log.head.n).toBe(3);
  });

  it("leaves no trace where it does not fit", () => {
    const wrong = { kind: "roll_call", child: "子", by: "staff_a", here: true } as const;
    expect(() => log.append(wrong, moment(0))).toThrow("malformed");
    expect(log.head).toEqual(START);
  });

  it("can be every fact", () => {
    for (const fact of everyFact()) log.stored(log.append(fact, moment(0)).n);
    expect(log.waiting).toBe(everyFact().length);
  });

  it("is not sent before it is stored", () => {
    log.append(came, moment(0));
    expect(push()).toMatchObject({ from_n: 1, entries: [], head_hash: NOTHING, announced: 0 });
    log.stored(1);
    expect(push()).toMatchObject({ from_n: 1, announced: 1, head_hash: log.head.hash });
    log.stored(99);
    expect(log.waiting).toBe(1);
  });
});

it("sends at most 24 entries, until nothing is left", () => {
  for (const count of [0, 1, 23, 24, 25, 47, 48, 49, 71, 72, 73]) {
    log = Log.begin(GATE, logId(1));
    const texts = write(count);
    const sent: string[] = [];
    for (;;) {
      const { from_n, entries, head_hash, announced } = push();
      expect(from_n).toBe(sent.length + 1);
      expect(entries.length).toBeLessThanOrEqual(PUSH_ENTRIES);
      expect([announced, head_hash]).toEqual([count, count === 0 ? NOTHING : digestOf(entries.at(-1) ?? "")]);
      sent.push(...entries);
      if (log.answered(judged(sent.length)) !== "push") break;
    }
    expect(sent).toEqual(texts);
    expect([log.waiting, push().entries, push().head_hash]).toEqual([0, [], log.head.hash]);
  }
});

describe("an acknowledgement", () => {
  beforeEach(() => {
    write(2);
  });

  it("never moves back and never runs ahead", () => {
    expect(log.answered(judged(1, { head: 1 }))).toBe("push");
    expect(log.answered(judged(2))).toBe("wait");
    log.answered(judged(1, { head: 2 }));
    expect(log.acked).toBe(2);
    log.answered(judged(99, { head: 2 }));
    expect(log.acked).toBe(2);
  });

  it("is taken back by a server that lost its tables, for what is still here", () => {
    log.answered(judged(2));
    expect(log.answered({ answer: "expected", n: 1 })).toBe("push");
    expect(push()).toMatchObject({ from_n: 1, entries: { length: 2 } });

    log.answered(judged(2));
    log.forget(1);
    expect(log.answered({ answer: "expected", n: 1 })).toEqual({ from: 1, to: 1 });
    write(1);
    expect(push()).toMatchObject({ from_n: 2, kept_from: 2, entries: { length: 2 } });
    expect(log.answered({ answer: "expected", n: 3 })).toBe("push");
  });

  it("is also a question for the entry after the last", () => {
    expect(log.answered({ answer: "expected", n: 3 })).toBe("wait");
    expect([log.acked, log.forked]).toEqual([2, false]);
  });

  it("is none where the push was refused", () => {
    expect(log.answered({ answer: "refused", reason: "truncated" })).toBe("wait");
    expect(log.waiting).toBe(2);
  });
});

describe("a log that was copied or set back", () => {
  it("is closed, and still sends what waits", () => {
    write(1);
    expect(log.answered(judged(0, { head: 1, forked: true }))).toBe("new_log");
    expect(log.forked).toBe(true);
    expect(() => log.append(came, moment(1))).toThrow("closed");
    expect(push().entries).toHaveLength(1);
    expect(log.answered(judged(1, { forked: true }))).toBe("new_log");
    expect(log.waiting).toBe(0);
  });

  it("is noticed where the server has more of it", () => {
    write(1);
    expect(log.answered(judged(1, { head: 2 }))).toBe("new_log");

    log = Log.begin(GATE, logId(1));
    expect(log.answered({ answer: "expected", n: 2 })).toBe("new_log");
    expect(log.forked).toBe(true);
  });
});

describe("what was acknowledged", () => {
  it("can be forgotten, and nothing else", () => {
    write(5);
    log.answered(judged(3, { head: 3 }));
    expect(log.forget(0)).toEqual(START);
    const base = log.forget(2);
    expect(base.n).toBe(2);
    expect(log.forget(99).n).toBe(3);
    expect(log.forget(1).n).toBe(3);
    expect(push()).toMatchObject({ from_n: 4, entries: { length: 2 }, announced: 5 });
    expect(log.head.n).toBe(5);
  });

  it("leaves its last hash behind", () => {
    const [, two = ""] = write(2);
    log.answered(judged(2));
    expect(log.forget(2)).toEqual({ n: 2, hash: digestOf(two) });
    expect(log.head).toEqual({ n: 2, hash: digestOf(two) });
    expect(push()).toMatchObject({ from_n: 3, entries: [], head_hash: digestOf(two), announced: 2 });
  });
});

describe("a store", () => {
  it("gives its log back", () => {
    const texts = write(5);
    log.answered(judged(3, { head: 3 }));
    expect(restore(texts).head).toEqual(log.head);
    expect(restore(texts, START, 3).push(moment(60))).toEqual(push());

    const base = log.forget(2);
    const again = restore(texts.slice(2), base, 1);
    expect([again.head, again.acked, again.waiting]).toEqual([log.head, 2, 3]);
    expect(restore(texts.slice(2), base, 99).waiting).toBe(0);
    expect(restore([], base).head).toEqual(base);
  });

  it("with a hole is no log", () => {
    const [one = "", two = "", three = ""] = write(3);
    const broken = (texts: string[], at: number) =>
      expect(() => restore(texts)).toThrow(expect.objectContaining({ reason: "broken", at }));
    broken([one, three], 2);
    broken([two], 1);
    broken([one, two.slice(0, 9)], 2);
    broken([one, two.replace("child_a", "child_b"), three], 3);
    expect(() => Log.restore(GATE, logId(2), START, 0, [one])).toThrow("broken at 1");
  });

  it("keeps what a newer release wrote", () => {
    const [one = ""] = write(1);
    const { text } = log.append(came, moment(1));
    const newer = text.replace('{"v":1', '{"v":3').replace('"in"', '"hop"');
    const again = restore([one, newer]);
    expect(again.push(moment(2)).entries).toEqual([one, newer]);
    expect(readEntry(again.append(came, moment(3)).text)).toMatchObject({ key: { n: 3 }, prev: digestOf(newer) });
  });
});

it("can be carried by another device, which adds the time under way", () => {
  write(1);
  const tail = push();
  const [taken, now] = [moment(60), moment(60 + 5 * 60)];
  expect(carry(tail, taken, now)).toEqual({ ...tail, carried_for: 5 * HOUR });
  expect(carry(tail, taken, { ...now, boot: 2, mono: 0 }).carried_for).toBe(5 * HOUR);
  expect(carry(tail, taken, { wall: taken.wall - MINUTE, mono: 0, boot: 2 }).carried_for).toBe(0);
});
