import { ApiError } from "@tsunagu/api-client";
import { Problem } from "../problem";

/** Why something was refused: in words where there are some, and else with what the service says exactly, to ask about. */
export function Refused({ error, words, otherwise }: { error: Error; words?: string | undefined; otherwise?: string }) {
  const reason = error instanceof ApiError ? error.detail.reason : undefined;
  return (
    <>
      <Problem error={error} {...(otherwise ? { otherwise } : {})} />
      {words && <p>{words}</p>}
      {reason && !words && <p class="text-dns-14N-130">くわしい理由：{reason}</p>}
    </>
  );
}
