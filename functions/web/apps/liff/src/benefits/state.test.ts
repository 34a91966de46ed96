import type { BenefitCard } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { daysLeft, isWanted, nextStep, othersWanted, shelf, standingOf, termOf } from "./state";

const TODAY = "2026-06-01";
const account = { bank: "つなぐ", branch: "本店", kind: "普通", number: "****567", holder: "ﾔﾏﾀﾞ ﾊﾅｺ" };
const benefit = (card: Partial<BenefitCard>): BenefitCard => ({
  id: "ben_1",
  title: "子育て応援給付金",
  description: "",
  sources: [],
  whom: "さくら",
  gentle: false,
  yen: 50_000,
  account,
  state: "open",
  lines: [],
  consent: "",
  shown: "h",
  may_apply: true,
  may_decline: true,
  may_change_account: true,
  ...card,
});

it("is open between its first and its last day", () => {
  const on = (card: Partial<BenefitCard>) => standingOf(benefit(card), TODAY);
  expect(on({ opens_on: "2026-06-02" })).toBe("soon");
  expect(on({ opens_on: TODAY, deadline: TODAY })).toBe("open");
  expect(on({ deadline: "2026-05-31" })).toBe("over");
  expect(on({ state: "paid", deadline: "2026-05-31" })).toBe("paid");
  expect(isWanted(benefit({ state: "returned", deadline: "2026-05-31" }), TODAY)).toBe(true);
});

it("shows first what waits for the family, what ends soonest before the rest", () => {
  const cards = [
    benefit({ id: "paid", state: "paid" }),
    benefit({ id: "unending" }),
    benefit({ id: "applied", state: "applied" }),
    benefit({ id: "later", deadline: "2026-09-30" }),
    benefit({ id: "missed", deadline: "2026-05-31" }),
    benefit({ id: "sooner", deadline: "2026-06-30" }),
    benefit({ id: "coming", opens_on: "2026-07-01" }),
    benefit({ id: "returned", state: "returned" }),
    benefit({ id: "declined", state: "declined" }),
  ];
  const { wanted, going, over } = shelf(cards, TODAY);
  const ids = (part: BenefitCard[]) => part.map(({ id }) => id);
  expect(ids(wanted)).toEqual(["returned", "sooner", "later", "unending"]);
  expect(ids(going)).toEqual(["applied", "coming"]);
  expect(ids(over)).toEqual(["paid", "missed", "declined"]);
});

it("leads on to what else waits, and to no loss", () => {
  const cards = [
    benefit({ id: "sky", deadline: "2026-09-30" }),
    benefit({ id: "sea", deadline: "2026-06-30" }),
    benefit({ id: "lost", gentle: true }),
    benefit({ id: "paid", state: "paid" }),
  ];
  expect(othersWanted(cards, "paid", TODAY).map(({ id }) => id)).toEqual(["sea", "sky"]);
  expect(othersWanted(cards, "sea", TODAY).map(({ id }) => id)).toEqual(["sky"]);
});

it("says the last day while somebody may still apply", () => {
  const term = (card: Partial<BenefitCard>) => termOf(benefit({ deadline: "2026-06-30", ...card }), TODAY);
  expect(term({})).toBe("2026-06-30");
  expect(term({ opens_on: "2026-06-15", may_apply: false })).toBe("2026-06-30");
  expect(term({ state: "declined" })).toBe("2026-06-30");
  expect(term({ state: "declined", may_apply: false })).toBeUndefined();
  expect(term({ state: "applied" })).toBeUndefined();
  expect(term({ state: "returned" })).toBeUndefined();
  expect(term({ deadline: null })).toBeUndefined();
});

it("counts down two weeks, and never a loss", () => {
  const left = (card: Partial<BenefitCard>) => daysLeft(benefit(card), TODAY);
  expect(left({ deadline: "2026-06-16" })).toBeUndefined();
  expect(left({ deadline: "2026-06-15" })).toBe(14);
  expect(left({ deadline: TODAY })).toBe(0);
  expect(left({ deadline: "2026-06-15", gentle: true })).toBeUndefined();
  expect(left({ deadline: "2026-06-15", state: "applied" })).toBeUndefined();
  expect(left({ deadline: "2026-06-15", state: "returned" })).toBeUndefined();
  expect(left({})).toBeUndefined();
});

it("asks for an account before it asks to apply", () => {
  const { account: _, ...unknown } = benefit({});
  expect(nextStep(unknown, false)).toBe("account");
  expect(nextStep(benefit({}), false)).toBe("apply");
  expect(nextStep(benefit({ state: "returned" }), false)).toBe("account");
  expect(nextStep(benefit({ state: "returned" }), true)).toBe("apply");
  expect(nextStep(benefit({ state: "paid", may_apply: false, may_change_account: false }), false)).toBeUndefined();
});
