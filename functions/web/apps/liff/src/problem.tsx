import { ApiError, OfflineError } from "@tsunagu/api-client";
import { Banner, Button } from "@tsunagu/ui";
import { type Key, useSpeech } from "./texts";

/** What went wrong, in the service's own words where it had any. */
export function Problem({
  error,
  onRetry,
  otherwise = "failed",
}: {
  error: Error;
  onRetry?: () => void;
  otherwise?: Key & ("failed" | "start_failed");
}) {
  const { say } = useSpeech();
  const sentence =
    error instanceof OfflineError ? say("offline") : (error instanceof ApiError && error.message) || say(otherwise);
  return (
    <Banner
      tone="error"
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {say("retry")}
          </Button>
        )
      }
    >
      {sentence}
    </Banner>
  );
}
