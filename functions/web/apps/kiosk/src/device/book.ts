/**
 * What this device has written down: the log that it writes now, and older ones that still have something to send. An
 * entry counts as written when it is on the disk, and not before.
 */
import {
  type Answer,
  Commands,
  type Day,
  digestOf,
  type Entry,
  type Fact,
  type Key,
  type Known,
  keyName,
  Log,
  type LogId,
  type Next,
  NotWritten,
  type Owner,
  type Push,
  readEntry,
  START,
  type Verdict,
} from "@tsunagu/sync";
import type { Clock } from "../clock";
import type { Refused } from "../store/db";
import type { Store } from "../store/store";

/** Something to be written down; `day` where it is about another moment than now. */
export interface Draft {
  fact: Fact;
  day?: Day;
}

export class Book {
  #logs = new Map<LogId, Log>();
  #closed = new Set<LogId>();
  #entries = new Map<string, Entry>();
  #commands = new Commands();
  #refused: Refused[] = [];
  /** One thing at a time: an entry is chained to the one before. */
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly store: Store,
    private readonly owner: Owner,
    private readonly clock: Clock,
  ) {}

  static async open(store: Store, owner: Owner, clock: Clock): Promise<Book> {
    const book = new Book(store, owner, clock);
    await book.#load();
    if (!book.#current) await book.#begin();
    return book;
  }

  /** Writes facts down, all or none, and gives their names once they are on the disk. */
  write(drafts: Draft[], known: Known | undefined): Promise<Key[]> {
    return this.#alone(() => this.#write(drafts, known));
  }

  /**
   * What is to be sent next of a log. Not while something is being written: the push would say that there is nothing
   * else, and a child whose arrival is on its way to the disk would be missed.
   */
  push(log: LogId): Promise<Push | undefined> {
    return this.#alone(async () => this.logs.find(({ id }) => id === log)?.push(this.clock.moment()));
  }

  /** An answer to a push: what it acknowledges and says is stored before anything follows from it. */
  answered(push: Push, answer: Answer): Promise<Next> {
    return this.#alone(() => this.#answered(push, answer));
  }

  /** Throws away what the server has and nobody looks at any more: days before `from`. */
  tidy(from: Day): Promise<void> {
    return this.#alone(() => this.#tidy(from));
  }

  /** The logs, those that are to be finished first. */
  get logs(): Log[] {
    return [...this.#logs.values()].filter((log) => log.waiting > 0 || !this.#closed.has(log.id));
  }

  /** Everything that is still here. */
  get entries(): Entry[] {
    return [...this.#entries.values()];
  }

  get commands(): Commands {
    return this.#commands;
  }

  get refused(): readonly Refused[] {
    return this.#refused;
  }

  /** Entries that the server does not have yet. */
  get waiting(): number {
    return [...this.#logs.values()].reduce((sum, log) => sum + log.waiting, 0);
  }

  isSent({ log, n }: Key): boolean {
    return n <= (this.#logs.get(log)?.acked ?? 0);
  }

  async #write(drafts: Draft[], known: Known | undefined): Promise<Key[]> {
    if (this.#current?.forked) await this.#begin();
    const log = this.#current;
    if (!log) throw new NotWritten("closed");
    const now = this.clock.moment();
    try {
      const written = drafts.map(({ fact, day }) =>
        day === undefined ? log.append(fact, now, known) : log.appendOn(day, fact, now, known),
      );
      await this.store.append(log.id, written);
      for (const { n, text } of written) this.#keep(log.id, n, text);
      log.stored(log.head.n);
      return written.map(({ n }) => ({ log: log.id, n }));
    } catch (reason) {
      // What is in memory and not on the disk must not be built upon.
      await this.#load();
      throw reason;
    }
  }

  async #answered(push: Push, answer: Answer): Promise<Next> {
    const log = this.#logs.get(push.log);
    if (!log) return "wait";
    const next = log.answered(answer);
    if (answer.answer === "judged") {
      this.#commands.answered(push, answer);
      this.#note(push, answer.verdicts);
    }
    if (log.forked) this.#closed.add(log.id);
    await this.store.acknowledge([this.#kept(log)], {
      commands: this.#commands.kept(),
      refused: this.#refused,
    });
    if (next === "new_log" && this.#current === undefined) await this.#begin();
    return next;
  }

  #note(push: Push, verdicts: Verdict[]): void {
    for (const [index, verdict] of verdicts.entries()) {
      const n = push.from_n + index;
      const isCommand = this.#entries.get(keyName({ log: push.log, n }))?.fact.kind === "command";
      const known = this.#refused.some((one) => one.log === push.log && one.n === n);
      if (known || isCommand || (verdict.verdict !== "rejected" && verdict.verdict !== "quarantined")) continue;
      this.#refused.push({ log: push.log, n, why: verdict.code });
    }
  }

  async #tidy(from: Day): Promise<void> {
    for (const log of this.#logs.values()) {
      const old = this.entries.filter((one) => one.key.log === log.id && one.day < from && one.key.n <= log.acked);
      // Only a whole beginning can be thrown away: a correction of an older day may stand among newer entries.
      const keep = this.entries.filter((one) => one.key.log === log.id && one.day >= from).map((one) => one.key.n);
      const last = Math.min(...keep.map((n) => n - 1), Math.max(0, ...old.map((one) => one.key.n)));
      if (last <= 0 || old.length === 0) continue;
      log.forget(last);
      await this.store.forget(this.#kept(log));
      for (const one of old) if (one.key.n <= last) this.#entries.delete(keyName(one.key));
    }
    this.#refused = this.#refused.filter((one) => this.#entries.has(keyName(one)));
  }

  async #load(): Promise<void> {
    const [logs, commands, refused] = await Promise.all([
      this.store.logs(),
      this.store.read("commands"),
      this.store.read("refused"),
    ]);
    const before = this.#logs;
    this.#logs = new Map();
    this.#entries = new Map();
    this.#commands = Commands.restore(commands ?? []);
    this.#refused = refused ?? [];
    for (const { log, texts } of logs) {
      const acked = Math.max(log.acked, before.get(log.id)?.acked ?? 0);
      this.#logs.set(log.id, Log.restore(this.owner, log.id, log.base, acked, texts));
      if (log.closed) this.#closed.add(log.id);
      for (const [index, text] of texts.entries()) this.#keep(log.id, log.base.n + 1 + index, text);
    }
  }

  async #begin(): Promise<void> {
    const id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");
    await this.store.acknowledge([{ id, base: START, acked: 0, closed: false }]);
    this.#logs.set(id, Log.begin(this.owner, id));
  }

  get #current(): Log | undefined {
    return [...this.#logs.values()].find((log) => !this.#closed.has(log.id) && !log.forked);
  }

  #kept(log: Log) {
    // Nothing to throw away: this only asks where the log begins.
    return { id: log.id, base: log.forget(0), acked: log.acked, closed: this.#closed.has(log.id) };
  }

  #keep(log: LogId, n: number, text: string): void {
    const [entry, key] = [readEntry(text), { log, n }];
    if (typeof entry !== "object") return;
    this.#entries.set(keyName(key), entry);
    if (entry.fact.kind === "command") this.#commands.wrote(key, digestOf(text), entry.fact.expiresAt);
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#queue.then(work);
    this.#queue = mine.catch(() => undefined);
    return mine;
  }
}
