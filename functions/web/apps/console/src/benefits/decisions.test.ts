import { ApiError } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { decisions, leftWords } from "./decisions";
import { partedWords, partingRefused } from "./parting-words";

it("gives a reason to the family where the service asks for one, and nowhere else", () => {
  const says = Object.entries(decisions).filter(([, { because }]) => because !== undefined);
  expect(says.map(([decision]) => decision)).toEqual(["refuse", "ask_account"]);
  expect(decisions.refuse.because, "nobody is refused by a sentence that was there already").toBe("");
  expect(decisions.ask_account.because).toBe("届け出た口座の支店がなくなっているため、別の口座を教えてください。");
});

it("says of how many people something is asked, done and was done", () => {
  for (const { ask, act, done } of Object.values(decisions))
    for (const words of [ask, act, done]) expect(words(1_200)).toMatch(/^1,200人/);
});

it("says why somebody stays as they were, after the decision", () => {
  expect(leftWords("grant", "other_state")).toMatch("もう審査を待っていません");
  expect(leftWords("reopen", "other_state")).toMatch("もう不支給ではありません");
  expect(leftWords("ask_account", "other_state")).toMatch("もう振込を待っていません");
  expect(leftWords("grant", "not_entitled")).toMatch("対象ではありません");
  expect(leftWords("refuse", "not_found")).toBe("見つかりません");
  expect(leftWords("refuse", "brand_new")).toBe("brand_new");
});

it("says what was undone with a join, and what is left to do by hand", () => {
  const words = (reopened: number, paid: number) => partedWords({ reopened, paid }).slice(1);
  expect(words(0, 0)).toEqual([]);
  expect(words(2, 0)).toEqual(["2件の給付が、申請の前にもどりました。"]);
  expect(words(0, 1)[0]).toMatch(/^1件の給付は.*手作業で/);
  expect(words(2, 1)).toHaveLength(2);
});

it("knows what to do next where a join cannot be taken back", () => {
  const words = (code: string) => partingRefused(new ApiError(409, code, "だめです。"));
  expect(words("join_in_file")).toMatch(/取り消してから.*銀行の結果/);
  expect(words("not_found")).toMatch("この宛名番号は、LINEとつながっていません");
  expect(words("busy")).toBeUndefined();
  expect(partingRefused(new Error())).toBeUndefined();
});
