import type { QuestionCard, ServiceCard } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import { missing, questionsOf, sent } from "./answers";

const ask = (id: string, kind: QuestionCard["kind"], required = false): QuestionCard => ({
  id,
  kind,
  required,
  title: id,
});
const service = {
  residents_only: true,
  questions: [ask("note", "text"), ask("part", "choice", true), ask("photo", "check"), ask("rules", "check", true)],
} as unknown as ServiceCard;

it("asks first what must be answered", () => {
  expect(questionsOf(service).map(({ id }) => id)).toEqual(["part", "rules", "note", "photo"]);
});

it("knows what is still open", () => {
  expect(missing(service, {})).toEqual(["resident", "part", "rules"]);
  expect(missing(service, { resident: "yes", part: "am", rules: "no" })).toEqual(["rules"]);
  expect(missing(service, { resident: "yes", part: " ", rules: "yes" })).toEqual(["part"]);
});

it("sends what is asked now, trimmed, and nothing empty", () => {
  expect(sent(service, { resident: "yes", part: "am", rules: "yes", note: " 👨‍👩‍👧 ", gone: "x" })).toEqual({
    resident: "yes",
    part: "am",
    rules: "yes",
    note: "👨‍👩‍👧",
    photo: "no",
  });
  expect(sent(service, { note: "  " })).not.toHaveProperty("note");
});
