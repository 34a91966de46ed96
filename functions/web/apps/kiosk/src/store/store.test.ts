import { openDB } from "idb";
import { expect, test, vi } from "vitest";
import { newStore } from "../tests/support";
import { seal, unseal } from "./seal";
import { DiskFull, NOTHING_DAILY, Store } from "./store";

const LOG = "01".repeat(16);
const entries = [
  { n: 1, text: "one" },
  { n: 2, text: "two" },
];
const kept = { id: LOG, base: { n: 0, hash: "0".repeat(64) }, acked: 0, closed: false };

test("what was written is there after a restart, in order", async () => {
  const { store, name } = await newStore();
  await store.acknowledge([kept]);
  await store.append(LOG, entries);
  store.close();

  const again = await Store.open(name);
  expect(await again?.logs()).toEqual([{ log: kept, texts: ["one", "two"] }]);
});

test("nothing about people lies on the disk in clear, and the keys do not leave", async () => {
  const { store, name } = await newStore();
  await store.append(LOG, entries);
  await store.pulled([{ feed: "roster", seq: 1, rows: [["k/k_1", "花"]] }], NOTHING_DAILY, {});
  expect(store.keys.sign.extractable).toBe(false);
  expect(store.keys.seal.extractable).toBe(false);
  store.close();

  const raw = await everything(name);
  expect(raw).not.toContain("花");
  expect(raw).not.toContain("one");
});

test("a record that was moved to another place does not open", async () => {
  const { store } = await newStore();
  const box = await seal(store.keys.seal, "entry/a.1", "text");
  expect(await unseal(store.keys.seal, "entry/a.1", box)).toBe("text");
  await expect(unseal(store.keys.seal, "entry/a.2", box)).rejects.toThrow();
});

test("a number is taken once, and a write that fails in its middle leaves nothing", async () => {
  const { store } = await newStore();
  await store.acknowledge([kept]);
  await store.append(LOG, entries);
  const next = [
    { n: 3, text: "three" },
    { n: 2, text: "again" },
  ];
  await expect(store.append(LOG, next)).rejects.toThrow();
  expect((await store.logs())[0]?.texts).toEqual(["one", "two"]);
});

test("a full disk is told apart, and leaves nothing", async () => {
  const { store } = await newStore();
  await store.acknowledge([kept]);
  const real = IDBObjectStore.prototype.add;
  const add = vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (this: IDBObjectStore, ...args) {
    if (add.mock.calls.length > 1) throw new DOMException("full", "QuotaExceededError");
    return real.apply(this, args);
  });
  await expect(store.append(LOG, entries)).rejects.toBeInstanceOf(DiskFull);
  add.mockRestore();
  expect((await store.logs())[0]?.texts).toEqual([]);
});

test("shredding takes roster and keys, and leaves the log", async () => {
  const { store } = await newStore();
  await store.acknowledge([kept]);
  await store.append(LOG, entries);
  const daily = { pass: [{ day: "2026-04-13", key: "AAAA" }], entry: [], holidays: [] };
  await store.pulled([{ feed: "roster", seq: 1, rows: [["f", "{}"]] }], daily, {});
  await store.shred();
  expect(await store.feeds()).toEqual([]);
  expect((await store.daily()).pass).toEqual([]);
  expect((await store.logs())[0]?.texts).toEqual(["one", "two"]);
});

/** All that a database holds, as text. */
async function everything(name: string): Promise<string> {
  const db = await openDB(name);
  const all = await Promise.all([...db.objectStoreNames].map((store) => db.getAll(store)));
  db.close();
  return JSON.stringify(all, (_, value) => (value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value));
}
