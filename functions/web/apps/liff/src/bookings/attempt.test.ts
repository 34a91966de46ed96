import { expect, it } from "vitest";
import { type Attempt, attempt } from "./attempt";

const counter = () => {
  let made = 0;
  return () => `key-${++made}`;
};

it("keeps the key of a request over every retry, whatever order it was filled in", () => {
  const make = counter();
  const first = attempt(undefined, { slot_id: "s", child_ids: ["a", "b"], answers: { x: "1", y: "2" } }, make);
  const stored = JSON.parse(JSON.stringify(first)) as Attempt;
  const again = attempt(stored, { answers: { y: "2", x: "1" }, child_ids: ["a", "b"], slot_id: "s" }, make);
  expect(again.key).toBe("key-1");
});

it("takes a new key for another request", () => {
  const make = counter();
  const first = attempt(undefined, { slot_id: "s", answers: {} }, make);
  expect(attempt(first, { slot_id: "t", answers: {} }, make).key).toBe("key-2");
  expect(attempt(first, { slot_id: "s", answers: { x: "1" } }, make).key).toBe("key-3");
});
