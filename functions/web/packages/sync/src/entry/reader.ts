/** Reads a canonical text from left to right: no white space, no other order, no second form of a number. */
import { type Digest, isDigest, isId, isLogId, isReason, type Key, type LogId, type Reason } from "./ids";

/** Something does not stand where it must. It ends at [`attempt`]. */
class Mismatch extends Error {}

/** What `read` makes of a text, or `undefined` where the text is not in its form. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (reason) {
    if (reason instanceof Mismatch) return undefined;
    throw reason;
  }
}

/** Ends the reading unless it holds. */
export function must(holds: boolean): asserts holds {
  if (!holds) throw new Mismatch();
}

/** The rest of a canonical text. Its methods throw what only [`attempt`] catches. */
export class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  /** What has not been read. */
  rest(): string {
    return this.text.slice(this.#at);
  }

  literal(literal: string): void {
    must(this.#takes(literal));
  }

  /** One of these words. */
  oneOf<W extends string>(key: string, words: readonly W[]): W {
    const found = this.word(key);
    const word = words.find((one) => one === found);
    must(word !== undefined);
    return word;
  }

  /** What stands between quotes; whether it may stand there is for the caller to say. */
  word(key: string): string {
    this.literal(`,"${key}":"`);
    const end = this.text.indexOf('"', this.#at);
    must(end >= 0);
    const word = this.text.slice(this.#at, end);
    this.#at = end + 1;
    return word;
  }

  id(key: string): string {
    return this.#checked(key, isId);
  }

  idOrNull(key: string): string | null {
    return this.#null(key) ? null : this.id(key);
  }

  log(key: string): LogId {
    return this.#checked(key, isLogId);
  }

  digest(key: string): Digest {
    return this.#checked(key, isDigest);
  }

  reason(key: string): Reason {
    return this.#checked(key, isReason);
  }

  target(): Key {
    return { log: this.log("target_log"), n: this.place("target_n") };
  }

  flag(key: string): boolean {
    this.literal(`,"${key}":`);
    if (this.#takes("true")) return true;
    this.literal("false");
    return false;
  }

  place(key: string): number {
    const n = this.number(key);
    must(n > 0);
    return n;
  }

  /** From 0 up to 2 to the power of `bits`, that one left out. */
  unsigned(key: string, bits: 16 | 32): number {
    const number = this.number(key);
    must(number >= 0 && number < 2 ** bits);
    return number;
  }

  number(key: string): number {
    this.literal(`,"${key}":`);
    return this.bare();
  }

  numberOrNull(key: string): number | null {
    return this.#null(key) ? null : this.number(key);
  }

  /** An integer that JavaScript holds exactly, as it writes it. */
  bare(): number {
    const [digits = ""] = /^[-0-9]*/.exec(this.rest()) ?? [];
    const number = Number(digits);
    must(/^(0|-?[1-9][0-9]*)$/.test(digits) && Number.isSafeInteger(number));
    this.#at += digits.length;
    return number;
  }

  #checked(key: string, valid: (text: string) => boolean): string {
    const word = this.word(key);
    must(valid(word));
    return word;
  }

  #null(key: string): boolean {
    return this.#takes(`,"${key}":null`);
  }

  #takes(literal: string): boolean {
    const there = this.text.startsWith(literal, this.#at);
    if (there) this.#at += literal.length;
    return there;
  }
}
