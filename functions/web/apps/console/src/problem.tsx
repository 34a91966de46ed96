import { ApiError, OfflineError } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";

export function Problem({
  error,
  otherwise = "うまくいきませんでした。少し待ってから、もう一度ためしてください。",
  action,
}: {
  error: Error;
  otherwise?: string;
  action?: ComponentChildren;
}) {
  const sentence =
    error instanceof OfflineError
      ? "サーバーにつながりません。通信を確認してください。"
      : (error instanceof ApiError && error.message) || otherwise;
  return (
    <Banner tone="error" action={action}>
      {sentence}
    </Banner>
  );
}
