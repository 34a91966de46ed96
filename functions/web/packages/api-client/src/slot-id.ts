/** What a slot's id says by itself: `checkup-18m.20260410T1000.a`. */
export interface SlotName {
  service: string;
  day: string;
  time: string;
  lane: string;
}

export function readSlotId(id: string): SlotName | undefined {
  const found = /^([a-z0-9-]+)\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)\.([a-z0-9]+)$/.exec(id);
  if (!found) return undefined;
  const [, service = "", year, month, date, hour, minute, lane = ""] = found;
  const day = `${year}-${month}-${date}`;
  return isDay(day) ? { service, day, time: `${hour}:${minute}`, lane } : undefined;
}

/** 30 February is no day. */
function isDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** Appointments are written with Japan's own offset, so that day and time can be read off: `2026-04-10T10:00:00+09:00`. */
export const dayOf = (moment: string): string => moment.slice(0, 10);
export const timeOf = (moment: string): string => moment.slice(11, 16);
