/**
 * How long a roster may stay on a device without contact: 24 hours, then it is shredded. A clock that was set back does
 * not lengthen it; neither does a restart.
 */
import { LEASE } from "../bounds";
import type { Millis, Moment } from "../clock";

/** The time since the last contact, by every clock that the device has. */
export interface Lease {
  contact: Moment;
  last: Moment;
  /** Counted over all starts since the contact. */
  counted: Millis;
}

export const Lease = {
  /** A contact just happened. */
  renewed(now: Moment): Lease {
    return { contact: now, last: now, counted: 0 };
  },

  /** Call it on every tick and at start, and store the lease that it gives; `stays` says whether the roster may stay. */
  tick({ contact, last, counted }: Lease, now: Moment): { lease: Lease; stays: boolean } {
    // A new start counts from its own beginning; how long the device was off only the wall clock can tell.
    const step = now.boot === last.boot ? now.mono - last.mono : now.mono;
    const lease = { contact, last: now, counted: counted + Math.max(step, 0) };
    return { lease, stays: Math.max(lease.counted, now.wall - contact.wall) < LEASE };
  },
};
