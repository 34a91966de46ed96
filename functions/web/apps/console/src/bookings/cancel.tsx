import type { StaffBooking } from "@tsunagu/api-client";
import { Button, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { whenWords } from "./slot-id";
import { heard } from "./words";

/** Cancels for a family, after asking and after saying who will hear of it. */
export function CancelButton({
  booking,
  name,
  onChange,
}: {
  booking: StaffBooking;
  name: string;
  onChange: () => void;
}) {
  const { api } = useDesk();
  const [asking, setAsking] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const cancel = () =>
    run(async () => {
      await api.cancelBooking({ slot: booking.slot_id, id: booking.id });
      setAsking(false);
      onChange();
    });

  return (
    <>
      <Button look="danger" size="small" onClick={() => setAsking(true)}>
        予約を取り消す…
      </Button>
      {asking && (
        <Sheet title="この予約を取り消しますか" closeLabel="閉じる" onClose={() => setAsking(false)}>
          <p>
            {whenWords(booking.slot_id)} {name}
          </p>
          <p>{heard(booking, "取り消したこと")}</p>
          {error && <Problem error={error} />}
          <div class="flex flex-wrap gap-3">
            <Button look="danger" busy={busy} onClick={cancel}>
              取り消す
            </Button>
            <Button onClick={() => setAsking(false)}>やめる</Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
