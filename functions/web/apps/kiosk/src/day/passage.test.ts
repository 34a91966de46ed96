import type { RosterChild } from "@tsunagu/api-client";
import { expect, test } from "vitest";
import { obstacleTo } from "./passage";

const child = (id: string, ...collectors: string[]): RosterChild => ({
  id,
  name: id,
  kana: id,
  class: "a",
  comes: [],
  guardians: ["g_1", "g_2"].map((one) => ({
    id: one,
    name: one,
    relation: "母",
    may_collect: collectors.includes(one),
  })),
});
const [both, one] = [child("k_1", "g_1", "g_2"), child("k_2", "g_1")];
const by = null;

test("anybody may bring a child", () => {
  const company = { kind: "guardian" as const, id: "g_2" };
  expect(obstacleTo({ children: [both, one], direction: "in", company, by })).toBeUndefined();
  expect(obstacleTo({ children: [], direction: "in", company, by })).toEqual({ obstacle: "no_child" });
});

test("only who may collect every child, or staff in person, takes them along", () => {
  const out = { children: [both, one], direction: "out" as const, by };
  expect(obstacleTo({ ...out, company: { kind: "guardian", id: "g_1" } })).toBeUndefined();
  expect(obstacleTo({ ...out, company: { kind: "guardian", id: "g_2" } })).toEqual({
    obstacle: "may_not_collect",
    children: [one],
  });
  expect(obstacleTo({ ...out, company: { kind: "nobody" } })).toEqual({ obstacle: "nobody_named" });
  expect(obstacleTo({ ...out, company: { kind: "staff" } })).toEqual({ obstacle: "no_staff" });
  expect(obstacleTo({ ...out, company: { kind: "staff" }, by: "s_1" })).toBeUndefined();
});
