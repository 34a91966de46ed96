import { ApiError, OfflineError } from "@tsunagu/api-client";
import { Banner, Button } from "@tsunagu/ui";
import { type Key, useSpeech } from "./texts";

/** What went wrong, in the service's own words where it had any. */
export function Problem({
  error,
  onRetry,
  unsaved = false,
  otherwise = "failed",
}: {
  error: Error;
  onRetry?: () => void;
  /** Whether it was a change: then the person must hear whether it has been kept. */
  unsaved?: boolean;
  otherwise?: Key & ("failed" | "start_failed");
}) {
  const { say } = useSpeech();
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
      {error instanceof OfflineError
        ? say(unsaved ? silence() : "offline")
        : (error instanceof ApiError && error.message) || say(otherwise)}
    </Banner>
  );
}

/** Without a network nothing was sent; with one, the change may have arrived and only its answer been lost. */
const silence = () => (navigator.onLine ? "unsure" : "unsaved");
