import { type Attending, type Booking, type Child, dayOf, type ServiceCard, type SlotCard } from "@tsunagu/api-client";
import { isLive } from "../bookings/state";
import { isSeen } from "../nursery/child-card";
import type { Item } from "../nursery/outbox";
import { kindOf } from "../nursery/reports";

/** A child as the facility and as the city's office know it: one emoji stands for both. */
export interface Patient {
  token: string;
  kid?: Attending;
  child?: Child;
}

/** The born children of a family. */
export function patientsOf(kids: readonly Attending[], family: readonly Child[]): Patient[] {
  const born = family.filter(({ kind }) => kind === "child");
  const known = kids.map((kid): Patient => {
    const child = born.find(({ token }) => token === kid.token);
    return { token: kid.token, kid, ...(child ? { child } : {}) };
  });
  const others = born.filter((child) => !kids.some(({ token }) => token === child.token));
  return [...known, ...others.map((child): Patient => ({ token: child.token, child }))];
}

/**
 * How a child's day at its facility stands. `open` and `reason` can be said from here: that it stays at home, and that
 * an absence reported without a reason is for an illness. `barred` is for who may not report.
 */
export type Staying = "open" | "reason" | "waiting" | "absent" | "seen" | "day_off" | "barred";

export interface AttendanceLine {
  kind: "attendance";
  id: string;
  kid: Attending;
  staying: Staying;
}

/** An appointment of today. `late` cannot be called off from here any more, `over` has been. */
export interface BookingLine {
  kind: "booking";
  id: string;
  booking: Booking;
  service: ServiceCard | undefined;
  standing: "open" | "late" | "over";
  /** Other children who come along: theirs is not called off unasked. */
  others: string[];
}

export type Line = AttendanceLine | BookingLine;

/** Everything of today that concerns a child, the facility first. */
export function linesOf(
  { kid, child }: Patient,
  known: { bookings: readonly Booking[]; services: readonly ServiceCard[]; items: readonly Item[] },
  now: Date,
  today: string,
): Line[] {
  const attendance: AttendanceLine[] = kid
    ? [{ kind: "attendance", id: kid.child_id, kid, staying: stayingOf(kid, known.items, today) }]
    : [];
  const theirs = known.bookings.filter(
    (one) =>
      child !== undefined &&
      one.child_ids.includes(child.id) &&
      dayOf(one.starts_at) === today &&
      (one.state === "cancelled" || (isLive(one) && Date.parse(one.ends_at) > now.getTime())),
  );
  const bookings = theirs.map(
    (booking): BookingLine => ({
      kind: "booking",
      id: booking.id,
      booking,
      service: known.services.find(({ id }) => id === booking.service_id),
      standing: booking.state === "cancelled" ? "over" : booking.can_cancel ? "open" : "late",
      others: booking.child_ids.filter((id) => id !== child?.id),
    }),
  );
  return [...attendance, ...bookings.sort((a, b) => (a.booking.starts_at < b.booking.starts_at ? -1 : 1))];
}

function stayingOf(kid: Attending, items: readonly Item[], today: string): Staying {
  if (!kid.may_report) return "barred";
  const absence = kid.absences.find((one) => kindOf(one) === "absent" && one.day === today);
  if (isSeen(kid) && kid.today?.day === today) return "seen";
  if (absence) return absence.why === "other" ? "reason" : "absent";
  const pending = ({ state, report }: Item) =>
    state === "waiting" && report.child_ids.includes(kid.child_id) && report.days.includes(today);
  if (items.some(pending)) return "waiting";
  return kid.plan?.expected === false ? "day_off" : "open";
}

/** Whether something about it can be done from here. */
export const isOpen = (line: Line): boolean =>
  line.kind === "attendance" ? line.staying === "open" || line.staying === "reason" : line.standing === "open";

/** What becomes of an appointment. */
export type Deed = { do: "cancel" } | { do: "keep" } | { do: "move"; slot: SlotCard };

/** A check-up or a vaccination has its time and is put off; care for a day that is over is of no use tomorrow. */
export const isPutOff = ({ booking, service }: BookingLine): boolean =>
  booking.can_change && (service?.milestones.length ?? 0) > 0 && service?.admission !== "draw";

/** What happens unless somebody chooses otherwise; `later` are the next days on which there is room, the nearest first. */
export function proposed({ others }: BookingLine, later: readonly SlotCard[]): Deed {
  if (others.length > 0) return { do: "keep" };
  const [slot] = later;
  return slot ? { do: "move", slot } : { do: "cancel" };
}

export const isVaccination = (service: ServiceCard | undefined): boolean =>
  service?.milestones.some((milestone) => milestone.startsWith("vax.")) ?? false;
