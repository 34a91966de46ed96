import { dayOf, type ServiceCard, type SlotCard } from "@tsunagu/api-client";

/** How a slot or a whole day stands for a party. */
export type Mark = "free" | "few" | "full" | "wait" | "draw" | "closed";

/** Of so many places a fifth or less is few. */
const FEW = 5;

/** How one slot stands for a party that needs `need` places. */
export function slotMark(slot: SlotCard, admission: ServiceCard["admission"], need = 1): Mark {
  if (slot.closed) return "closed";
  // A slot that is full is not open either; the words differ.
  if (!slot.open) return slot.remaining === 0 ? "full" : "closed";
  if (admission === "draw") return "draw";
  // While somebody waits, a freed place is theirs.
  const queued = admission === "waiting_list" && slot.waiting > 0;
  if (slot.remaining >= need && !queued) return slot.remaining * FEW <= slot.capacity ? "few" : "free";
  return admission === "waiting_list" ? "wait" : "full";
}

/** How a day stands: as well as its best slot. None where nothing takes place. */
export function dayMark(slots: readonly SlotCard[], admission: ServiceCard["admission"], need = 1): Mark | undefined {
  const marks = slots.map((slot) => slotMark(slot, admission, need));
  const free = slots.filter((_, index) => marks[index] === "free" || marks[index] === "few");
  if (free.length > 0) {
    const sum = (key: "remaining" | "capacity", of: readonly SlotCard[]) =>
      of.reduce((all, slot) => all + slot[key], 0);
    return sum("remaining", free) * FEW <= sum("capacity", slots) ? "few" : "free";
  }
  return (["draw", "wait", "full", "closed"] as const).find((mark) => marks.includes(mark));
}

/** What can be chosen at one time of a day. */
export interface Choice {
  slot: SlotCard;
  mark: Mark;
  /** Of everything that runs at this time. */
  capacity: number;
  remaining: number;
}

const best: readonly Mark[] = ["free", "few", "draw", "wait", "full", "closed"];

/** One choice for each time: which room or desk it will be does not matter to a family. */
export function byTime(slots: readonly SlotCard[], admission: ServiceCard["admission"], need = 1): Choice[] {
  const times = new Map<string, Choice>();
  for (const slot of [...slots].sort((a, b) => (a.starts_at < b.starts_at ? -1 : a.starts_at > b.starts_at ? 1 : 0))) {
    const time = `${slot.starts_at}/${slot.ends_at}`;
    const mark = slotMark(slot, admission, need);
    const other = times.get(time);
    if (!other) {
      times.set(time, { slot, mark, capacity: slot.capacity, remaining: slot.remaining });
      continue;
    }
    other.capacity += slot.capacity;
    other.remaining += slot.remaining;
    if (best.indexOf(mark) < best.indexOf(other.mark)) Object.assign(other, { slot, mark });
  }
  return [...times.values()];
}

export function byDay(slots: readonly SlotCard[]): Map<string, SlotCard[]> {
  const days = new Map<string, SlotCard[]>();
  for (const slot of slots) {
    const day = dayOf(slot.starts_at);
    const others = days.get(day);
    if (others) others.push(slot);
    else days.set(day, [slot]);
  }
  return days;
}

/** First and last day, where there is one. */
export interface Window {
  from?: string | null | undefined;
  until?: string | null | undefined;
}

/** The days that lie in all of them. */
export function overlap(windows: readonly Window[]): Window {
  const starts = windows.map(({ from }) => from).filter((day) => typeof day === "string");
  const ends = windows.map(({ until }) => until).filter((day) => typeof day === "string");
  return { from: starts.sort().at(-1), until: ends.sort()[0] };
}

/** The days that lie in one of them. */
export function union(windows: readonly Window[]): Window {
  const starts = windows.map(({ from }) => from ?? undefined);
  const ends = windows.map(({ until }) => until ?? undefined);
  return {
    from: starts.includes(undefined) ? undefined : starts.sort()[0],
    until: ends.includes(undefined) ? undefined : ends.sort().at(-1),
  };
}

export const within = (day: string, { from, until }: Window): boolean =>
  (!from || from <= day) && (!until || day <= until);

/** The first slot of each of the next few days on which the party could come. */
export function earliest(
  slots: readonly SlotCard[],
  admission: ServiceCard["admission"],
  window: Window,
  need: number,
  count = 3,
): SlotCard[] {
  const found: SlotCard[] = [];
  for (const slot of [...slots].sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1))) {
    const mark = slotMark(slot, admission, need);
    const day = dayOf(slot.starts_at);
    if ((mark !== "free" && mark !== "few") || !within(day, window)) continue;
    if (found.some((other) => dayOf(other.starts_at) === day)) continue;
    found.push(slot);
    if (found.length === count) break;
  }
  return found;
}
