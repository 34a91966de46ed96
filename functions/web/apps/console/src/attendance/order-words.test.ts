import type { Guardian, OrderCard, RosterChild } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { effectsOf, householdsOf, orderWords, protectable } from "./order-words";

const guardian = (id: string, name: string, household?: string): Guardian => ({
  id,
  name,
  relation: "",
  ...(household ? { household } : {}),
});
const child: RosterChild = {
  id: "k_1",
  name: "架空 さくら",
  kana: "",
  class: "kuma",
  comes: [],
  guardians: [
    guardian("m", "守本 ちひろ", "a"),
    guardian("gm", "守本 とき", "a"),
    guardian("f", "架空 父", "b"),
    guardian("x", "おば"),
  ],
};

it("knows the households, and never protects one from somebody in it", () => {
  expect(householdsOf(child).map(({ id, members }) => `${id} ${members.length}`)).toEqual(["a 2", "b 1"]);
  expect(protectable(child, "f").map(({ id }) => id)).toEqual(["a"]);
  expect(protectable(child, "x").map(({ id }) => id)).toEqual(["a", "b"]);
});

it("says before saving what will stop, and for whom", () => {
  const one = effectsOf({ bars: ["collect"] }, "架空 父", child, false);
  expect(one).toHaveLength(2);
  expect(one[0]).toContain("架空 父さんに架空 さくらさんを引き渡せなくなります");

  const all = effectsOf({ bars: ["read", "report", "collect"], protects: "a" }, "架空 父", child, true);
  expect(all.some((text) => text.includes("お知らせが届かなくなります"))).toBe(true);
  expect(all.filter((text) => text.includes("連絡ができなくなります"))).toHaveLength(0);
  expect(all.some((text) => text.includes("ページから、架空 さくらさんが消えます"))).toBe(true);
  expect(all.some((text) => text.startsWith("守本 ちひろさん・守本 ときさんの名前や予定は"))).toBe(true);
  expect(all.at(-1)).toContain("止めたことを知らせません");
  expect(effectsOf({ bars: [] }, "架空 父", child, true)).toEqual([]);
});

it("reads an order that stands", () => {
  const order: OrderCard = {
    id: "o",
    guardian_id: "f",
    name: "架空 父",
    bars: ["collect", "read"],
    since: "2026-04-13",
  };
  expect(orderWords(order, child)).toBe("見る・引き渡すことを止めています");
  expect(orderWords({ ...order, bars: [], protects: "a" }, child)).toBe(
    "守本 ちひろさん・守本 ときさんの世帯を守っています",
  );
});
