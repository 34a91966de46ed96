import type { ServiceCard, SlotCard } from "@tsunagu/api-client";
import { slotMark } from "../bookings/days";

/** What can still be booked of a day: the slots with room, the first one first, and how many places they have. */
export function freeToday(
  slots: readonly SlotCard[],
  admission: ServiceCard["admission"],
): { slots: SlotCard[]; places: number } {
  const free = slots.filter((slot) => ["free", "few"].includes(slotMark(slot, admission)));
  return {
    slots: free.sort((a, b) => (a.starts_at < b.starts_at ? -1 : a.starts_at > b.starts_at ? 1 : 0)),
    places: free.reduce((all, { remaining }) => all + remaining, 0),
  };
}
