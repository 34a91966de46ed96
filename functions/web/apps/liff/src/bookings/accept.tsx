import type { Booking } from "@tsunagu/api-client";
import { Button, useAction } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { Refused } from "./parts";

/** Says yes to a held place: one tap, and safe to tap again. */
export function Accept({
  api,
  booking,
  today,
  put,
  onDone,
}: Pick<Shared, "api" | "today" | "put"> & { booking: Booking; onDone?: () => void }) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const accept = () =>
    void run(async () => {
      put(await api.accept(booking.id));
      onDone?.();
    });
  return (
    <>
      {error && <Refused error={error} today={today} onRetry={accept} />}
      <Button look="primary" size="large" wide busy={busy} onClick={accept}>
        {say("accept")}
      </Button>
    </>
  );
}
