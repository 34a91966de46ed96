import type { Moment } from "../clock";
import type { Push } from "./push";

/**
 * Takes another device's tail along (by QR or file) when its network is dead. The body and its signature stay as they
 * are; only the time under way is added. `taken` and `now` are the carrier's clocks.
 */
export function carry(tail: Push, taken: Moment, now: Moment): Push {
  const way = taken.boot === now.boot ? now.mono - taken.mono : now.wall - taken.wall;
  // One carrier may hand it to the next.
  return { ...tail, carried_for: (tail.carried_for ?? 0) + Math.max(way, 0) };
}
