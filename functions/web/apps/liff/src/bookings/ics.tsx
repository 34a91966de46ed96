import type { Booking, ResidentApi } from "@tsunagu/api-client";
import { Button, useAction } from "@tsunagu/ui";
import { Problem } from "../problem";
import { useSpeech } from "../texts";

/** Hands the appointment to the family's own calendar. The file is asked for with the session, so no link carries it. */
export function CalendarFile({ api, booking }: { api: ResidentApi; booking: Booking }) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  if (booking.state !== "booked") return null;
  const save = () => void run(async () => offer(await api.ics(booking.id), say("ics_file")));
  return (
    <>
      {error && <Problem error={error} onRetry={save} />}
      <Button wide busy={busy} onClick={save}>
        {say("ics")}
      </Button>
    </>
  );
}

function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
