import type { Booking, ResidentApi } from "@tsunagu/api-client";
import { Button, saveFile, useAction } from "@tsunagu/ui";
import { Problem } from "../problem";
import { useSpeech } from "../texts";

/** Hands the appointment to the family's own calendar. The file is asked for with the session, so no link carries it. */
export function CalendarFile({ api, booking }: { api: ResidentApi; booking: Booking }) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  if (booking.state !== "booked") return null;
  const save = () => void run(async () => saveFile(await api.ics(booking.id), say("ics_file")));
  return (
    <>
      {error && <Problem error={error} onRetry={save} />}
      <Button wide busy={busy} onClick={save}>
        {say("ics")}
      </Button>
    </>
  );
}
