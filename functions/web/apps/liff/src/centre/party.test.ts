import type { Child } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { companions } from "./party";

const born = (id: string, birth_date: string) => ({ id, kind: "child", token: "🐶", birth_date }) as Child;

it("brings the family's born children with their ages in years", () => {
  const family = [
    born("newborn", "2026-04-01"),
    born("baby", "2025-10-01"),
    born("toddler", "2024-04-13"),
    born("grown", "2008-04-12"),
    { id: "coming", kind: "pregnancy", token: "🐣", due_date: "2026-07-24" } as Child,
  ];

  expect(companions(family, "2026-04-13").map(({ id, age }) => `${id} ${age}`)).toEqual([
    "newborn 0",
    "baby 0",
    "toddler 2",
  ]);
});
