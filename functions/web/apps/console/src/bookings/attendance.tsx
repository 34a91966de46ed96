import type { AttendanceState, StaffBooking } from "@tsunagu/api-client";
import { Button, useAction } from "@tsunagu/ui";
import { useRef } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";

const marks: readonly { state: Exclude<AttendanceState, "booked">; sign: string; name: string }[] = [
  { state: "arrived", sign: "✓", name: "来所" },
  { state: "no_show", sign: "✕", name: "来なかった" },
];

/** Whether they came: two buttons that stay pressed, and one that takes the mark back. */
export function AttendanceButtons({
  booking,
  name,
  onChange,
}: {
  booking: StaffBooking;
  name: string;
  onChange: () => void;
}) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  const row = useRef<HTMLFieldSetElement>(null);
  useExpiry([error]);
  const put = (state: AttendanceState) =>
    run(async () => {
      await api.attend({ slot: booking.slot_id, id: booking.id }, state);
      onChange();
    });
  const back = async () => {
    await put("booked");
    // The button that was pressed is gone.
    row.current?.querySelector("button")?.focus();
  };

  return (
    <fieldset ref={row} class="flex flex-wrap items-center gap-2">
      <legend class="sr-only">{name}の出欠</legend>
      {marks.map(({ state, sign, name }) => (
        <Button
          key={state}
          look={booking.state === state ? "primary" : "secondary"}
          aria-pressed={booking.state === state}
          aria-disabled={busy}
          onClick={() => !busy && booking.state !== state && void put(state)}
        >
          <span aria-hidden="true">{sign}</span>
          {name}
        </Button>
      ))}
      {booking.state !== "booked" && (
        <Button look="text" size="small" aria-disabled={busy} onClick={() => !busy && void back()}>
          印を取り消す
        </Button>
      )}
      {error && <Problem error={error} />}
    </fieldset>
  );
}
