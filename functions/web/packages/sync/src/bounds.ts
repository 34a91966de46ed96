/** How much of everything there may be, as the server holds it too. What only the server needs to know is not here. */

/** Bytes of one entry in its canonical form. */
export const ENTRY_BYTES = 512;
/** Entries of one push. */
export const PUSH_ENTRIES = 24;
/** Feeds of one device. */
export const FEEDS = 8;
/** Characters of an id. */
export const ID_CHARS = 32;
/** Bytes of the reason of a correction. */
export const REASON_BYTES = 96;

const MINUTE = 60_000;

/** Two observations of one child in one direction within this time are one passage that two people recorded. */
export const SAME_PASSAGE = 3 * MINUTE;
/** Two pieces of clock evidence that differ by no more agree. */
export const CLOCKS_AGREE = 2 * MINUTE;
/** An event that the server heard of later than this is shown with its real time and as late, never as "now". */
export const LATE = 10 * MINUTE;
/** "On the way" is believed so long beyond the time that was named… */
export const COMING_LATE = 15 * MINUTE;
/** …and so long altogether where none was. Then the child is missing like any other. */
export const COMING = 60 * MINUTE;
/** A device keeps a roster that long without contact; then it is shredded. The outbound log stays. */
export const LEASE = 24 * 60 * MINUTE;
