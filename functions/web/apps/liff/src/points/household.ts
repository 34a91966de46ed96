import type { Child, PointHousehold, PointReason, PointsTable } from "@tsunagu/api-client";
import { placeOf } from "../nurseries/entry";
import type { Answers, GuardianAnswers } from "./answers";

/** The class that the child would be in; undefined where it is not said, or the child is not born or at school by then. */
export function classOf({ child, class: years, entry }: Answers, family: readonly Child[]): number | undefined {
  if (entry === undefined) return undefined;
  return child === undefined ? years : placeOf(one(family, child), entry)?.class;
}

/** A reason with its numbers; undefined while one is missing. */
export function reasonOf(answers: GuardianAnswers): PointReason | undefined {
  const { reason: kind, form, days, minutes, illness, care, careHours, grade, due } = answers;
  const hours =
    days === undefined || minutes === undefined
      ? undefined
      : {
          days_per_month: days,
          minutes_per_day: minutes,
          break_minutes: answers.rest,
          commute_minutes: answers.commute,
          overtime_minutes: answers.overtime,
        };
  switch (kind) {
    case "work":
    case "job_offer":
      return hours && { kind, form, hours };
    case "study":
      return hours && { kind, hours };
    case "childbirth":
      return due ? { kind, due } : undefined;
    case "illness":
      return illness && { kind, degree: illness };
    case "disability":
      return grade === undefined ? undefined : { kind, grade };
    case "care":
      return care && careHours !== undefined ? { kind, degree: care, hours_per_month: careHours } : undefined;
    default:
      return kind && { kind };
  }
}

function guardianOf(answers: GuardianAnswers, table: PointsTable): PointHousehold["guardians"][number] | undefined {
  const reason = reasonOf(answers);
  const manual = ownRows(answers.manual, table);
  return (
    reason && {
      reasons: [reason],
      marks: answers.marks,
      ...(table.ranks && answers.rank ? { rank: answers.rank } : {}),
      ...(manual ? { manual } : {}),
    }
  );
}

/** The answers as the service asks for them; undefined while something is missing. Of the child goes what tables count. */
export function householdOf(
  answers: Answers,
  table: PointsTable,
  family: readonly Child[],
): PointHousehold | undefined {
  const age_class = classOf(answers, family);
  if (age_class === undefined || answers.single === undefined) return undefined;
  const there = answers.guardians.slice(0, answers.single ? 1 : 2).map((one) => guardianOf(one, table));
  const guardians = there.flatMap((one) => one ?? []);
  if (guardians.length < there.length) return undefined;
  const born = one(family, answers.child)?.birth_date;
  const manual = ownRows(answers.manual, table);
  return {
    entry_month: `${answers.entry}-01`,
    child: { age_class, marks: answers.childMarks, ...(born ? { born } : {}) },
    guardians,
    residence: answers.residence,
    marks: answers.marks,
    preschool_children: answers.preschool,
    children_to_grade3: Math.max(answers.toGrade3, answers.preschool),
    wishes: answers.wishes,
    months_waiting: answers.waiting,
    arrears_months: answers.arrears,
    // Another table asks other questions: what was answered to them is left out.
    asked: answers.asked.filter((id) => table.questions.some((question) => question.id === id)),
    ...(manual ? { manual } : {}),
  };
}

/** What the office said of rows that this table has. */
function ownRows(manual: Record<string, number>, table: PointsTable): Record<string, number> | undefined {
  const rows = Object.entries(manual).filter(([rule]) => table.manual.some((row) => row.rule === rule));
  return rows.length > 0 ? Object.fromEntries(rows) : undefined;
}

const one = (family: readonly Child[], id: string | undefined) => family.find((child) => child.id === id);
