import { ApiError, OfflineError } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import { DiskFull } from "../store/store";

/** Nothing was done, and why. */
export function Problem({ error }: { error: Error }) {
  return <Banner tone="error">{sentenceOf(error)}</Banner>;
}

export function sentenceOf(error: Error): string {
  if (error instanceof OfflineError) return "サーバーにつながりません。通信を確かめてください。";
  if (error instanceof DiskFull)
    return "保存できませんでした。この端末の空きがありません。紙に書いて、職員に知らせてください。";
  if (error instanceof ApiError && error.message) return error.message;
  return "保存できませんでした。もう一度押してください。続くときは紙に書いて、職員に知らせてください。";
}
