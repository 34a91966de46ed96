import { ApiError, type Parted } from "@tsunagu/api-client";
import { items } from "./words";

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
    ? "もうLINEとつながっていません。ほかの職員が取り消したかもしれません。"
    : undefined;
}
