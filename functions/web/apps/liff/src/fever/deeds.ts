import type { Absence, AbsenceReason, Booking, NewAbsence } from "@tsunagu/api-client";
import { kindOf } from "../nursery/reports";
import type { AttendanceLine, BookingLine, Deed } from "./day";

/** Who takes what is said. Each of these has its effect once, however often it is asked for. */
export interface Desks {
  /** Nothing where the report waits on this phone until there is a network. */
  report(report: NewAbsence): Promise<Absence[] | undefined>;
  reason(absence: string, why: AbsenceReason): Promise<Absence>;
  cancel(booking: string): Promise<Booking>;
  move(booking: string, slot: string): Promise<Booking>;
}

/** What came of a line. */
export type Outcome = { state: "done"; booking?: Booking } | { state: "waiting" } | { state: "failed"; error: Error };

/** Says that the child stays at home, or that its absence is for an illness. */
export function stayHome({ kid, staying }: AttendanceLine, today: string, desks: Desks): Promise<Outcome> {
  return settled(async () => {
    const absence = kid.absences.find((one) => kindOf(one) === "absent" && one.day === today);
    if (staying === "reason" && absence) {
      await desks.reason(absence.id, "sick");
      return { state: "done" };
    }
    const written = await desks.report({ child_ids: [kid.child_id], days: [today], why: "sick" });
    return { state: written ? "done" : "waiting" };
  });
}

export function callOff({ booking }: BookingLine, deed: Deed, desks: Desks): Promise<Outcome> {
  return settled(async () => {
    switch (deed.do) {
      case "keep":
        return { state: "done" };
      case "cancel":
        return { state: "done", booking: await desks.cancel(booking.id) };
      case "move":
        return { state: "done", booking: await desks.move(booking.id, deed.slot.id) };
    }
  });
}

async function settled(act: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await act();
  } catch (failure) {
    return { state: "failed", error: failure instanceof Error ? failure : new Error(String(failure)) };
  }
}

/**
 * What is known of an appointment after its answer was lost: the service's own list decides. Elsewhere it may have been
 * cancelled or moved meanwhile, which is what was asked for.
 */
export function inHindsight(
  { booking, standing }: BookingLine,
  now: readonly Booking[],
  outcome: Outcome | undefined,
): Outcome | undefined {
  if (outcome?.state === "done" || standing !== "open") return outcome;
  const fresh = now.find(({ id }) => id === booking.id);
  if (!fresh) return outcome;
  const changed = fresh.state === "cancelled" || fresh.state === "withdrawn" || fresh.slot_id !== booking.slot_id;
  return changed ? { state: "done", booking: fresh } : outcome;
}
