/**
 * Feeds as they travel: what the server writes and a device only reads (roster, today's events, outcomes), row by row.
 * Each feed numbers its changes without a gap; what lies before its horizon is gone, and a device that stopped there
 * starts again from a snapshot.
 */
import type { ThingId } from "./entry/ids";

/** A row: a later one with the same key replaces it. */
export interface Row {
  /** Its name within the feed. */
  key: string;
  /** What it says; `null` where it is taken away. */
  value: string | null;
}

/** The rows that one transaction of the server changed. */
export interface Change {
  /** Its number: 1, 2, 3… without a gap, given inside the transaction. */
  seq: number;
  /** What changed. */
  rows: Row[];
}

/** How far a device is in a feed. One that has nothing yet is at 0, where the server begins a snapshot. */
export interface Cursor {
  /** The feed. */
  feed: ThingId;
  /** Everything up to this change is here; within a snapshot, the change that the snapshot was begun at. */
  seq: number;
  /** The last key of the snapshot so far, while one is being read. */
  snapshot: string | null;
}

/** A page of a feed. */
export type Page =
  | {
      /** The changes after the cursor, in order and without a gap. */
      kind: "changes";
      changes: Change[];
      /** There are more: ask at once. */
      more: boolean;
    }
  | {
      /** Rows of a snapshot. The device puts them aside and takes them over with the last page. */
      kind: "reset";
      /** The snapshot holds everything up to here, and maybe some of what came after; replaying that does no harm. */
      at: number;
      /** The last key of the page before; `null` on the first page, which throws away what was put aside. */
      after: string | null;
      /** In the order of their keys. */
      rows: Row[];
      /** There are more: ask at once. */
      more: boolean;
    }
  /** The device may not have this feed any more and forgets it. */
  | { kind: "gone" };
