import { readSlotId, type StaffBooking, type StaffSlot } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { boardOf, neighbour, onDay, tally, weekOf } from "./board";
import { byDay, whenWords } from "./slot-id";
import { standing, taken, who } from "./words";

function slot(id: string, over: Partial<StaffSlot["slot"]> = {}, bookings: StaffBooking[] = []): StaffSlot {
  const name = readSlotId(id);
  const { capacity = 4, remaining = 4 } = over;
  const at = (time: string) => `${name?.day}T${time}:00+09:00`;
  return {
    service_id: name?.service ?? "",
    title: name?.service ?? "",
    slot: {
      id,
      starts_at: at(name?.time ?? ""),
      ends_at: at("23:59"),
      capacity,
      remaining,
      waiting: 0,
      closed: false,
      open: true,
      ...over,
    },
    capacity: { places: capacity },
    remaining: { places: remaining },
    closed: false,
    bookings,
  };
}

/** Residents are told of no place left in it; what is taken of it is another matter. */
function closed(id: string, remaining: number): StaffSlot {
  const open = slot(id, { remaining });
  return { ...open, closed: true, slot: { ...open.slot, closed: true, open: false, remaining: 0 } };
}

const booking = (over: Partial<StaffBooking>): StaffBooking => ({
  id: "bkg_1",
  slot_id: "c.20260410T1000.a",
  state: "booked",
  person: { kind: "resident", id: "res_1" },
  children: [],
  answers: [],
  made_at: "2026-04-01T09:00:00+09:00",
  unread: 0,
  ...over,
});

it("says when slots are, and gathers them by day", () => {
  expect(whenWords("checkup-18m.20260410T1000.a")).toBe("2026年4月10日（金） 10:00");
  expect(byDay(["c.20260411T0900.a", "c.20260410T1020.b", "c.20260410T1000.a", "c.20260230T1000.a"])).toEqual([
    { day: "2026-04-10", times: ["10:00", "10:20（b）"] },
    { day: "2026-04-11", times: ["09:00"] },
  ]);
});

it("lays a day out by time and lane, and arrows jump over gaps", () => {
  const slots = ["d.20260410T1100.a", "c.20260410T1000.b", "c.20260410T1000.a", "c.20260410T1100.a"].map((id) =>
    slot(id),
  );
  const board = boardOf(slots);

  expect(board.columns.map(({ key, lanes }) => [key, lanes])).toEqual([
    ["d a", 1],
    ["c a", 2],
    ["c b", 2],
  ]);
  expect(board.rows.map(({ time, cells }) => [time, cells.map((cell) => cell?.slot.id)])).toEqual([
    ["10:00", [undefined, "c.20260410T1000.a", "c.20260410T1000.b"]],
    ["11:00", ["d.20260410T1100.a", "c.20260410T1100.a", undefined]],
  ]);
  expect(neighbour(board, 0, 2, "ArrowLeft")?.slot.id).toBe("c.20260410T1000.a");
  expect(neighbour(board, 0, 2, "ArrowDown")).toBeUndefined();
  expect(neighbour(board, 0, 0, "Enter")).toBeUndefined();
});

it("counts a day from who is in it", () => {
  const request = booking({ state: "requested", unread: 2 });
  const slots = [slot("c.20260410T1000.a", { remaining: 1, waiting: 2 }, [request]), slot("c.20260411T1000.a")];
  expect(tally(onDay(slots, "2026-04-10"))).toEqual({
    slots: 1,
    closed: 0,
    taken: 3,
    capacity: 4,
    waiting: 2,
    requests: 1,
    unread: 2,
  });
});

it("does not count a closed slot as a full one", () => {
  expect(taken(closed("c.20260410T1000.a", 4))).toBe(0);
  expect(taken(closed("c.20260410T1000.a", 1))).toBe(3);
  const slots = [closed("c.20260410T1000.a", 4), slot("c.20260410T1100.a", { remaining: 1 })];
  expect(tally(slots)).toMatchObject({ slots: 2, closed: 1, taken: 3, capacity: 4 });
});

it("weeks start on Monday, before 1970 as well", () => {
  expect(weekOf("2026-04-12")[0]).toBe("2026-04-06");
  expect(weekOf("2026-04-06")).toHaveLength(7);
  expect(weekOf("1969-12-31")[0]).toBe("1969-12-29");
});

it("says how a slot stands in words", () => {
  expect(standing(slot("c.20260410T1000.a")).name).toBe("空き4");
  expect(standing(slot("c.20260410T1000.a", { remaining: 1 })).name).toBe("残り1");
  expect(standing(slot("c.20260410T1000.a", { remaining: 0 })).name).toBe("満席");
  expect(standing(slot("c.20260410T1000.a", { capacity: 1, remaining: 1 })).name).toBe("空き1");
  expect(standing(closed("c.20260410T1000.a", 4)).name).toBe("閉じた枠");
});

it("calls people by what staff may know", () => {
  const bear = { token: "🐻", months: 18 };
  expect(who(booking({ children: [bear, { weeks: 32 }] }))).toBe("🐻 1歳6か月・妊娠32週");
  expect(who(booking({ person: { kind: "caller", name: "山田", phone: "090" }, children: [{ months: 24 }] }))).toBe(
    "山田さん（電話） 2歳",
  );
  expect(who(booking({ person: { kind: "pseudonym", name: "ひなた" } }))).toBe("ひなた（仮名）");
  expect(who(booking({}))).toBe("LINEの家庭");
});
