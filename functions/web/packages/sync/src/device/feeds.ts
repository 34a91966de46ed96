/**
 * The feeds of one device: rows by key, as far as they are here. A snapshot is put aside until it is whole, so nobody sees
 * half a roster.
 */
import { FEEDS } from "../bounds";
import type { ThingId } from "../entry/ids";
import type { Cursor, Page, Row } from "../feed";

/**
 * What became of a page.
 * - `done`: taken, and nothing more to ask for now.
 * - `more`: taken; ask again at once.
 * - `gap`: not taken, it does not follow what is here. Ask again with the cursor, and not at once.
 * - `no_snapshot`: not taken, it belongs to a snapshot that is not being read. As above.
 */
export type Taken = "done" | "more" | "gap" | "no_snapshot";

/** A feed as the device's store has it. A snapshot that is still being read is not stored; it begins again. */
export interface KeptFeed {
  feed: ThingId;
  /** Everything up to this change is here. 0 where nothing is. */
  seq: number;
  rows: [key: string, value: string][];
}

interface Feed {
  seq: number;
  rows: Map<string, string>;
  aside?: Aside;
}

interface Aside {
  at: number;
  rows: Map<string, string>;
  /** The last key that was read. */
  last: string;
}

/** The feeds of one device. */
export class Feeds {
  #feeds = new Map<ThingId, Feed>();

  /** The feeds as their store has them. */
  static restore(kept: Iterable<KeptFeed>): Feeds {
    const feeds = new Feeds();
    for (const { feed, seq, rows } of kept) feeds.#feeds.set(feed, { seq, rows: new Map(rows) });
    return feeds;
  }

  /** What is to be stored. */
  kept(): KeptFeed[] {
    return this.#sorted().map(([feed, { seq, rows }]) => ({ feed, seq, rows: [...rows] }));
  }

  /** Follows a feed from its beginning; `false` where the device follows eight already. */
  follow(feed: ThingId): boolean {
    if (this.#feeds.has(feed)) return true;
    if (this.#feeds.size >= FEEDS) return false;
    this.#feeds.set(feed, nothing());
    return true;
  }

  /** What to ask for next, for every feed. */
  cursors(): Cursor[] {
    return this.#sorted().map(([feed, { seq, aside }]) =>
      aside ? { feed, seq: aside.at, snapshot: aside.last } : { feed, seq, snapshot: null },
    );
  }

  /** Takes a page in. A page that was taken before changes nothing. */
  take(name: ThingId, page: Page): Taken {
    if (page.kind === "gone") this.#feeds.delete(name);
    const feed = this.#feeds.get(name);
    // A late answer about a feed that is gone brings nothing back.
    if (!feed || page.kind === "gone") return "done";
    return page.kind === "changes" ? change(feed, page) : reset(feed, page);
  }

  /** The rows of a feed by key, in no order. */
  rows(feed: ThingId): ReadonlyMap<string, string> | undefined {
    return this.#feeds.get(feed)?.rows;
  }

  /** Forgets the rows whose keys lie before one: a device in use for months keeps days, and no months. */
  forget(name: ThingId, before: string): void {
    const rows = this.#feeds.get(name)?.rows;
    for (const key of rows?.keys() ?? []) if (key < before) rows?.delete(key);
  }

  /**
   * Shreds the rows of every feed, after the lease ran out. The feeds start again at the next contact; the outbound log is
   * elsewhere and stays.
   */
  shred(): void {
    for (const feed of this.#feeds.keys()) this.#feeds.set(feed, nothing());
  }

  #sorted(): [ThingId, Feed][] {
    return [...this.#feeds].sort(([one], [other]) => (one < other ? -1 : 1));
  }
}

const nothing = (): Feed => ({ seq: 0, rows: new Map() });

function change(feed: Feed, { changes, more }: Extract<Page, { kind: "changes" }>): Taken {
  for (const { seq, rows } of changes) {
    if (feed.seq === 0 || seq > feed.seq + 1) return "gap";
    if (seq < feed.seq + 1) continue;
    for (const row of rows) put(feed.rows, row);
    feed.seq = seq;
  }
  return more ? "more" : "done";
}

function reset(feed: Feed, { at, after, rows, more }: Extract<Page, { kind: "reset" }>): Taken {
  const aside = after === null ? { at, rows: new Map(), last: "" } : feed.aside;
  if (!aside || (after !== null && (aside.at !== at || aside.last !== after))) return "no_snapshot";
  for (const row of rows) {
    aside.last = row.key;
    put(aside.rows, row);
  }
  if (more) {
    feed.aside = aside;
    return "more";
  }
  feed.seq = at;
  feed.rows = aside.rows;
  delete feed.aside;
  return "done";
}

function put(rows: Map<string, string>, { key, value }: Row): void {
  if (value === null) rows.delete(key);
  else rows.set(key, value);
}
