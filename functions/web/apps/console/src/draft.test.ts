import type { StaffMilestone } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { changed, draftOf, settingOf } from "./draft";
import { matches } from "./words";

const milestone: StaffMilestone = {
  id: "hc.18m",
  category: "checkup",
  titles: { ja: "1歳6か月児健診", en: "18-month check-up" },
  guides: {},
  source: "母子保健法12条",
  effective_from: "2000-01-01",
  published: { enabled: true, texts: { ja: "保健センターで受けられます。" } },
  version: 3,
};

it("starts from the draft, or else from what is published", () => {
  expect(draftOf(milestone).texts).toEqual({ ja: "保健センターで受けられます。", "ja-easy": "", en: "" });
  expect(draftOf({ ...milestone, draft: { enabled: false, texts: {} } }).enabled).toBe(false);
});

it("is changed by other words, not by blanks around them", () => {
  const draft = draftOf(milestone);
  expect(changed({ ...draft, texts: { ...draft.texts, en: "  " } }, milestone)).toBe(false);
  expect(changed({ ...draft, texts: { ...draft.texts, en: "Come" } }, milestone)).toBe(true);
  expect(changed({ ...draft, enabled: false }, milestone)).toBe(true);
});

it("sends only languages that have a text", () => {
  expect(settingOf({ enabled: true, texts: { ja: " あ ", en: " " } })).toEqual({ enabled: true, texts: { ja: "あ" } });
});

it("is found by title, id or law, every word of it", () => {
  expect(matches(milestone, "1歳6か月　母子保健法")).toBe(true);
  expect(matches(milestone, "18-MONTH")).toBe(true);
  expect(matches(milestone, "就学")).toBe(false);
});
