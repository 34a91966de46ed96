import type { StaffBooking } from "@tsunagu/api-client";
import { Button, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { whenWords } from "./slot-id";
import { heard } from "./words";

/** Yes or no to a request. No is asked about once more: it cannot be taken back. */
export function Decision({ booking, name, onChange }: { booking: StaffBooking; name: string; onChange: () => void }) {
  const { api } = useDesk();
  const [asking, setAsking] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const decide = (accept: boolean) =>
    run(async () => {
      await api.confirm({ slot: booking.slot_id, id: booking.id }, accept);
      setAsking(false);
      onChange();
    });

  return (
    <>
      <Button look="primary" busy={busy} onClick={() => decide(true)}>
        <span aria-hidden="true">✓</span>
        予約を確定する
      </Button>
      <Button look="danger" disabled={busy} onClick={() => setAsking(true)}>
        お断りする…
      </Button>
      {error && !asking && <Problem error={error} />}
      {asking && (
        <Sheet title="申込みをお断りしますか" closeLabel="閉じる" onClose={() => setAsking(false)}>
          <p>
            {whenWords(booking.slot_id)} {name}
          </p>
          <p>{heard(booking, "お断りしたこと")}</p>
          {error && <Problem error={error} />}
          <div class="flex flex-wrap gap-3">
            <Button look="danger" busy={busy} onClick={() => decide(false)}>
              お断りする
            </Button>
            <Button onClick={() => setAsking(false)}>やめる</Button>
          </div>
        </Sheet>
      )}
    </>
  );
}

/** Somebody on the phone says yes to the place that is held for them. */
export function TakeHeld({ booking, onChange }: { booking: StaffBooking; onChange: () => void }) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const take = () =>
    run(async () => {
      await api.confirm({ slot: booking.slot_id, id: booking.id }, true);
      onChange();
    });

  return (
    <>
      <Button look="primary" busy={busy} onClick={take}>
        <span aria-hidden="true">✓</span>
        取り置きの枠を受ける
      </Button>
      {error && <Problem error={error} />}
    </>
  );
}
