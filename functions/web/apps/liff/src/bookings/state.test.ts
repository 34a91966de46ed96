import type { Booking } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { catalogues, type Key } from "../texts";
import { shelf, toneOf } from "./state";

const booking = (id: string, day: string, state: Booking["state"]) =>
  ({ id, state, starts_at: `${day}T10:00:00+09:00`, ends_at: `${day}T10:30:00+09:00` }) as Booking;

it("puts what wants an answer first, then the next appointment", () => {
  const { first, later, past } = shelf(
    [
      booking("later", "2026-04-20", "waiting"),
      booking("next", "2026-04-10", "booked"),
      booking("held", "2026-04-30", "offered"),
      booking("today, over", "2026-04-01", "booked"),
      booking("came", "2026-03-01", "arrived"),
      booking("cancelled", "2026-04-12", "cancelled"),
    ],
    new Date("2026-04-01T10:30:00+09:00"),
  );
  expect(first.map(({ id }) => id)).toEqual(["held", "next"]);
  expect(later.map(({ id }) => id)).toEqual(["later"]);
  expect(past.map(({ id }) => id)).toEqual(["cancelled", "today, over", "came"]);
});

it("has words for every state in every language", () => {
  const states = [
    "requested",
    "booked",
    "waiting",
    "offered",
    "applied",
    "not_drawn",
    "arrived",
    "no_show",
    "cancelled",
    "withdrawn",
    "lapsed",
  ] as const;
  for (const catalogue of Object.values(catalogues)) {
    const words = states.map((state) => catalogue[`state_${state}` as Key]);
    expect(words.every(Boolean)).toBe(true);
    expect(new Set(words).size).toBe(states.length);
  }
  expect(states.filter((state) => toneOf(state) === "urgent")).toEqual(["offered"]);
});
