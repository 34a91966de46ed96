import type { PersonId } from "@tsunagu/sync";
import { Button, Choices } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { personName } from "../device/roster";
import { useDesk } from "../shown/desk";
import { time } from "../shown/time";
import type { OnRun } from "./run-page";

/** Two people, by name: one drives, the other looks after the children (令和4年厚労省令175). */
export function CrewForm({ on: { run, state } }: { on: OnRun }) {
  const { kiosk, record } = useDesk();
  const { roster } = kiosk.today;
  const [driver, setDriver] = useState<PersonId>();
  const [attendant, setAttendant] = useState<PersonId>();
  const [busy, setBusy] = useState(false);
  const staff = roster?.facility.staff ?? [];
  const people = staff.map(({ id, name }) => ({ value: id, label: name }));

  if (state.crew) {
    const { crew } = state;
    return (
      <p class="text-std-17B-170">
        {time(crew.at)} 出発　運転 {personName(roster, crew.driver)}　付き添い {personName(roster, crew.attendant)}
      </p>
    );
  }

  async function depart(): Promise<void> {
    if (driver === undefined || attendant === undefined) return;
    setBusy(true);
    await record([{ fact: { kind: "departed", run, by: attendant, driver } }], "出発を記録しました。");
    setBusy(false);
  }

  return (
    <section class="flex flex-col gap-4">
      <h2 class="text-std-20B-150">1. だれが乗りますか</h2>
      <div class="grid gap-4 desktop:grid-cols-2">
        <Choices
          legend="運転する人"
          value={driver}
          onChange={setDriver}
          options={people}
          disabled={attendant ? [attendant] : []}
        />
        <Choices
          legend="付き添う人"
          value={attendant}
          onChange={setAttendant}
          options={people}
          disabled={driver ? [driver] : []}
        />
      </div>
      <Button
        look="primary"
        size="large"
        class="min-h-16"
        busy={busy}
        disabled={driver === undefined || attendant === undefined}
        onClick={depart}
      >
        出発する
      </Button>
    </section>
  );
}
