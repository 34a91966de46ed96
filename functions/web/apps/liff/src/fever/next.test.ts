import type { Eligibility, ServiceCard, SlotCard } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { freeToday } from "./care";
import type { BookingLine } from "./day";
import { laterDays, nextDays } from "./next";

const slot = (day: string, remaining = 3, hour = "10"): SlotCard => ({
  id: `vax.${day}.${hour}`,
  starts_at: `${day}T${hour}:00:00+09:00`,
  ends_at: `${day}T${hour}:30:00+09:00`,
  capacity: 10,
  remaining,
  waiting: 0,
  closed: false,
  open: remaining > 0,
});
const service = { id: "vax", admission: "first_come", bookable_until: "2026-06-30" } as ServiceCard;
const can = (child_id: string, more: Partial<Eligibility> = {}): Eligibility => ({ child_id, eligible: true, ...more });

function office(found: Eligibility[], slots: SlotCard[]) {
  const asked: string[] = [];
  return {
    asked,
    api: {
      eligibility: async (id: string, without?: string) => {
        asked.push(`${id} without ${without}`);
        return found;
      },
      slots: async (_: string, from: string, to: string) => {
        asked.push(`${from} to ${to}`);
        return slots;
      },
    },
  };
}

it("finds the first free days from tomorrow, one slot a day", async () => {
  const all = [slot("2026-04-03", 2, "14"), slot("2026-04-02", 0), slot("2026-04-03"), slot("2026-04-07")];
  const { api, asked } = office([can("hana")], all);
  const { slots, from } = await nextDays(api, service, ["hana"], "2026-04-02");
  expect(slots.map(({ id }) => id)).toEqual(["vax.2026-04-03.10", "vax.2026-04-07.10"]);
  expect(from).toBeUndefined();
  expect(asked).toEqual(["vax without undefined", "2026-04-02 to 2026-06-02"]);
});

it("keeps to the interval since the last vaccination and to the end of the window", async () => {
  const found = [can("hana", { from: "2026-04-20", until: "2026-04-25" })];
  const { api, asked } = office(found, [slot("2026-04-10"), slot("2026-04-21"), slot("2026-04-28")]);
  const { slots, from } = await nextDays(api, service, ["hana"], "2026-04-02");
  expect(slots.map(({ id }) => id)).toEqual(["vax.2026-04-21.10"]);
  expect(from).toBe("2026-04-20");
  expect(asked.at(-1)).toBe("2026-04-20 to 2026-04-25");
});

it("finds nothing where one of those who come may not, and room for all of them where they may", async () => {
  const refused = [can("hana"), { child_id: "ren", eligible: false, reason: "gap" }];
  expect(
    (await nextDays(office(refused, [slot("2026-04-03")]).api, service, ["hana", "ren"], "2026-04-02")).slots,
  ).toEqual([]);
  const both = office([can("hana"), can("ren")], [slot("2026-04-03", 1), slot("2026-04-04", 2)]);
  const { slots } = await nextDays(both.api, service, ["hana", "ren"], "2026-04-02");
  expect(slots.map(({ id }) => id)).toEqual(["vax.2026-04-04.10"]);
});

it("keeps nobody from the rest where the days could not be asked for", async () => {
  const line = { booking: { id: "b", child_ids: ["hana"] }, service } as unknown as BookingLine;
  const silent = { eligibility: async () => Promise.reject(new Error("offline")), slots: async () => [] };
  expect(await laterDays(silent, line, "2026-04-02")).toBeUndefined();
  const { api, asked } = office([can("hana")], []);
  await laterDays(api, line, "2026-04-02");
  expect(asked[0]).toBe("vax without b");
});

it("counts the places that can still be booked today", () => {
  const all = [
    slot("2026-04-01", 2, "13"),
    slot("2026-04-01", 4, "08"),
    { ...slot("2026-04-01", 5, "07"), open: false },
  ];
  const { slots, places } = freeToday(all, "first_come");
  expect([slots.map(({ id }) => id), places]).toEqual([["vax.2026-04-01.08", "vax.2026-04-01.13"], 6]);
  expect(freeToday([slot("2026-04-01", 0)], "first_come").places).toBe(0);
});
