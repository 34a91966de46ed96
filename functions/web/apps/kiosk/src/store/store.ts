/**
 * What the device keeps over a crash. Each method is one transaction: afterwards either all of it is on the disk or none.
 * Sealing comes before a transaction begins, because a transaction does not wait for anything else.
 */
import type { PassKey } from "@tsunagu/api-client";
import type { Day, KeptFeed, LogId, Written } from "@tsunagu/sync";
import { type Db, type KeptLog, type Keys, openDb, type Things } from "./db";
import { seal, unseal } from "./seal";

/** What changes from day to day: the keys of changing codes, and the public holidays of the coming weeks. */
export interface Daily {
  pass: PassKey[];
  entry: PassKey[];
  holidays: Day[];
}

export const NOTHING_DAILY: Daily = { pass: [], entry: [], holidays: [] };

/** A log with its entries in order. */
export interface LogTexts {
  log: KeptLog;
  texts: string[];
}

/** There is no room on the device. Nothing was saved. */
export class DiskFull extends Error {
  constructor() {
    super("disk full");
    this.name = "DiskFull";
  }
}

/** The device is to be sure that a passage is on the disk before anyone reads "saved". */
const SAFE = { durability: "strict" } as const;

export class Store {
  private constructor(
    private readonly db: Db,
    readonly keys: Keys,
  ) {}

  /** Opens the store; `undefined` where the device was not enrolled yet. */
  static async open(name: string): Promise<Store | undefined> {
    const db = await openDb(name);
    const keys = (await db.get("things", "keys")) as Keys | undefined;
    if (keys) return new Store(db, keys);
    db.close();
    return undefined;
  }

  /** A new store, with keys made for it; whatever lay in the old one is gone. */
  static async create(name: string, keys: Keys): Promise<Store> {
    const db = await openDb(name);
    const stores = ["things", "logs", "entries", "feeds"] as const;
    const tx = db.transaction(stores, "readwrite", SAFE);
    await whole(tx, [
      ...stores.map((store) => () => tx.objectStore(store).clear()),
      () => tx.objectStore("things").put(keys, "keys"),
    ]);
    return new Store(db, keys);
  }

  async read<Name extends keyof Things>(name: Name): Promise<Things[Name] | undefined> {
    return (await this.db.get("things", name)) as Things[Name] | undefined;
  }

  /** Writes some single things together. */
  async write(things: Partial<Things>): Promise<void> {
    const tx = this.db.transaction("things", "readwrite");
    await whole(
      tx,
      named(things).map(
        ([name, value]) =>
          () =>
            tx.store.put(value, name),
      ),
    );
  }

  /** The logs with their entries. */
  async logs(): Promise<LogTexts[]> {
    const logs = await this.db.getAll("logs");
    return Promise.all(
      logs.map(async (log) => {
        const range = within(log.id, log.base.n + 1, Number.MAX_SAFE_INTEGER);
        const [keys, sealed] = await Promise.all([
          this.db.getAllKeys("entries", range),
          this.db.getAll("entries", range),
        ]);
        const texts = sealed.map((one, index) => unseal(this.keys.seal, placeOf(log.id, keys[index]?.[1] ?? 0), one));
        return { log, texts: await Promise.all(texts) };
      }),
    );
  }

  /** Saves entries: all, or none. */
  async append(log: LogId, written: Written[]): Promise<void> {
    const sealed = await Promise.all(
      written.map(async ({ n, text }) => ({ n, box: await seal(this.keys.seal, placeOf(log, n), text) })),
    );
    const tx = this.db.transaction("entries", "readwrite", SAFE);
    // `add` and not `put`: two tabs could otherwise take one number.
    await whole(
      tx,
      sealed.map(
        ({ n, box }) =>
          () =>
            tx.store.add(box, [log, n]),
      ),
    );
  }

  /** A log's head, its acknowledgements, and what they said, together. */
  async acknowledge(logs: KeptLog[], things: Partial<Pick<Things, "commands" | "refused">> = {}): Promise<void> {
    const tx = this.db.transaction(["logs", "things"], "readwrite", SAFE);
    await whole(tx, [
      ...logs.map((log) => () => tx.objectStore("logs").put(log)),
      ...named(things).map(
        ([name, value]) =>
          () =>
            tx.objectStore("things").put(value, name),
      ),
    ]);
  }

  /** Throws entries up to the log's base away. */
  async forget(log: KeptLog): Promise<void> {
    const tx = this.db.transaction(["logs", "entries"], "readwrite");
    await whole(tx, [
      () => tx.objectStore("logs").put(log),
      () => tx.objectStore("entries").delete(within(log.id, 0, log.base.n)),
    ]);
  }

  async feeds(): Promise<KeptFeed[]> {
    const [names, sealed] = await Promise.all([this.db.getAllKeys("feeds"), this.db.getAll("feeds")]);
    const texts = sealed.map((one, index) => unseal(this.keys.seal, `feed/${names[index]}`, one));
    return (await Promise.all(texts)).map((text) => JSON.parse(text) as KeptFeed);
  }

  async daily(): Promise<Daily> {
    const sealed = await this.read("passKeys");
    if (!sealed) return NOTHING_DAILY;
    return { ...NOTHING_DAILY, ...(JSON.parse(await unseal(this.keys.seal, "passKeys", sealed)) as Partial<Daily>) };
  }

  /** What a pull brought, and what it said of commands. */
  async pulled(feeds: KeptFeed[], daily: Daily, things: Partial<Pick<Things, "commands" | "lease">>): Promise<void> {
    const boxes = await Promise.all(
      feeds.map(async (feed) => ({
        name: feed.feed,
        box: await seal(this.keys.seal, `feed/${feed.feed}`, JSON.stringify(feed)),
      })),
    );
    const passKeys = await seal(this.keys.seal, "passKeys", JSON.stringify(daily));
    const tx = this.db.transaction(["feeds", "things"], "readwrite");
    await whole(tx, [
      () => tx.objectStore("feeds").clear(),
      ...boxes.map(
        ({ name, box }) =>
          () =>
            tx.objectStore("feeds").put(box, name),
      ),
      ...named({ ...things, passKeys }).map(
        ([name, value]) =>
          () =>
            tx.objectStore("things").put(value, name),
      ),
    ]);
  }

  /** Shreds what is only borrowed: roster, today's events, the keys of codes. The outbound log stays. */
  async shred(): Promise<void> {
    const tx = this.db.transaction(["feeds", "things"], "readwrite");
    await whole(tx, [() => tx.objectStore("feeds").clear(), () => tx.objectStore("things").delete("passKeys")]);
  }

  close(): void {
    this.db.close();
  }
}

const placeOf = (log: LogId, n: number): string => `entry/${log}.${n}`;

const within = (log: LogId, from: number, to: number): IDBKeyRange => IDBKeyRange.bound([log, from], [log, to]);

interface Transaction {
  done: Promise<void>;
  abort(): void;
}

const named = (things: Partial<Things>) => Object.entries(things) as [keyof Things, Things[keyof Things]][];

/** Does all of it or none, and says a full disk apart from everything else that can go wrong. */
async function whole(tx: Transaction, work: (() => Promise<unknown>)[]): Promise<void> {
  try {
    // A request may fail at once or later; either way none of the others is left behind.
    await Promise.all([...work.map(async (request) => request()), tx.done]);
  } catch (reason) {
    abort(tx);
    throw isFull(reason) ? new DiskFull() : reason;
  }
}

function abort(tx: Transaction): void {
  tx.done.catch(() => undefined);
  try {
    tx.abort();
  } catch {
    // It has ended by itself.
  }
}

const isFull = (reason: unknown): boolean => reason instanceof DOMException && reason.name === "QuotaExceededError";
