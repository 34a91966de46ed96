import { beforeEach, expect, it } from "vitest";
import { digestOf } from "../entry/ids";
import { GATE, key, logId, MINUTE, moment, NINE } from "../tests/support";
import { Commands } from "./commands";
import { Log } from "./log";
import type { Push, Verdict } from "./push";

let commands: Commands;
let push: Push;
beforeEach(() => {
  commands = new Commands();
  const log = Log.begin(GATE, logId(1));
  for (const about of ["run_1", "run_2", "run_3"]) {
    const expiresAt = NINE + 10 * MINUTE;
    const { n } = log.append({ kind: "command", name: "close_run", about, expiresAt }, moment(0));
    log.stored(n);
    commands.wrote(key(1, n), log.head.hash, expiresAt);
  }
  push = log.push(moment(1));
});

const answered = (...verdicts: Verdict[]) =>
  commands.answered(push, { through: verdicts.length, head: 3, forked: false, verdicts });
const show = (n: number, minute = 1) => commands.show(key(1, n), NINE + minute * MINUTE);

it("shows a command as 仮 until its outcome is known", () => {
  expect([show(1, 10), show(1, 11)]).toEqual(["waiting", "overdue"]);
  answered({ verdict: "applied" }, { verdict: "rejected", code: "declined" }, { verdict: "expired" });
  expect(show(1)).toEqual({ outcome: "done" });
  expect(show(2)).toEqual({ outcome: "refused", code: "declined" });
  expect(show(3, 99)).toEqual({ outcome: "expired" });
  expect(show(4)).toBeUndefined();
});

it("learns nothing from a duplicate", () => {
  answered({ verdict: "duplicate" }, { verdict: "quarantined", code: "forked" });
  expect([show(1), show(2)]).toEqual(["waiting", "waiting"]);
});

it("keeps the first outcome", () => {
  answered({ verdict: "applied" });
  answered({ verdict: "rejected", code: "declined" });
  const hash = digestOf(push.entries[0] ?? "");
  commands.decided({ key: key(1, 1), hash, outcome: { outcome: "expired" } });
  expect(show(1)).toEqual({ outcome: "done" });
});

it("hears by the feed of its own entry and of no other under its number", () => {
  const settled = (text: string) => ({ key: key(1, 1), hash: digestOf(text), outcome: { outcome: "done" } as const });
  commands.decided(settled("of a copied log"));
  expect(show(1)).toBe("waiting");
  commands.decided(settled(push.entries[0] ?? ""));
  expect(show(1)).toEqual({ outcome: "done" });
});

it("outlives a restart", () => {
  answered({ verdict: "applied" });
  commands = Commands.restore(JSON.parse(JSON.stringify(commands.kept())));
  expect([show(1), show(2)]).toEqual([{ outcome: "done" }, "waiting"]);
  commands.wrote(key(1, 2), digestOf("again"), 0);
  expect(show(2)).toBe("waiting");
});
