import type { Eligibility, ResidentApi, ServiceCard, SlotCard } from "@tsunagu/api-client";
import { addDays } from "@tsunagu/ui";
import { earliest, overlap, type Window } from "../bookings/days";
import type { BookingLine } from "./day";

/** Days of one question about slots. */
const LOOK_DAYS = 61;

/** When a child could come next. */
export interface Next {
  slots: SlotCard[];
  /** The first day that the rules allow (ages, windows, intervals), where they have one. */
  from: string | undefined;
}

/** The next days, from `from` on, on which all of them may come to a service and there is room for them. */
export async function nextDays(
  api: Pick<ResidentApi, "slots" | "eligibility">,
  service: ServiceCard,
  children: readonly string[],
  from: string,
  without?: string,
): Promise<Next> {
  const rules = windowOf(await api.eligibility(service.id, without), children);
  if (!rules) return { slots: [], from: undefined };
  const first = rules.from && rules.from > from ? rules.from : from;
  const ends = [addDays(first, LOOK_DAYS), service.bookable_until, rules.until].filter(
    (day) => typeof day === "string",
  );
  const last = ends.sort()[0] ?? first;
  const found = first <= last ? await api.slots(service.id, first, last) : [];
  return {
    slots: earliest(found, service.admission, { from: first, until: last }, Math.max(1, children.length)),
    from: rules.from ?? undefined,
  };
}

/** The same for an appointment that shall be moved; nothing where that could not be asked, which keeps nobody from the rest. */
export async function laterDays(
  api: Pick<ResidentApi, "slots" | "eligibility">,
  { booking, service }: BookingLine,
  from: string,
): Promise<SlotCard[] | undefined> {
  if (!service) return [];
  try {
    return (await nextDays(api, service, booking.child_ids, from, booking.id)).slots;
  } catch {
    return undefined;
  }
}

/** The days on which every one of them may come; none where one may not at all. */
function windowOf(found: readonly Eligibility[], children: readonly string[]): Window | undefined {
  const theirs = children.map((id) => found.find(({ child_id, eligible }) => eligible && child_id === id));
  const may = theirs.filter((one) => one !== undefined);
  return may.length === children.length ? overlap(may) : undefined;
}
