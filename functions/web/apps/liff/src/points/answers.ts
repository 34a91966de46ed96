import type { PointHousehold, PointReason } from "@tsunagu/api-client";
import { drawer } from "@tsunagu/sync";

type Guardian = PointHousehold["guardians"][number];
export type ReasonKind = PointReason["kind"];
export type WorkForm = NonNullable<Extract<PointReason, { kind: "work" }>["form"]>;
export type Illness = Extract<PointReason, { kind: "illness" }>["degree"];
export type Care = Extract<PointReason, { kind: "care" }>["degree"];
export type GuardianMark = NonNullable<Guardian["marks"]>[number];
export type HouseholdMark = NonNullable<PointHousehold["marks"]>[number];
export type ChildMark = NonNullable<PointHousehold["child"]["marks"]>[number];
export type Residence = NonNullable<PointHousehold["residence"]>;

/** What somebody taps about one guardian. */
export interface GuardianAnswers {
  reason: ReasonKind | undefined;
  form: WorkForm;
  days: number | undefined;
  minutes: number | undefined;
  rest: number;
  commute: number;
  overtime: number;
  illness: Illness | undefined;
  care: Care | undefined;
  careHours: number | undefined;
  grade: number | undefined;
  due: string;
  marks: GuardianMark[];
  rank: string | undefined;
  /** What the office has said it gives: row → points. */
  manual: Record<string, number>;
}

/** What somebody taps in all. It stays on this phone until they ask for the result. */
export interface Answers {
  step: number;
  /** The municipality whose table counts. */
  table: string | undefined;
  child: string | undefined;
  class: number | undefined;
  entry: string | undefined;
  childMarks: ChildMark[];
  single: boolean | undefined;
  guardians: [GuardianAnswers, GuardianAnswers];
  residence: Residence;
  marks: HouseholdMark[];
  preschool: number;
  toGrade3: number;
  wishes: number;
  waiting: number;
  arrears: number;
  asked: string[];
  manual: Record<string, number>;
}

const nobody: GuardianAnswers = {
  reason: undefined,
  form: "employed",
  days: undefined,
  minutes: undefined,
  rest: 0,
  commute: 0,
  overtime: 0,
  illness: undefined,
  care: undefined,
  careHours: undefined,
  grade: undefined,
  due: "",
  marks: [],
  rank: undefined,
  manual: {},
};

export const NO_ANSWERS: Answers = {
  step: 0,
  table: undefined,
  child: undefined,
  class: undefined,
  entry: undefined,
  childMarks: [],
  single: undefined,
  guardians: [nobody, nobody],
  residence: "here",
  marks: [],
  preschool: 1,
  toGrade3: 1,
  wishes: 1,
  waiting: 0,
  arrears: 0,
  asked: [],
  manual: {},
};

/** In this tab alone: what a family answers here is more than anybody else needs to read on the phone tomorrow. */
export const keptAnswers = (owner: string) => drawer<Answers>(`points.answers.${owner}`);
