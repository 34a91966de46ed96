/** One run, from the two people on it to its end. What is missing is named; nothing is filled in beforehand. */
import { type RunId, type RunState, run as runState } from "@tsunagu/sync";
import { Button } from "@tsunagu/ui";
import type { BusLine } from "../device/roster";
import { useDesk } from "../shown/desk";
import { AfterRun } from "./after-run";
import { Closing } from "./closing";
import { CrewForm } from "./crew-form";
import { manifestOf } from "./manifest";
import { Riders } from "./riders";

export interface OnRun {
  run: RunId;
  line: BusLine;
  state: RunState;
}

export function RunPage({ run, line, onBack }: { run: RunId; line: BusLine; onBack: () => void }) {
  const { kiosk } = useDesk();
  const { roster, day, days, runs } = kiosk.today;
  if (!roster) return null;
  const state = runState(manifestOf(roster, run, line, day), days, runs.get(run) ?? []);
  const on: OnRun = { run, line, state };
  return (
    <>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="large" onClick={onBack}>
          運行の一覧へ
        </Button>
        <h1 class="text-std-24B-150">{line.name}</h1>
        <p role="status" class="text-std-20B-150">
          乗った {state.on}人　降りた {state.off}人　車内{" "}
          {state.lines.filter((one) => one.boarded && !one.alighted).length}人
        </p>
      </div>
      <CrewForm on={on} />
      {state.crew && <Riders on={on} crew={state.crew} />}
      {state.crew && <AfterRun on={on} crew={state.crew} />}
      {state.crew && <Closing on={on} />}
    </>
  );
}
