/** The bus: today's runs, and the one that is under way. */
import { Banner, Empty } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { isOpen, runsOf } from "../device/roster";
import { useDesk } from "../shown/desk";
import { RunPage } from "./run-page";

export function BusPage() {
  const { kiosk } = useDesk();
  const { roster, day } = kiosk.today;
  const [chosen, choose] = useState<string>();
  if (!roster) return null;
  const runs = runsOf(roster, day);
  const under = runs.find(({ run }) => run === chosen);
  if (under) return <RunPage run={under.run} line={under.line} onBack={() => choose(undefined)} />;
  return (
    <>
      <h1 class="text-std-24B-150">今日の運行</h1>
      {runs.length === 0 && <Empty title="園にバスの路線がありません" />}
      {runs.length > 0 && !isOpen(roster, day) && (
        <Banner tone="info">今日は園がお休みの日です。バスが出るときだけ選んでください。</Banner>
      )}
      <ul class="flex flex-col gap-3">
        {runs.map(({ run, line }) => (
          <li key={run}>
            <button
              type="button"
              class="flex min-h-20 w-full flex-wrap items-center gap-x-6 rounded-12 border-2 border-key-900 px-4 py-3 text-left hover:bg-key-50"
              onClick={() => choose(run)}
            >
              <span class="text-std-20B-150">{line.name}</span>
              <span>
                {line.departs.slice(0, 5)} 出発　{line.due.slice(0, 5)} 着　{line.vehicle}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
