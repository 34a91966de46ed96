import { type Answer, keyName, type Push, readEntry } from "@tsunagu/sync";
import { expect, test, vi } from "vitest";
import { Store } from "../store/store";
import { came, newStore, OWNER, TestClock } from "../tests/support";
import { Book } from "./book";
import { pushesOf } from "./carry";

const MINUTE = 60_000;

const judged = (push: Push, over: Partial<Answer & { answer: "judged" }> = {}): Answer => ({
  answer: "judged",
  through: push.from_n + push.entries.length - 1,
  head: push.from_n + push.entries.length - 1,
  forked: false,
  verdicts: push.entries.map(() => ({ verdict: "applied" as const })),
  ...over,
});

async function opened() {
  const { store, name } = await newStore();
  const clock = new TestClock();
  const book = await Book.open(store, OWNER, clock);
  const reopen = async () => Book.open((await Store.open(name)) as Store, OWNER, clock);
  const push = () => book.logs[0]?.push(clock.moment()) as Push;
  return { book, store, clock, reopen, push };
}

test("an entry is there after a crash, and waits until it is acknowledged", async () => {
  const { book, reopen, push } = await opened();
  await book.write([{ fact: came("k_1") }, { fact: came("k_2") }], undefined);
  expect([book.waiting, (await reopen()).waiting]).toEqual([2, 2]);

  await book.answered(push(), judged(push()));
  const again = await reopen();
  expect([again.waiting, again.entries.length]).toEqual([0, 2]);
});

test("a crash in the middle of a write leaves none of it, and the log goes on from there", async () => {
  const { book, store, reopen } = await opened();
  await book.write([{ fact: came("k_1") }], undefined);
  const append = vi.spyOn(store, "append").mockRejectedValueOnce(new Error("killed"));
  await expect(book.write([{ fact: came("k_2") }, { fact: came("k_3") }], undefined)).rejects.toThrow("killed");
  append.mockRestore();

  await book.write([{ fact: came("k_4") }], undefined);
  const names = (await reopen()).entries.map(({ fact }) => "child" in fact && fact.child);
  expect(names).toEqual(["k_1", "k_4"]);
});

test("two who write at once take two numbers", async () => {
  const { book } = await opened();
  const keys = await Promise.all(["k_1", "k_2", "k_3"].map((child) => book.write([{ fact: came(child) }], undefined)));
  expect(keys.flat().map(({ n }) => n)).toEqual([1, 2, 3]);
});

test("an answer that is lost is heard again and changes nothing", async () => {
  const { book, push } = await opened();
  await book.write([{ fact: came("k_1") }], undefined);
  const first = push();
  await book.answered(first, judged(first));
  await book.answered(first, judged(first, { verdicts: [{ verdict: "duplicate" }] }));
  expect([book.waiting, book.refused]).toEqual([0, []]);
});

test("what the server does not take is remembered and holds nothing up", async () => {
  const { book, reopen, push } = await opened();
  await book.write([{ fact: came("k_1") }, { fact: came("k_2") }], undefined);
  const verdicts = [{ verdict: "quarantined", code: "unknown_child" } as const, { verdict: "applied" } as const];
  await book.answered(push(), judged(push(), { verdicts }));
  expect(book.waiting).toBe(0);
  expect((await reopen()).refused.map(({ n, why }) => [n, why])).toEqual([[1, "unknown_child"]]);
});

test("a copied log is written no more; what waits in it is still sent", async () => {
  const { book, clock, reopen, push } = await opened();
  await book.write([{ fact: came("k_1") }], undefined);
  const old = push();
  expect(await book.answered(old, judged(old, { through: 0, head: 7, forked: true, verdicts: [] }))).toBe("new_log");
  const [key] = await book.write([{ fact: came("k_2") }], undefined);
  expect([key?.n, key?.log === old.log]).toEqual([1, false]);
  const logs = (await reopen()).logs;
  expect(logs.map((log) => log.waiting)).toEqual([1, 1]);
  expect(logs.some((log) => log.push(clock.moment()).log === old.log)).toBe(true);
});

test("days that are over and acknowledged are thrown away; what waits is not", async () => {
  const { book, clock, reopen, push } = await opened();
  await book.write([{ fact: came("k_1") }], undefined);
  await book.answered(push(), judged(push()));
  clock.advance(24 * 60 * MINUTE);
  await book.write([{ fact: came("k_2") }], undefined);
  await book.tidy("2026-04-14");
  const again = await reopen();
  expect([again.entries.map(({ key }) => key.n), again.waiting]).toEqual([[2], 1]);
});

test("a long tail is carried push by push, each signed body whole", async () => {
  const { book, clock } = await opened();
  const drafts = Array.from({ length: 30 }, (_, n) => ({ fact: came(`k_${n}`) }));
  const keys = await book.write(drafts, undefined);
  const [log] = book.logs;
  const pushes = log ? pushesOf(log, book.entries, clock.moment()) : [];
  expect(pushes.map(({ from_n, entries }) => [from_n, entries.length])).toEqual([
    [1, 24],
    [25, 6],
  ]);
  const read = pushes.flatMap(({ entries }) => entries.map(readEntry));
  expect(read.map((entry) => typeof entry === "object" && keyName(entry.key))).toEqual(keys.map(keyName));
});
