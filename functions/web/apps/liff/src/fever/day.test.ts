import type { Attending, Booking, Child, ServiceCard, SlotCard } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { type BookingLine, isOpen, isPutOff, linesOf, patientsOf, proposed } from "./day";

const TODAY = "2026-04-01";
const NOW = new Date("2026-04-01T07:50:00+09:00");

const kid = (more: Partial<Attending> = {}): Attending => ({
  child_id: "nursery.k_1",
  facility_id: "nursery",
  facility: "つなぐ保育園",
  facility_kind: "nursery",
  token: "🐰",
  name: "青木 花",
  class: "ひよこ組",
  may_report: true,
  may_collect: true,
  may_read: true,
  plan: { expected: true, rides: true, lunch: true },
  absences: [],
  collectors: [],
  ...more,
});
const child = (id: string, token: string, kind: Child["kind"] = "child"): Child =>
  ({ id, token, kind, birth_date: "2024-09-01" }) as Child;
const booking = (id: string, more: Partial<Booking> = {}): Booking =>
  ({
    id,
    service_id: "checkup",
    title: "健診",
    place: "保健センター",
    slot_id: `checkup.${id}`,
    starts_at: "2026-04-01T13:00:00+09:00",
    ends_at: "2026-04-01T13:30:00+09:00",
    child_ids: ["hana"],
    state: "booked",
    can_change: true,
    can_cancel: true,
    unread: 0,
    ...more,
  }) as Booking;
const service = (id: string, milestones: string[]): ServiceCard =>
  ({ id, milestones, admission: "first_come" }) as ServiceCard;

const services = [service("checkup", ["hc.18m"]), service("care", [])];
const known = (bookings: Booking[] = []) => ({ bookings, services, items: [] });
const hana = { token: "🐰", kid: kid(), child: child("hana", "🐰") };

it("knows a child by its emoji at the facility and at the office, and no child before it is born", () => {
  const family = [child("hana", "🐰"), child("ren", "🦊"), child("soon", "🐣", "pregnancy")];
  expect(patientsOf([kid()], family).map(({ token, kid, child }) => [token, kid?.name, child?.id])).toEqual([
    ["🐰", "青木 花", "hana"],
    ["🦊", undefined, "ren"],
  ]);
  expect(patientsOf([kid({ token: "🐼" })], []).map(({ child }) => child)).toEqual([undefined]);
});

it("lists the facility first, then today's appointments of that child alone in the order of the day", () => {
  const lines = linesOf(
    hana,
    known([
      booking("late", { starts_at: "2026-04-01T15:00:00+09:00", ends_at: "2026-04-01T15:30:00+09:00" }),
      booking("early"),
      booking("tomorrow", { starts_at: "2026-04-02T13:00:00+09:00", ends_at: "2026-04-02T13:30:00+09:00" }),
      booking("sibling", { child_ids: ["ren"] }),
      booking("family", { child_ids: [] }),
      booking("came", { state: "arrived" }),
      booking("declined", { state: "withdrawn" }),
      booking("gone", { starts_at: "2026-04-01T07:00:00+09:00", ends_at: "2026-04-01T07:30:00+09:00" }),
    ]),
    NOW,
    TODAY,
  );
  expect(lines.map(({ id }) => id)).toEqual(["nursery.k_1", "early", "late"]);
  expect(lines.every(isOpen)).toBe(true);
  expect(linesOf({ token: "🐼" }, known([booking("early")]), NOW, TODAY)).toEqual([]);
});

it("says of a day at the facility what can be said of it", () => {
  const absence = (why: "sick" | "other" | "private", day = TODAY) => ({ id: "a", child_id: "nursery.k_1", day, why });
  const seen = { day: TODAY, standing: "present" as const, uncertain: false, stays: [], coming: false };
  const report = { child_ids: ["nursery.k_1"], days: [TODAY], why: "sick" as const };
  const staying = (more: Partial<Attending>, items: unknown[] = []) => {
    const [line] = linesOf({ ...hana, kid: kid(more) }, { ...known(), items: items as never }, NOW, TODAY);
    return line?.kind === "attendance" ? line.staying : undefined;
  };
  expect(staying({})).toBe("open");
  expect(staying({ may_report: false, plan: null })).toBe("barred");
  expect(staying({ absences: [absence("sick")] })).toBe("absent");
  expect(staying({ absences: [absence("private")] })).toBe("absent");
  // Reported in the chat, which asks for no reason.
  expect(staying({ absences: [absence("other")] })).toBe("reason");
  expect(staying({ absences: [absence("sick", "2026-04-02")] })).toBe("open");
  expect(staying({ plan: { expected: false, rides: false, lunch: false } })).toBe("day_off");
  expect(staying({ today: seen })).toBe("seen");
  // A page that was left open overnight.
  expect(staying({ today: { ...seen, day: "2026-03-31" } })).toBe("open");
  expect(staying({}, [{ key: "k", state: "waiting", report, tried: true }])).toBe("waiting");
  expect(staying({}, [{ key: "k", state: "lapsed", report, tried: true }])).toBe("open");
});

it("calls nothing off that is too late, and knows what was called off already", () => {
  const lines = linesOf(
    hana,
    known([booking("late", { can_cancel: false, can_change: false }), booking("over", { state: "cancelled" })]),
    NOW,
    TODAY,
  );
  expect(lines.map((line) => (line.kind === "booking" ? [line.id, line.standing, isOpen(line)] : []))).toEqual([
    [],
    ["late", "late", false],
    ["over", "over", false],
  ]);
});

it("puts a check-up off to the nearest free day, gives care up, and asks before a sibling loses its place", () => {
  const slot = (id: string): SlotCard => ({ id }) as SlotCard;
  const [line, care, both] = linesOf(
    { token: "🐰", child: child("hana", "🐰") },
    known([
      booking("1"),
      booking("2", { service_id: "care" }),
      booking("3", { child_ids: ["hana", "ren"] }),
      booking("4", { can_change: false }),
    ]),
    NOW,
    TODAY,
  ) as BookingLine[];
  if (!line || !care || !both) throw new Error("three lines");
  expect([line, care, both].map(isPutOff)).toEqual([true, false, true]);
  expect(proposed(line, [slot("near"), slot("far")])).toEqual({ do: "move", slot: slot("near") });
  expect(proposed(line, [])).toEqual({ do: "cancel" });
  expect(proposed(line, undefined)).toEqual({ do: "keep" });
  expect(proposed(care, undefined)).toEqual({ do: "cancel" });
  expect(proposed(care, [])).toEqual({ do: "cancel" });
  expect(both.others).toEqual(["ren"]);
  expect(proposed(both, [slot("near")])).toEqual({ do: "keep" });
});
