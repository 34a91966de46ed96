/** What came back, put in order for the eye. It knows no service. */
import type {
  ChildReaders,
  StaffSurvey,
  SurveyQuestion,
  SurveyQuestionResult,
  SurveyRespondent,
} from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";

const keyOf = ({ facility, child }: SurveyRespondent): string => `${facility}/${child}`;

/** What a child is called; one that has left the roster has no name any more. */
export const nameOf = (names: StaffSurvey["names"], who: SurveyRespondent): string =>
  names[keyOf(who)] || "（名簿にない子ども）";

/** Options with how often each was chosen, or days with how often each was named. */
export function countsOf(question: SurveyQuestion, result: SurveyQuestionResult): { name: string; count: number }[] {
  return result.counts.map(({ option, count }) => ({
    name: question.kind === "choice" ? (question.options[option]?.ja ?? option) : formatDay(option, "ja"),
    count,
  }));
}

/** How many have answered, as far as that may be known: of an anonymous survey that shows nothing it may not. */
export const answeredOf = ({ results }: StaffSurvey): number | undefined =>
  results.kind === "shown" ? results.answered : undefined;

/** How many have not. */
export const leftOf = ({ missing }: StaffSurvey): number =>
  missing.kind === "named" ? missing.respondents.length : missing.count;

/** Who has not answered, class by class where the class is known, with names. */
export function leftByClass(
  respondents: readonly SurveyRespondent[],
  names: StaffSurvey["names"],
  children: readonly ChildReaders[],
): { group: string; names: string[] }[] {
  const classes = new Map(children.map((one) => [`${one.facility_id}/${one.child_id}`, one.class]));
  const groups = new Map<string, string[]>();
  for (const who of respondents) {
    const group = classes.get(keyOf(who)) ?? "";
    groups.set(group, [...(groups.get(group) ?? []), nameOf(names, who)]);
  }
  const found = [...groups].map(([group, names]) => ({ group, names }));
  return found.sort((a, b) => a.group.localeCompare(b.group, "ja", { numeric: true }));
}
