/**
 * Why nothing was written down.
 * - `too_long`, `malformed`: it does not fit an entry.
 * - `out_of_range`: a number is none that JavaScript holds exactly.
 * - `no_day`: the clock names no day.
 * - `broken`: the store holds something else than one unbroken log.
 * - `closed`: the log was copied or set back; a new one is to be begun.
 */
export type Hindrance = "too_long" | "malformed" | "out_of_range" | "no_day" | "broken" | "closed";

/** Nothing was written down, or no log was found. Whoever recorded something is told so at once. */
export class NotWritten extends Error {
  constructor(
    readonly reason: Hindrance,
    /** The place at which a stored log is broken. */
    readonly at?: number,
  ) {
    super(at === undefined ? reason : `${reason} at ${at}`);
    this.name = "NotWritten";
  }
}
