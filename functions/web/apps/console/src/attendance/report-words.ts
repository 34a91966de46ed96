import type { ReportCard } from "@tsunagu/api-client";
import { absences, momentWords } from "./words";

/** `欠席：病気`, `遅刻 10:30に着く：家庭の都合`. */
export function reportWords({ kind, why, at }: ReportCard): string {
  const time = at?.replace(/^0/, "");
  const what = { absent: "欠席", late: `遅刻 ${time}に着く`, early: `早退 ${time}に帰る` }[kind];
  return `${what}：${absences[why]}`;
}

/** Who said it and when. */
export const saidWords = ({ by, said_at }: ReportCard, day: string): string =>
  `${momentWords(said_at, day)} ${by ? `${by}さん` : ""}`.trim();
