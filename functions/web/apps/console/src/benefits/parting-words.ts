import { ApiError, type Parted, type StaffEntitlement } from "@tsunagu/api-client";
import { items } from "./words";

/** Whose join it is: the number that applies, and who that is. */
export function joinedBy({ name, subject, applicant }: StaffEntitlement): { number: string; who: string } {
  const number = applicant ?? subject;
  return { number, who: `${name}${number === subject ? "" : "の申請をする人"}（宛名番号 ${number}）` };
}

/** What was undone with a join, and what is left to do by hand. */
export function partedWords({ reopened, paid }: Parted): string[] {
  return [
    "LINEとの結び付けを取り消しました。",
    ...(reopened > 0 ? [`${items(reopened)}の給付が、申請の前にもどりました。`] : []),
    ...(paid > 0
      ? [
          `${items(paid)}の給付は、もう振込に進んでいたので、そのまま残っています。お金のやりとりは、手作業で進めてください。`,
        ]
      : []),
  ];
}

/** What to do next, where the page knows better than the refusal. */
export function partingRefused(error: Error): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  if (error.code === "join_in_file") {
    return "承認の前なら、「振込」でそのファイルを取り消してから、もう一度押してください。承認したあとなら、銀行の結果を取り込んでから押してください。";
  }
  return error.code === "not_found"
    ? "この宛名番号は、LINEとつながっていません。番号がちがうか、ほかの職員がもう取り消しています。"
    : undefined;
}
