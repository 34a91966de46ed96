import { ApiError, type Attending, type Booking, OfflineError, type SlotCard } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import type { AttendanceLine, BookingLine } from "./day";
import { callOff, type Desks, inHindsight, instead, stayHome } from "./deeds";

const TODAY = "2026-04-01";
const booking = (more: Partial<Booking> = {}): Booking =>
  ({ id: "b", slot_id: "checkup.1", state: "booked", ...more }) as Booking;
const line = (more: Partial<BookingLine> = {}): BookingLine => ({
  kind: "booking",
  id: "b",
  booking: booking(),
  service: undefined,
  standing: "open",
  others: [],
  ...more,
});
const home = (staying: AttendanceLine["staying"], absences: Attending["absences"] = []): AttendanceLine => ({
  kind: "attendance",
  id: "n.k",
  kid: { child_id: "n.k", absences } as unknown as Attending,
  staying,
});

/** Desks that write down what reached them, or answer with what `failing` says. */
function office(failing?: Error) {
  const heard: string[] = [];
  const answer = async <T>(what: string, value: T): Promise<T> => {
    if (failing) throw failing;
    heard.push(what);
    return value;
  };
  const desks: Desks = {
    report: ({ child_ids, days, why }) => answer(`absent ${child_ids} ${days} ${why}`, []),
    reason: (id, { why }) => answer(`reason ${id} ${why}`, { id, child_id: "n.k", day: TODAY, why: why ?? "other" }),
    cancel: (id) => answer(`cancel ${id}`, booking({ state: "cancelled" })),
    move: (id, slot) => answer(`move ${id} ${slot}`, booking({ slot_id: slot })),
  };
  return { heard, desks };
}

it("reports the absence for an illness, or gives the one that was reported its reason", async () => {
  const { heard, desks } = office();
  expect(await stayHome(home("open"), TODAY, desks)).toEqual({ state: "done" });
  const reported = [{ id: "n.k.2026-04-01", child_id: "n.k", day: TODAY, why: "other" as const }];
  expect(await stayHome(home("reason", reported), TODAY, desks)).toEqual({ state: "done" });
  expect(heard).toEqual(["absent n.k 2026-04-01 sick", "reason n.k.2026-04-01 sick"]);
});

it("says that a report waits where there is no network", async () => {
  const { desks } = office();
  expect(await stayHome(home("open"), TODAY, { ...desks, report: async () => undefined })).toEqual({
    state: "waiting",
  });
});

it("cancels, moves or leaves an appointment, and keeps why it could not", async () => {
  const { heard, desks } = office();
  const slot = { id: "checkup.2" } as SlotCard;
  expect(await callOff(line(), { do: "keep" }, desks)).toEqual({ state: "done" });
  expect(await callOff(line(), { do: "cancel" }, desks)).toMatchObject({ booking: { state: "cancelled" } });
  expect(await callOff(line(), { do: "move", slot }, desks)).toMatchObject({ booking: { slot_id: "checkup.2" } });
  expect(heard).toEqual(["cancel b", "move b checkup.2"]);

  const late = new ApiError(409, "too_late", "締め切りました。");
  expect(await callOff(line(), { do: "cancel" }, office(late).desks)).toEqual({ state: "failed", error: late });
});

it("offers the nearest other days where one was taken meanwhile, and never today", () => {
  const slot = (id: string, day: string) => ({ id, starts_at: `${day}T10:00:00+09:00` }) as SlotCard;
  const full = new ApiError(409, "slot_full", "満員です。", {
    alternatives: [slot("today", TODAY), slot("later", "2026-04-03")],
  });
  expect(instead({ state: "failed", error: full }, TODAY)?.map(({ id }) => id)).toEqual(["later"]);
  expect(instead({ state: "failed", error: new OfflineError() }, TODAY)).toBeUndefined();
  expect(instead({ state: "done" }, TODAY)).toBeUndefined();
});

it("believes the service's own list where an answer was lost", () => {
  const lost = { state: "failed" as const, error: new OfflineError() };
  expect(inHindsight(line(), [booking()], lost)).toBe(lost);
  expect(inHindsight(line(), [], lost)).toBe(lost);
  const cancelled = booking({ state: "cancelled" });
  expect(inHindsight(line(), [cancelled], lost)).toEqual({ state: "done", booking: cancelled });
  const moved = booking({ slot_id: "checkup.2" });
  expect(inHindsight(line(), [moved], lost)).toEqual({ state: "done", booking: moved });
  // Cancelled on another phone before the button was pressed here: nothing is left to do.
  expect(inHindsight(line(), [cancelled], undefined)).toEqual({ state: "done", booking: cancelled });
});
