/**
 * The device as a whole: its book, its feeds, its lease, and what it knows of the server. Screens look at it and are told
 * when it changes. Knows no screen.
 */
import { ApiError, type Clocks, type DeviceApi, type DeviceCard, deviceApi, OfflineError } from "@tsunagu/api-client";
import {
  type Day,
  dayInJapan,
  Feeds,
  type Key,
  Known,
  Lease,
  type Millis,
  type Moment,
  type Settled,
} from "@tsunagu/sync";
import type { Clock } from "../clock";
import { sign } from "../store/keys";
import { type Daily, NOTHING_DAILY, type Store } from "../store/store";
import { Book, type Draft } from "./book";
import { type Parcel, pushesOf, type Tail } from "./carry";
import { type Today, today } from "./today";

/** What a device may have; the entrance of a centre has nobody's name. */
const FEEDS = ["roster", "board", "outcomes"] as const;
/** Answers to one round that a working server never needs. */
const MOST_ANSWERS = 400;
const DAY: Millis = 86_400_000;

/** How the last try to reach the server ended. */
export type Contact =
  | { state: "untried" }
  | { state: "online" }
  | { state: "offline" }
  /** It answers, and not as it should. */
  | { state: "refused"; message: string };

export class Kiosk {
  #listeners = new Set<() => void>();
  #version = 0;
  #known: Known | undefined;
  #lease: Lease | undefined;
  #feeds: Feeds;
  #round: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #today: { version: number; day: Day; value: Today } | undefined;
  readonly api: DeviceApi;
  contact: Contact = { state: "untried" };
  /** Entries that the server had and has no more, and that were thrown away here. */
  lost = 0;

  private constructor(
    readonly store: Store,
    readonly clock: Clock,
    readonly book: Book,
    private held: DeviceCard,
    feeds: Feeds,
    private daily: Daily,
  ) {
    this.#feeds = feeds;
    const clocks: Clocks = {
      moment: () => clock.moment(),
      heard: (server, sent, received) => {
        this.#known = Known.learn(server, sent, received);
      },
    };
    const signer = {
      name: `${held.facility_id}.${held.id}`,
      sign: (message: string) => sign(store.keys.sign, message),
      time: (at: Moment) => this.#serverTime(at),
    };
    this.api = deviceApi(signer, clocks);
  }

  static async open(store: Store, card: DeviceCard, clock: Clock): Promise<Kiosk> {
    const owner = { device: card.id, facility: card.facility_id };
    const book = await Book.open(store, owner, clock);
    const feeds = Feeds.restore(await store.feeds());
    const kiosk = new Kiosk(store, clock, book, card, feeds, await store.daily());
    kiosk.#known = await store.read("known");
    kiosk.#lease = await store.read("lease");
    if (card.kind !== "entry") for (const name of FEEDS) feeds.follow(name);
    // Without room for the lease the device still shows what it has, and says so where somebody records.
    await kiosk.tick().catch(() => undefined);
    return kiosk;
  }

  /** Who this device is. */
  get card(): DeviceCard {
    return this.held;
  }

  get passKeys() {
    return this.daily.pass;
  }

  get entryKeys() {
    return this.daily.entry;
  }

  /** The server's time, as well as the device can tell. */
  now(): Millis {
    return this.#serverTime(this.clock.moment());
  }

  #serverTime(at: Moment): Millis {
    return this.#known ? Known.at(this.#known, at) : at.wall;
  }

  day(): Day {
    return dayInJapan(this.now()) ?? "";
  }

  /** The last time that the server answered a pull, by its own clock. */
  get heardAt(): Millis | undefined {
    return this.#lease && this.#known ? Known.at(this.#known, this.#lease.contact) : undefined;
  }

  /** The roster is here. */
  get hasRoster(): boolean {
    return (this.#feeds.rows("roster")?.size ?? 0) > 0;
  }

  /** Everything that is known of the present day. */
  get today(): Today {
    const day = this.day();
    if (this.#today?.version !== this.#version || this.#today.day !== day) {
      const moment = this.clock.moment();
      const value = today({
        day,
        roster: this.#feeds.rows("roster") ?? new Map(),
        holidays: this.daily.holidays,
        board: this.#feeds.rows("board") ?? new Map(),
        own: this.book.entries,
        evidence: { received: this.now(), sent: moment, floor: 0 },
      });
      this.#today = { version: this.#version, day, value };
    }
    return this.#today.value;
  }

  /** Writes facts down; whoever reads "saved" reads it after this. They are sent at once where there is a network. */
  async record(drafts: Draft[]): Promise<Key[]> {
    try {
      return await this.book.write(drafts, this.#known);
    } finally {
      this.changed();
      void this.sync();
    }
  }

  /** Speaks with the server, one round at a time; ends with a round that began after the asking. */
  sync(): Promise<void> {
    if (!this.#round) return this.#begin();
    this.#next ??= this.#round.then(() => {
      this.#next = undefined;
      return this.#begin();
    });
    return this.#next;
  }

  /** Looks at the lease; call it every so often. */
  async tick(): Promise<void> {
    if (!this.#lease) return;
    const { lease, stays } = Lease.tick(this.#lease, this.clock.moment());
    this.#lease = lease;
    if (!stays && this.hasRoster) await this.#shred();
    await this.store.write({ lease });
  }

  /** What is still to be sent, as another device can carry it. */
  async parcel(): Promise<Parcel> {
    const moment = this.clock.moment();
    const pushes = this.book.logs.flatMap((log) => pushesOf(log, this.book.entries, moment));
    const tails = await Promise.all(
      pushes.map(async (push): Promise<Tail> => ({ device: push.device, ...(await this.api.sealPush(push)) })),
    );
    return { tsunagu: 1, facility: this.card.facility_id, taken: this.now(), tails };
  }

  /** Hands another device's tails to the server and gives how many entries it has verdicts on. */
  async carry({ tails, taken }: Parcel): Promise<number> {
    let judged = 0;
    for (const { device, body, time, nonce, signature } of tails) {
      const carried_for = Math.max(Math.round(this.now() - taken), 0);
      const answer = await this.api.carried({ device, body, time, nonce, signature, carried_for });
      if (answer.answer === "judged") judged += answer.verdicts.length;
    }
    void this.sync();
    return judged;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }

  #begin(): Promise<void> {
    // What could not be stored is heard again by the next round.
    const spoken = this.#speak().catch(() => undefined);
    this.#round = spoken.finally(() => {
      this.#round = undefined;
      this.changed();
    });
    return this.#round;
  }

  async #speak(): Promise<void> {
    try {
      if (this.card.state !== "active") await this.#look();
      if (this.card.state === "pending") return;
      if (this.card.kind !== "entry") await this.#push();
      await this.#pull();
      this.contact = { state: "online" };
      await this.book.tidy(dayInJapan(this.now() - DAY) ?? "");
    } catch (reason) {
      await this.#failed(reason);
    } finally {
      if (this.#known) await this.store.write({ known: this.#known }).catch(() => undefined);
    }
  }

  /** How far the enrolment has come. */
  async #look(): Promise<void> {
    const card = await this.api.card();
    this.contact = { state: "online" };
    await this.#become(card);
  }

  async #push(): Promise<void> {
    for (const log of this.book.logs) {
      for (let answers = 0; answers < MOST_ANSWERS; answers++) {
        const push = await this.book.push(log.id);
        if (!push) break;
        const next = await this.book.answered(push, await this.api.push(push));
        this.changed();
        if (typeof next === "object") this.lost = next.to - next.from + 1;
        if (next === "wait") break;
      }
    }
  }

  async #pull(): Promise<void> {
    for (let answers = 0; answers < MOST_ANSWERS; answers++) {
      const before = JSON.stringify(this.#feeds.cursors());
      const pulled = await this.api.pull(this.#feeds.cursors());
      const taken = pulled.pages.map(({ feed, page }) => this.#feeds.take(feed, page));
      for (const text of this.#feeds.rows("outcomes")?.values() ?? []) {
        this.book.commands.decided(JSON.parse(text) as Settled);
      }
      const daily = { pass: pulled.pass_keys, entry: pulled.entry_keys ?? [], holidays: pulled.holidays ?? [] };
      this.#lease = Lease.renewed(this.clock.moment());
      const said = { commands: this.book.commands.kept(), lease: this.#lease };
      const isStuck = JSON.stringify(this.#feeds.cursors()) === before;
      if (isStuck && JSON.stringify(daily) === JSON.stringify(this.daily)) {
        // Four times a minute nothing is new; only that there was contact is written down.
        await this.store.write(said);
      } else {
        this.daily = daily;
        // Keys of the board begin with their day.
        this.#feeds.forget("board", dayInJapan(this.now() - DAY) ?? "");
        await this.store.pulled(this.#feeds.kept(), daily, said);
      }
      this.changed();
      if (isStuck || !taken.includes("more")) return;
    }
  }

  async #failed(reason: unknown): Promise<void> {
    if (reason instanceof OfflineError) this.contact = { state: "offline" };
    else if (!(reason instanceof ApiError)) {
      this.contact = { state: "refused", message: "この端末に書きこめませんでした。空きを確かめてください。" };
    } else if (reason.code === "device_revoked") {
      this.contact = { state: "online" };
      await this.#become({ ...this.card, state: "revoked" });
    } else if (reason.status >= 500) this.contact = { state: "offline" };
    else this.contact = { state: "refused", message: reason.message };
  }

  async #become(card: DeviceCard): Promise<void> {
    this.held = card;
    await this.store.write({ card });
    if (card.state === "revoked") await this.#shred();
    this.changed();
  }

  async #shred(): Promise<void> {
    this.#feeds.shred();
    this.daily = NOTHING_DAILY;
    await this.store.shred();
    this.changed();
  }
}
