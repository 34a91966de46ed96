/** A reader for cards or QR that types like a keyboard: letters faster than any hand, then Enter. */

/** Milliseconds between two letters; fast hands need twice as long. */
const FASTEST_HAND = 50;
const SHORTEST = 4;

export class Wedge {
  #text = "";
  #last = Number.NEGATIVE_INFINITY;

  /** Takes a key at a moment (in milliseconds) and gives what was read when a reading ends. */
  take(key: string, at: number): string | undefined {
    const isFast = at - this.#last <= FASTEST_HAND;
    this.#last = at;
    if (key === "Enter") {
      const read = isFast && this.#text.length >= SHORTEST ? this.#text : undefined;
      this.#text = "";
      return read;
    }
    // Shift and its like are part of how a reader types capitals.
    if (key.length === 1) this.#text = isFast ? this.#text + key : key;
    return undefined;
  }
}
