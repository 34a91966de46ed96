/** Hours of a teacher as slots: the same arithmetic as the service's (domain: `interview::Windows`), to count while staff write. */
import type { InterviewDraft, InterviewWindows } from "@tsunagu/api-client";

type Rest = NonNullable<InterviewDraft["rest"]>;

/** When a slot is, in minutes of its day. */
export interface Slot {
  day: string;
  start: number;
  end: number;
}

/** `14:30` and `14:30:00` as minutes; NaN while it is being written. */
export function minuteOf(time: string): number {
  const found = /^(\d{2}):(\d{2})/.exec(time);
  return found ? Number(found[1]) * 60 + Number(found[2]) : Number.NaN;
}

export const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** The slots of these hours, in order; none of hours that make no sense yet. */
export function slotsOf({ days, from, until, length, gap = 0, pauses = [] }: InterviewWindows): Slot[] {
  if (!(length >= 5 && length <= 240 && gap >= 0 && gap <= 120)) return [];
  const away = pauses.map((pause) => ({ from: minuteOf(pause.from), until: minuteOf(pause.until) }));
  if (away.some((pause) => !(pause.from < pause.until))) return [];
  const starts: number[] = [];
  for (let start = minuteOf(from); start + length <= minuteOf(until); ) {
    const pause = away.find((pause) => pause.from < start + length && start < pause.until);
    if (pause) start = pause.until;
    else {
      starts.push(start);
      start += length + gap;
    }
  }
  return [...days].sort().flatMap((day) => starts.map((start) => ({ day, start, end: start + length })));
}

/** The slots of a class, in order. */
export const allSlots = (windows: readonly InterviewWindows[]): Slot[] =>
  windows.flatMap(slotsOf).sort((a, b) => (a.day === b.day ? a.start - b.start : a.day < b.day ? -1 : 1));

/** Whether two of them are at once, in order as they are. */
export const overlaps = (slots: readonly Slot[]): boolean =>
  slots.some((slot, at) => {
    const before = slots[at - 1];
    return before !== undefined && before.day === slot.day && slot.start < before.end;
  });

/** As many of the slots as can be given when one stays free after so many in a row. */
export function usable(slots: readonly Slot[], rest: Rest | null | undefined): number {
  if (!rest || !(rest.after >= 1)) return slots.length;
  let count = 0;
  let run = 0;
  let before: Slot | undefined;
  for (const slot of slots) {
    const follows = before !== undefined && before.day === slot.day && slot.start - before.end < rest.minutes;
    run = follows ? run : 0;
    before = slot;
    if (run === rest.after) {
      // This one stays free.
      run = 0;
      continue;
    }
    run += 1;
    count += 1;
  }
  return count;
}
