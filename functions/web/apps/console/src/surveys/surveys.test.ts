import type { StaffSurvey, SurveyQuestion } from "@tsunagu/api-client";
import { ApiError } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import askedSource from "../../../../../../shared/domain/src/survey/asked.rs?raw";
import { askedOf, differs, gapsOf, newDraft } from "../messages/draft";
import { messageFlaw } from "../messages/reasons";
import { answeredOf, countsOf, leftByClass, leftOf } from "./counting";
import { copyOfSurvey, MOST_QUESTIONS, MOST_REMINDERS, newQuestion, newSurvey, type SurveyDraft } from "./draft";
import { hours, kindWords } from "./words";

const TODAY = "2026-11-30";
const trip: SurveyDraft = {
  ...newSurvey(TODAY),
  questions: [
    { ...newQuestion(), text: { ja: " 参加しますか ", en: "" }, options: [{ ja: "はい" }, { ja: "いいえ", en: "No" }] },
    { ...newQuestion(), text: { ja: "いつ" }, required: false, kind: "date" },
    { ...newQuestion(), text: { ja: "ひとこと" }, required: false, kind: "text", longest: 100 },
  ],
};
const draft = {
  ...newDraft(),
  audience: [{ kind: "facility" as const, facility: "kita" }],
  texts: { ja: { title: "遠足", body: "行きます。" } },
};

it("writes what is asked in the order in which it stands", () => {
  const asked = askedOf({ ...draft, survey: trip, send_at: "2026-12-01T08:00" }, trip);
  expect(asked).toEqual({
    audience: draft.audience,
    content: { texts: draft.texts },
    questions: [
      {
        id: "q1",
        text: { ja: "参加しますか" },
        required: true,
        kind: "choice",
        many: false,
        options: { a: { ja: "はい" }, b: { ja: "いいえ", en: "No" } },
      },
      { id: "q2", text: { ja: "いつ" }, required: false, kind: "date" },
      { id: "q3", text: { ja: "ひとこと" }, required: false, kind: "text", longest: 100 },
    ],
    anonymous: false,
    per: "child",
    deadline: "2026-12-07T20:00:00+09:00",
    reminders: [{ days_before: 1, at: "17:00:00" }],
    send_at: "2026-12-01T08:00:00+09:00",
  });
});

it("says which questions, options and deadline are still to be written", () => {
  expect(gapsOf({ ...draft, survey: trip })).toEqual([]);
  expect(gapsOf({ ...draft, survey: { ...trip, questions: [] } })).toEqual(["questions"]);
  const open: SurveyDraft = {
    ...trip,
    deadline: "",
    questions: [newQuestion(), { ...newQuestion(), text: { ja: "何" }, options: [{ ja: "一つ" }] }],
  };
  expect(gapsOf({ ...draft, survey: open })).toEqual([
    "questions.0.text",
    "questions.0.options.a",
    "questions.0.options.b",
    "questions.1.options",
    "deadline",
  ]);
  expect(differs(draft, { ...draft, survey: trip })).toBe(true);
  expect(differs({ ...draft, survey: trip }, { ...draft, survey: { ...trip } })).toBe(false);
});

it("takes as many as the service, and says its refusals at their place", () => {
  expect(askedSource).toContain(`const MOST_QUESTIONS: usize = ${MOST_QUESTIONS};`);
  expect(askedSource).toContain(`self.reminders.len() <= ${MOST_REMINDERS}`);
  expect(askedSource).toContain("civil::time(8, 0, 0, 0)..=civil::time(20, 0, 0, 0)");
  expect([hours[0], hours.at(-1)]).toEqual([
    ["08:00:00", "8時"],
    ["20:00:00", "20時"],
  ]);
  const refused = new ApiError(422, "message_invalid", "", { reason: "reminders: backwards" });
  expect(messageFlaw(refused)).toEqual({ path: "reminders", words: "回答の期限より前にしてください。" });
});

const comes: SurveyQuestion = {
  id: "q1",
  text: { ja: "参加しますか" },
  required: true,
  kind: "choice",
  options: { a: { ja: "はい" }, b: { ja: "いいえ" } },
};
const back: StaffSurvey = {
  id: "s1",
  message_id: "msg_1",
  title: "遠足",
  questions: [comes],
  anonymous: false,
  per: "child",
  deadline: "2026-12-07T20:00:00+09:00",
  asked: 4,
  results: { kind: "shown", answered: 2, questions: [] },
  missing: {
    kind: "named",
    respondents: [
      { facility: "kita", child: "k_1" },
      { facility: "kita", child: "k_2" },
      { facility: "kita", child: "k_9" },
    ],
  },
  names: { "kita/k_1": "空野 ひなた", "kita/k_2": "海原 なぎ" },
};

it("counts options by their words and days by their names", () => {
  const counts = [
    { option: "a", count: 2 },
    { option: "b", count: 0 },
  ];
  const result = { question: "q1", answered: 2, counts, texts: [] };
  expect(countsOf(comes, result)).toEqual([
    { name: "はい", count: 2 },
    { name: "いいえ", count: 0 },
  ]);
  const day: SurveyQuestion = { id: "q2", text: { ja: "いつ" }, kind: "date" };
  const named = { question: "q2", answered: 1, counts: [{ option: "2026-12-01", count: 1 }], texts: [] };
  expect(countsOf(day, named)).toEqual([{ name: "2026年12月1日（火）", count: 1 }]);
  expect([kindWords(comes), kindWords({ ...comes, many: true }), kindWords(day)]).toEqual([
    "1つ選ぶ",
    "いくつでも選ぶ",
    "日にちを答える",
  ]);
});

it("says who has not answered class by class, and of an anonymous survey how many", () => {
  const child = (id: string, group: string) => ({
    facility_id: "kita",
    child_id: id,
    name: "",
    class: group,
    guardians: [],
  });
  const respondents = back.missing.kind === "named" ? back.missing.respondents : [];
  expect(leftByClass(respondents, back.names, [child("k_1", "1年2組"), child("k_2", "1年1組")])).toEqual([
    { group: "", names: ["（名簿にない子ども）"] },
    { group: "1年1組", names: ["海原 なぎ"] },
    { group: "1年2組", names: ["空野 ひなた"] },
  ]);
  expect([leftOf(back), answeredOf(back)]).toEqual([3, 2]);
  const hidden: StaffSurvey = {
    ...back,
    results: { kind: "hidden", fewer_than: 3 },
    missing: { kind: "counted", count: 2 },
  };
  expect([leftOf(hidden), answeredOf(hidden)]).toEqual([2, undefined]);
});

it("copies the questions, and not the deadline", () => {
  const copy = copyOfSurvey(back, TODAY);
  expect(copy.questions).toEqual([
    { ...newQuestion(), text: comes.text, options: [{ ja: "はい" }, { ja: "いいえ" }], longest: 200 },
  ]);
  expect(copy.deadline).toBe("2026-12-07T20:00");
});
