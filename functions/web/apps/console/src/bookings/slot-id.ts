import { dayOf, readSlotId, timeOf } from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";

/** `12:00`, or with the day where a slot reaches into another one. */
export function endWords({ starts_at, ends_at }: { starts_at: string; ends_at: string }): string {
  const day = dayOf(ends_at);
  return dayOf(starts_at) === day ? timeOf(ends_at) : `${formatDay(day, "ja", day)} ${timeOf(ends_at)}`;
}

/** The moment at which a slot begins. */
export function startOf(id: string): Date {
  const name = readSlotId(id);
  return new Date(name ? `${name.day}T${name.time}:00+09:00` : Number.NaN);
}

/** `2026年4月10日（金） 10:00` */
export function whenWords(id: string): string {
  const name = readSlotId(id);
  return name ? `${formatDay(name.day, "ja")} ${name.time}` : id;
}

/** Ids gathered by day, each day in the order of time: what a person can check at a glance. */
export function byDay(ids: readonly string[]): { day: string; times: string[] }[] {
  const days = new Map<string, string[]>();
  for (const name of ids.map(readSlotId)) {
    if (!name) continue;
    const times = days.get(name.day) ?? [];
    times.push(name.lane === "a" ? name.time : `${name.time}（${name.lane}）`);
    days.set(name.day, times);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, times]) => ({ day, times: times.sort() }));
}
