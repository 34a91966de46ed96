import { expect, it } from "vitest";
import { answerOf } from "./answer";

it("brings back the code, or says that somebody turned back", () => {
  expect(answerOf({ at: "identity", state: "s", code: "c" })).toEqual({ state: "s", code: "c" });
  expect(answerOf({ at: "identity", state: "s" })).toEqual({ state: "s", error: "access_denied" });
  expect(answerOf({ at: "identity" })).toBeUndefined();
  expect(answerOf({ at: "benefits" })).toBeUndefined();
});
