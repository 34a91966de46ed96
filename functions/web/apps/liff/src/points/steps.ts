import type { Child, PointsTable } from "@tsunagu/api-client";
import type { Answers } from "./answers";
import { classOf, reasonOf } from "./household";

/** Short steps, one question of life each. */
export type Step = "table" | "child" | "first" | "second" | "home" | "asked" | "result";

/** The steps of a table; one without questions of its own asks none. */
export const stepsOf = (table: PointsTable | undefined): Step[] => [
  "table",
  "child",
  "first",
  "second",
  "home",
  ...(table?.questions.length ? (["asked"] as const) : []),
  "result",
];

/** Whether everything that a step must know is answered. */
export function isAnswered(step: Step, answers: Answers, family: readonly Child[]): boolean {
  const [first, second] = answers.guardians;
  switch (step) {
    case "table":
      return answers.table !== undefined;
    case "child":
      return classOf(answers, family) !== undefined;
    case "first":
      return reasonOf(first) !== undefined;
    case "second":
      return answers.single === true || (answers.single === false && reasonOf(second) !== undefined);
    default:
      return true;
  }
}

/** Where somebody is: as far as they went, yet not beyond what is still open. */
export function placeIn(steps: readonly Step[], answers: Answers, family: readonly Child[]): number {
  const open = steps.findIndex((step) => !isAnswered(step, answers, family));
  return Math.min(answers.step, open < 0 ? steps.length - 1 : open);
}
