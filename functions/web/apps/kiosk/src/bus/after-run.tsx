/** After the last child: heads are counted, every seat is looked at by both, the device at the rear is answered. */
import type { Crew, Fact } from "@tsunagu/sync";
import { Button, TextField } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { personName } from "../device/roster";
import { useDesk } from "../shown/desk";
import type { OnRun } from "./run-page";

export function AfterRun({ on, crew }: { on: OnRun; crew: Crew }) {
  const { kiosk, record } = useDesk();
  const { run, line, state } = on;
  const { roster, runs } = kiosk.today;
  const stillOn = state.lines.some((one) => one.boarded && !one.alighted);
  const lastOff = Math.max(...state.lines.map((one) => one.alighted?.at ?? Number.NEGATIVE_INFINITY));
  const since = (runs.get(run) ?? []).filter(({ at }) => at >= lastOff).map(({ entry }) => entry.fact);
  const looked = (person: string) =>
    since.some((fact) => fact.kind === "seats_checked" && (fact.by === person || fact.second === person));
  const answered = since.some((fact) => fact.kind === "device_acknowledged");
  const write = (fact: Fact, sentence: string) => record([{ fact }], sentence);

  return (
    <section class="flex flex-col gap-4">
      <h2 class="text-std-20B-150">3. 全員が降りたあと</h2>
      {stillOn ? (
        <p>まだ車内に子どもがいます。全員が降りてから、ここを押せます。</p>
      ) : (
        <>
          <Count on={on} by={crew.attendant} />
          {[crew.attendant, crew.driver].map((person) =>
            looked(person) ? (
              <Done key={person}>{personName(roster, person)}：いちばん後ろまで座席を見ました</Done>
            ) : (
              <Button
                key={person}
                size="large"
                class="min-h-16"
                onClick={() =>
                  write(
                    { kind: "seats_checked", run, by: person, second: null },
                    `${personName(roster, person)}さん 座席を確認。`,
                  )
                }
              >
                {personName(roster, person)}：いちばん後ろまで座席を見た
              </Button>
            ),
          )}
          {line.device_required !== false &&
            (answered ? (
              <Done>後ろの装置のボタンを押しました</Done>
            ) : (
              <Button
                size="large"
                class="min-h-16"
                onClick={() =>
                  write({ kind: "device_acknowledged", run, by: crew.attendant }, "装置の確認を記録しました。")
                }
              >
                後ろの装置のボタンを押した
              </Button>
            ))}
        </>
      )}
    </section>
  );
}

function Done({ children }: { children: ComponentChildren }) {
  return (
    <p class="flex min-h-16 items-center gap-3 rounded-8 border-2 border-success-2 px-4 text-std-16B-170">
      <span aria-hidden="true">✓</span>
      <span>{children}</span>
    </p>
  );
}

/** Heads, not what the screen says: the boxes start empty. */
function Count({ on: { run, state }, by }: { on: OnRun; by: string }) {
  const { record } = useDesk();
  const [typed, type] = useState({ on: "", off: "" });
  const counted = !state.obstacles.some(({ obstacle }) => obstacle === "not_counted" || obstacle === "count_differs");
  const fits = [typed.on, typed.off].every((count) => /^\d{1,3}$/.test(count));
  const write = async () => {
    const fact = { kind: "counted" as const, run, by, on: Number(typed.on), off: Number(typed.off) };
    type({ on: "", off: "" });
    if (!(await record([{ fact }], "人数を記録しました。"))) type(typed);
  };
  return (
    <div class="flex flex-wrap items-end gap-3">
      {counted && (
        <div class="w-full">
          <Done>
            人数を記録しました（乗った {state.on}人・降りた {state.off}人）
          </Done>
        </div>
      )}
      <TextField
        label="数えた人数（乗った）"
        type="tel"
        narrow
        value={typed.on}
        onInput={(on) => type({ ...typed, on })}
      />
      <TextField
        label="数えた人数（降りた）"
        type="tel"
        narrow
        value={typed.off}
        onInput={(off) => type({ ...typed, off })}
      />
      <Button size="large" class="min-h-16" disabled={!fits} onClick={write}>
        {counted ? "数え直した人数を記録する" : "数えた人数を記録する"}
      </Button>
    </div>
  );
}
