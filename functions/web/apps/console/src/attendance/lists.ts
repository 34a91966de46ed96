import type { Board, BoardLine, SilentGate } from "@tsunagu/api-client";

type Standing = BoardLine["standing"];

/** What is counted at the top of a board, in this order. */
export const counted: readonly { name: string; of: readonly Standing[]; always: boolean }[] = [
  { name: "在園", of: ["present"], always: true },
  { name: "未着", of: ["awaited"], always: true },
  { name: "来ていない", of: ["not_seen"], always: true },
  { name: "不明", of: ["unknown"], always: true },
  { name: "バス", of: ["on_bus", "off_bus"], always: false },
  { name: "欠席", of: ["absent"], always: true },
  { name: "降園", of: ["left"], always: true },
  { name: "登園日でない", of: ["day_off"], always: false },
];

export function counts(lines: readonly BoardLine[]): { name: string; count: number }[] {
  const count = (of: readonly Standing[]) => lines.filter(({ standing }) => of.includes(standing)).length;
  return counted
    .map(({ name, of, always }) => ({ name, count: count(of), always }))
    .filter(({ count, always }) => always || count > 0);
}

/** The most pressing first; what is on a bus cannot wait. */
const pressing = ["on_bus_not_at_gate", "still_on_bus", "not_seen", "still_inside", "absent_but_present", "unknown"];

const isUnknown = (line: BoardLine): boolean => line.alarms.some(({ kind }) => kind === "unknown");

/**
 * Who needs somebody to act, in the order in which to act: by what it is, those whom nobody has reached yet, then by
 * whose time came first. Children of whom a silent gate may know more are not among them (`unknownOf`).
 */
export function escalation(lines: readonly BoardLine[]): BoardLine[] {
  const rank = (line: BoardLine) => {
    const places = line.alarms.map(({ kind, coming }) => pressing.indexOf(kind) + (coming ? 0.5 : 0));
    return Math.min(...places);
  };
  const reached = (line: BoardLine) => Number(line.calls.some(({ reached }) => reached));
  return lines
    .filter((line) => line.alarms.length > 0 && !isUnknown(line))
    .map((line, at) => ({ line, at }))
    .sort(
      (a, b) =>
        rank(a.line) - rank(b.line) ||
        reached(a.line) - reached(b.line) ||
        (a.line.cutoff < b.line.cutoff ? -1 : a.line.cutoff > b.line.cutoff ? 1 : a.at - b.at),
    )
    .map(({ line }) => line);
}

/** The children of whom nobody can say whether they came, and the gates that would know. */
export function unknownOf(lines: readonly BoardLine[]): { lines: BoardLine[]; silent: SilentGate[] } {
  const found = lines.filter(isUnknown);
  const silent = new Map<string, SilentGate>();
  for (const gate of found.flatMap(({ alarms }) => alarms.flatMap(({ silent }) => silent))) {
    silent.set(gate.device_id, gate);
  }
  return { lines: found, silent: [...silent.values()] };
}

/** Children by class, in the order of the facility's classes; a class that is gone comes last. */
export function byClass<T>(
  items: readonly T[],
  classOf: (item: T) => string,
  classes: readonly { id: string; name: string }[],
): { id: string; name: string; items: T[] }[] {
  const known = classes.map(({ id, name }) => ({ id, name, items: items.filter((item) => classOf(item) === id) }));
  const lost = items.filter((item) => !classes.some(({ id }) => id === classOf(item)));
  return [...known, ...(lost.length > 0 ? [{ id: "", name: "クラスなし", items: lost }] : [])];
}

/** Whether the day's board is about to be asked for another day than today. */
export const isToday = (board: Board): boolean => board.day === board.now.slice(0, 10);
