import type { Child, Eligibility, ServiceCard } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { candidates, partyWindow, preselected, toggle } from "./party";

const child = (id: string, kind: "child" | "pregnancy" = "child") => ({ id, kind, token: "🐻" }) as Child;
const service = (more: Partial<ServiceCard> = {}) =>
  ({
    for: "children",
    children_at_once: 3,
    bookable_from: "2026-04-01",
    bookable_until: "2026-06-30",
    ...more,
  }) as ServiceCard;
const family = [child("a"), child("b"), child("c"), child("p", "pregnancy")];
const found: Eligibility[] = [
  { child_id: "a", eligible: false, reason: "age", message: "1歳から" },
  { child_id: "b", eligible: true, from: "2026-04-01", until: "2026-05-31" },
  { child_id: "c", eligible: true, from: "2026-05-01" },
  { child_id: "p", eligible: false, reason: "party" },
];
const all = candidates(service(), family, found);

it("shows who may come first, and leaves out whom it is not meant for", () => {
  expect(all.map((one) => one.child.id)).toEqual(["b", "c", "a"]);
});

it("counts nobody in whose days are over or cannot be booked yet", () => {
  const able = (can: Eligibility) => candidates(service(), family, [can]).map((one) => one.able);
  expect(able({ child_id: "a", eligible: true, from: "2026-07-01" })).toEqual([false]);
  expect(able({ child_id: "a", eligible: true, until: "2026-03-31" })).toEqual([false]);
  expect(able({ child_id: "a", eligible: true, from: "2026-06-30" })).toEqual([true]);
});

it("chooses by itself only where there is no choice, or where one was made before", () => {
  expect(preselected(service(), all)).toEqual([]);
  expect(preselected(service(), all.slice(0, 1))).toEqual(["b"]);
  expect(preselected(service(), all, "c")).toEqual(["c"]);
  expect(preselected(service(), all, "a")).toEqual([]);
  expect(preselected(service({ for: "household" }), all, "b")).toEqual([]);
});

it("takes siblings together, a pregnancy alone, and never more than fit into one booking", () => {
  const tap = (chosen: string[], id: string, more: Partial<ServiceCard> = {}) =>
    toggle(service(more), chosen, family.find((one) => one.id === id) ?? child(id), family);
  expect(tap(["a"], "b")).toEqual(["a", "b"]);
  expect(tap(["a", "b"], "a")).toEqual(["b"]);
  expect(tap(["a"], "b", { children_at_once: 1 })).toEqual(["b"]);
  expect(tap(["a", "b"], "c", { children_at_once: 2 })).toEqual(["b", "c"]);
  expect(tap(["a"], "p", { for: "either" })).toEqual(["p"]);
  expect(tap(["p"], "a", { for: "either" })).toEqual(["a"]);
});

it("knows the days on which all of them can come", () => {
  expect(partyWindow(service(), all, ["b", "c"])).toEqual({ from: "2026-05-01", until: "2026-05-31" });
  expect(partyWindow(service(), all, [])).toEqual({ from: "2026-04-01", until: undefined });
  expect(partyWindow(service({ for: "household" }), [], [], { eligible: true, from: "2026-04-02" })).toEqual({
    from: "2026-04-02",
    until: undefined,
  });
});
