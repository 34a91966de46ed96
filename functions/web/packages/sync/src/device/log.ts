/**
 * The log of one device. It is written before anything is sent, sent before anything is forgotten, and numbered without a
 * gap. A wiped store begins a new log, so a number is never used twice.
 */
import { PUSH_ENTRIES } from "../bounds";
import { type Day, dayInJapan, Known, type Moment } from "../clock";
import { readEntry, writeEntry } from "../entry/entry";
import type { Fact } from "../entry/fact";
import { type DeviceId, type Digest, digestOf, type FacilityId, type LogId, NOTHING } from "../entry/ids";
import { NotWritten } from "../not-written";
import type { Answer, Push } from "./push";

/** Whose log it is. */
export interface Owner {
  /** The device, from its enrolment. */
  device: DeviceId;
  /** Where it belongs. */
  facility: FacilityId;
}

/** An entry that is about to be stored. */
export interface Written {
  /** Its place. */
  n: number;
  /** Its canonical text. */
  text: string;
}

/** A place in a log and the hash of the entry there. */
export interface Head {
  /** The place; 0 before the first entry. */
  n: number;
  /** Its hash. */
  hash: Digest;
}

/** Before the first entry. */
export const START: Head = { n: 0, hash: NOTHING };

/**
 * What the log needs from its caller after an answer.
 * - `wait`: nothing.
 * - `push`: there is more to send: push at once.
 * - `new_log`: the log was copied or set back: write on in a new one. Push this one too while it has anything waiting;
 *   the server keeps that aside for staff.
 * - [`Lost`]: tell staff, and push at once: what is still here goes up behind the gap.
 */
export type Next = "wait" | "push" | "new_log" | Lost;

/** The server lacks entries that this device has thrown away after they were acknowledged: its tables were set back. */
export interface Lost {
  /** The first that is missing. */
  from: number;
  /** The last. */
  to: number;
}

interface Kept {
  text: string;
  hash: Digest;
}

/** The log of one device. */
export class Log {
  /** Before the first kept entry. */
  #base: Head = START;
  #kept: Kept[] = [];
  /** The last entry that is safe on this device's disk. */
  #stored = 0;
  /** The last entry that the server has. */
  #acked = 0;
  #forked = false;

  private constructor(
    private readonly owner: Owner,
    /** The log's name. */
    readonly id: LogId,
  ) {}

  /** A new log in a new store. `id` is 128 random bits, made together with the store. */
  static begin(owner: Owner, id: LogId): Log {
    return new Log(owner, id);
  }

  /**
   * The log as its store has it: the entries in order, from the one after `base`. `acked` may be older than what was
   * heard; the server says it again. Throws [`NotWritten`] where the entries are not one unbroken chain of this log.
   */
  static restore(owner: Owner, id: LogId, base: Head, acked: number, texts: Iterable<string>): Log {
    const log = new Log(owner, id);
    log.#base = base;
    for (const text of texts) {
      const { n, hash } = log.head;
      const entry = readEntry(text);
      const follows = typeof entry === "object" && entry.key.log === id && entry.key.n === n + 1 && entry.prev === hash;
      if (!follows) throw new NotWritten("broken", n + 1);
      log.#kept.push({ text, hash: digestOf(text) });
    }
    log.#stored = log.head.n;
    log.#acked = Math.min(Math.max(acked, base.n), log.#stored);
    return log;
  }

  /**
   * Writes a fact down. The text goes to disk first; [`Log.stored`] then lets it be sent. Until then the kiosk does not
   * say "saved". Throws [`NotWritten`] where it does not fit an entry, or the log is closed.
   */
  append(fact: Fact, now: Moment, known?: Known): Written {
    const day = dayInJapan(known ? Known.at(known, now) : now.wall);
    if (day === undefined) throw new NotWritten("no_day");
    return this.appendOn(day, fact, now, known);
  }

  /** As [`Log.append`]; a correction, or something keyed in from paper, for the day that it belongs to. */
  appendOn(day: Day, fact: Fact, now: Moment, known?: Known): Written {
    const { device, facility } = this.owner;
    const { n: last, hash: prev } = this.head;
    const [n, offset] = [last + 1, known ? Known.offset(known) : null];
    const text = writeEntry({ device, key: { log: this.id, n }, prev, facility, day, captured: now, offset, fact });
    if (this.#forked) throw new NotWritten("closed");
    this.#kept.push({ text, hash: digestOf(text) });
    return { n, text };
  }

  /** Everything up to `n` is safe on disk. */
  stored(n: number): void {
    this.#stored = Math.max(this.#stored, Math.min(n, this.head.n));
  }

  /**
   * What to send next, at most 24 entries; an empty push only says how far the log goes, which tells the server that this
   * gate is silent because nothing happens; so nothing is asked for while an entry is on its way to the disk. `now` is
   * the device's clock.
   */
  push(now: Moment): Push {
    const before = Math.max(this.#acked, this.#base.n);
    const skip = before - this.#base.n;
    const ready = Math.max(this.#stored - before, 0);
    const taken = this.#kept.slice(skip, skip + Math.min(ready, PUSH_ENTRIES));
    return {
      device: this.owner.device,
      log: this.id,
      from_n: before + 1,
      entries: taken.map((kept) => kept.text),
      head_hash: taken.at(-1)?.hash ?? this.#hashAt(before),
      announced: Math.max(this.#stored, before),
      kept_from: this.#base.n + 1,
      sent: now,
    };
  }

  /**
   * Takes an answer in. An acknowledgement never moves back, except that a server which lost its tables may ask again for
   * what is still kept here.
   */
  answered(answer: Answer): Next {
    switch (answer.answer) {
      case "judged":
        this.#acked = Math.max(this.#acked, Math.min(answer.through, this.#stored));
        // Where the server has more of this log than its own device, the store was copied or set back: what is written
        // here would take numbers a second time.
        this.#forked ||= answer.forked || answer.head > this.#stored;
        return this.#forked ? "new_log" : this.#rest();
      case "expected":
        return this.#askedFor(answer.n);
      case "refused":
        return "wait";
    }
  }

  /**
   * Throws away acknowledged entries up to `n` and gives the new base; the caller then does so on disk and stores the
   * base.
   */
  forget(n: number): Head {
    const count = Math.max(Math.min(n, this.#acked) - this.#base.n, 0);
    const last = this.#kept.splice(0, count).at(-1);
    if (last) this.#base = { n: this.#base.n + count, hash: last.hash };
    return this.#base;
  }

  /** The last entry that the server has. */
  get acked(): number {
    return this.#acked;
  }

  /** Entries that are safe here and not yet on the server. */
  get waiting(): number {
    return Math.max(this.#stored - this.#acked, 0);
  }

  /** The log was copied or set back. */
  get forked(): boolean {
    return this.#forked;
  }

  /** The last entry. */
  get head(): Head {
    return { n: this.#base.n + this.#kept.length, hash: this.#kept.at(-1)?.hash ?? this.#base.hash };
  }

  #askedFor(n: number): Next {
    if (n > this.#stored + 1) {
      this.#forked = true;
      return "new_log";
    }
    const before = Math.max(n - 1, 0);
    if (before < this.#base.n) {
      this.#acked = this.#base.n;
      return { from: n, to: this.#base.n };
    }
    this.#acked = before;
    return this.#rest();
  }

  #rest(): Next {
    return this.#acked < this.#stored ? "push" : "wait";
  }

  #hashAt(n: number): Digest {
    return this.#kept[n - this.#base.n - 1]?.hash ?? this.#base.hash;
  }
}
