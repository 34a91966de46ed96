import type { PointHousehold, PointReason } from "@tsunagu/api-client";
import { childMarks, guardianMarks, householdMarks, reasonKinds } from "./answer-words";

/** A household in one line. */
export function householdWords({ child, guardians, marks, ...rest }: PointHousehold): string {
  const said = [
    `${child.age_class}歳児`,
    ...(guardians.length === 1 ? ["ひとり親"] : []),
    ...guardians.map(({ reasons, marks }) =>
      [reasons.map(reasonWords).join("・"), ...(marks ?? []).map((mark) => guardianMarks[mark])].join("・"),
    ),
    ...(child.marks ?? []).map((mark) => childMarks[mark]),
    ...(marks ?? []).map((mark) => householdMarks[mark]),
    ...(rest.residence && rest.residence !== "here" ? ["市外"] : []),
  ];
  return said.join("、");
}

function reasonWords(reason: PointReason): string {
  const kind = reasonKinds[reason.kind];
  if (!("hours" in reason)) return kind;
  const { days_per_month, minutes_per_day } = reason.hours;
  return `${kind}（月${days_per_month}日・1日${Math.round((minutes_per_day / 60) * 10) / 10}時間）`;
}
