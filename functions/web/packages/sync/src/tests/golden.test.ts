/** What the server says in `events/attendance`, a device says too: byte for byte, in any order and with any repeats. */
import { expect, it } from "vitest";
import boardLines from "../../../../../../events/attendance/boards.jsonl?raw";
import dayLines from "../../../../../../events/attendance/days.jsonl?raw";
import entryLines from "../../../../../../events/attendance/entries.jsonl?raw";
import logLines from "../../../../../../events/attendance/log.jsonl?raw";
import runLines from "../../../../../../events/attendance/runs.jsonl?raw";
import timeLines from "../../../../../../events/attendance/times.jsonl?raw";
import { board, type Facility } from "../board/board";
import { type Manifest, run } from "../board/run";
import { type Estimate, type Evidence, estimate, type Known, type Moment, type Offset } from "../clock";
import { Log, START } from "../device/log";
import type { Push } from "../device/push";
import { type Entry, readEntry, writeEntry } from "../entry/entry";
import { digestOf } from "../entry/ids";
import { type Event, readEvent, writeEvent } from "../fold/event";
import { fold } from "../fold/fold";
import { daysOf, dice, GATE, judged, jumbled } from "./support";

/** The values of a file. `JSON.stringify` gives each line back, so what it writes of a part is the part's bytes. */
function linesOf<T>(file: string): T[] {
  const lines = file.trimEnd().split("\n");
  return lines.map((line) => {
    const value: T = JSON.parse(line);
    expect(JSON.stringify(value)).toBe(line);
    return value;
  });
}

function entryOf(text: string): Entry {
  const read = readEntry(text);
  if (typeof read === "string") throw new Error(`${read}: ${text}`);
  return read;
}

/** The events of a line, each of which is also written again as it stands there. */
function eventsOf(lines: unknown[]): Event[] {
  return lines.map((value) => {
    const line = JSON.stringify(value);
    const event = readEvent(line);
    if (!event) throw new Error(line);
    expect(writeEvent(event, writeEntry(event.entry))).toBe(line);
    return event;
  });
}

/** The events as they stand there, and then in twenty other ways. */
function* waysOf(events: Event[]): Generator<Event[]> {
  const roll = dice(events.length);
  yield events;
  for (let turn = 0; turn < 20; turn++) yield jumbled(events, roll);
}

it("reads and writes every entry, and refuses what is none", () => {
  const lines = linesOf<{ text: string; sha256?: string; refused?: string }>(entryLines);
  for (const { text, sha256, refused } of lines) {
    if (refused) {
      expect(readEntry(text), text).toBe(refused);
      continue;
    }
    const entry = entryOf(text);
    expect(digestOf(text)).toBe(sha256);
    if (entry.fact.kind === "newer") expect(() => writeEntry(entry)).toThrow("malformed");
    else expect(writeEntry(entry)).toBe(text);
  }
  expect(lines.length).toBeGreaterThan(29);
});

it("writes the log of a kiosk whose clock is a year off", () => {
  interface Step {
    device: string;
    log: string;
    moment: Moment;
    known: Known;
    text: string;
    sha256: string;
    acked: number;
    push: Push;
  }
  const steps = linesOf<Step>(logLines);
  const [first] = steps;
  const log = Log.begin(GATE, first?.log ?? "");
  const texts: string[] = [];
  for (const { device, moment, known, text, sha256, acked, push } of steps) {
    if (acked > log.acked) log.answered(judged(acked));
    const written = log.append(entryOf(text).fact, moment, known);
    log.stored(written.n);
    texts.push(written.text);

    expect(device).toBe(GATE.device);
    expect(written.text).toBe(text);
    expect(log.head).toEqual({ n: texts.length, hash: sha256 });
    expect(log.acked).toBe(acked);
    expect(log.push(moment)).toEqual(push);
    expect(Log.restore(GATE, log.id, START, acked, texts).push(moment)).toEqual(push);
  }
  expect(texts.length).toBe(6);
});

it("estimates times", () => {
  interface Time {
    captured: Moment;
    offset: Offset | null;
    evidence: Evidence;
    estimate: Estimate;
  }
  const times = linesOf<Time>(timeLines);
  for (const time of times)
    expect(estimate(time.captured, time.offset, time.evidence), JSON.stringify(time)).toEqual(time.estimate);
  expect(times.length).toBe(54);
});

it("folds every day", () => {
  const days = linesOf<{ name: string; events: unknown[]; day: unknown }>(dayLines);
  for (const { name, events, day } of days)
    for (const way of waysOf(eventsOf(events))) expect(JSON.stringify(fold(way)), name).toBe(JSON.stringify(day));
  expect(days.length).toBeGreaterThan(15);
});

it("shows every board", () => {
  interface Scene {
    name: string;
    now: number;
    facility: Facility;
    events: unknown[];
    board: unknown;
  }
  const scenes = linesOf<Scene>(boardLines);
  for (const { name, now, facility, events, board: expected } of scenes)
    for (const way of waysOf(eventsOf(events)))
      expect(JSON.stringify(board(facility, daysOf(way), now)), name).toBe(JSON.stringify(expected));
  expect(scenes.length).toBeGreaterThan(40);
});

it("brings every run together", () => {
  const runs = linesOf<{ name: string; manifest: Manifest; events: unknown[]; run: unknown }>(runLines);
  for (const { name, manifest, events, run: expected } of runs)
    for (const way of waysOf(eventsOf(events)))
      expect(JSON.stringify(run(manifest, daysOf(way), way)), name).toBe(JSON.stringify(expected));
  expect(runs.length).toBeGreaterThan(10);
});
