import { dayOf, readSlotId, type StaffSlot, timeOf } from "@tsunagu/api-client";
import { addDays, daysBetween } from "@tsunagu/ui";
import { requests, taken, unread } from "./words";

/** The day as a table: a row for each start, a column for each service and lane. */
export interface Board {
  columns: { key: string; service: string; title: string; lane: string; lanes: number }[];
  rows: { time: string; cells: (StaffSlot | undefined)[] }[];
}

export function boardOf(slots: readonly StaffSlot[]): Board {
  const columns = new Map<string, Board["columns"][number]>();
  const rows = new Map<string, Map<string, StaffSlot>>();
  for (const slot of slots) {
    const lane = readSlotId(slot.slot.id)?.lane ?? "";
    const key = `${slot.service_id} ${lane}`;
    columns.set(key, { key, service: slot.service_id, title: slot.title, lane, lanes: 1 });
    const row = rows.get(timeOf(slot.slot.starts_at)) ?? new Map<string, StaffSlot>();
    row.set(key, slot);
    rows.set(timeOf(slot.slot.starts_at), row);
  }
  // Services stay in the order in which they were asked for.
  const services = [...new Set(slots.map(({ service_id }) => service_id))];
  const place = ({ service, lane }: { service: string; lane: string }) =>
    `${services.indexOf(service)}`.padStart(4, "0") + lane;
  const ordered = [...columns.values()].sort((a, b) => (place(a) < place(b) ? -1 : 1));
  for (const column of ordered) column.lanes = ordered.filter(({ service }) => service === column.service).length;
  return {
    columns: ordered,
    rows: [...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([time, cells]) => ({ time, cells: ordered.map(({ key }) => cells.get(key)) })),
  };
}

const steps: Record<string, { x: number; y: number }> = {
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
};

/** Where an arrow key leads from a cell: past the gaps, to the next slot in that direction. */
export function neighbour(board: Board, row: number, column: number, key: string): StaffSlot | undefined {
  const step = steps[key];
  if (!step) return undefined;
  let [y, x] = [row + step.y, column + step.x];
  while (board.rows[y] && x >= 0 && x < board.columns.length) {
    const slot = board.rows[y]?.cells[x];
    if (slot) return slot;
    [y, x] = [y + step.y, x + step.x];
  }
  return undefined;
}

/** What is counted of a day, or of anything else. */
export interface Tally {
  slots: number;
  closed: number;
  taken: number;
  capacity: number;
  waiting: number;
  requests: number;
  unread: number;
}

export function tally(slots: readonly StaffSlot[]): Tally {
  const sum: Tally = { slots: 0, closed: 0, taken: 0, capacity: 0, waiting: 0, requests: 0, unread: 0 };
  for (const slot of slots) {
    sum.slots++;
    if (slot.closed) sum.closed++;
    sum.taken += taken(slot);
    sum.capacity += slot.closed ? taken(slot) : slot.slot.capacity;
    sum.waiting += slot.slot.waiting;
    sum.requests += requests(slot);
    sum.unread += unread(slot);
  }
  return sum;
}

/** Monday of the week. */
function mondayOf(day: string): string {
  // 5 January 1970 was a Monday.
  const since = daysBetween("1970-01-05", day);
  return addDays(day, -(((since % 7) + 7) % 7));
}

export const weekOf = (day: string): string[] => Array.from({ length: 7 }, (_, n) => addDays(mondayOf(day), n));

export const onDay = (slots: readonly StaffSlot[], day: string): StaffSlot[] =>
  slots.filter((slot) => dayOf(slot.slot.starts_at) === day);
