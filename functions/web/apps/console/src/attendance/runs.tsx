import { ApiError, type Board, type RiderCard, type RunCard } from "@tsunagu/api-client";
import { Button, Empty, Spinner, useAction } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { DayBar } from "./day-bar";
import { useFacility } from "./facility";
import { useBoard } from "./live";
import { clockWords, obstacleWords } from "./words";

/** The bus runs of a day. */
export function RunsPage({ day }: { day: string | undefined }) {
  const board = useBoard(day);
  if (!board.value) {
    return board.error ? (
      <Problem error={board.error} action={<Button onClick={board.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  return (
    <>
      <DayBar board={board} room="runs" />
      {board.value.runs.length === 0 && <Empty title="この日にバスは出ません。" />}
      {board.value.runs.map((run) => (
        <Run key={run.id} run={run} board={board.value as Board} onChange={board.reload} />
      ))}
    </>
  );
}

function Run({ run, board, onChange }: { run: RunCard; board: Board; onChange: () => void }) {
  const riding = run.children.filter(({ boarded_at, alighted_at }) => boarded_at && !alighted_at).length;
  return (
    <section aria-labelledby={run.id} class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <div class="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h3 id={run.id} class="text-std-20B-150">
          {run.name}
        </h3>
        <p>
          {run.vehicle}・{clockWords(run.departs)} 出発・{run.homeward ? "最後の引き渡し" : "園に到着"}{" "}
          {clockWords(run.due)}
        </p>
      </div>
      <p class="text-std-16B-170">
        {stateWords(run, board.now)}　乗った {run.on}人・降りた {run.off}人
        {riding > 0 && <span class="text-error-2">　！ まだ乗っている {riding}人</span>}
      </p>
      <p>
        運転手：{run.driver ?? "記録なし"}　添乗者：{run.attendant ?? "記録なし"}
      </p>
      <Riders run={run} />
      {!run.closed_at && <Close run={run} onChange={onChange} />}
    </section>
  );
}

/** How far a run has come. */
export function stateWords(run: RunCard, now: string): string {
  if (run.closed_at) return `✓ 終わりました（${clockWords(run.closed_at)}）`;
  if (run.driver || run.on > 0) return "▶ 運行中";
  return Date.parse(now) < Date.parse(run.departs) ? "… 出発前" : "？ まだ記録が届いていません";
}

function Riders({ run }: { run: RunCard }) {
  if (run.children.length === 0) return <p>乗る子どもはいません。</p>;
  return (
    <section class="relative overflow-x-auto" aria-label={`${run.name}の乗る子ども`} tabIndex={0}>
      <table class="w-full min-w-120 border-collapse text-left">
        <thead>
          <tr class="border-y border-solid-gray-420 bg-solid-gray-50 text-dns-14B-130">
            {["名前", "乗った", "降りた", ...(run.homeward ? ["引き渡し"] : [])].map((name) => (
              <th key={name} scope="col" class="p-2">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.children.map((rider) => (
            <tr key={rider.child_id} class="border-b border-solid-gray-200">
              <th scope="row" class="p-2 font-normal">
                {rider.name} <span class="text-dns-14N-130">{riderNote(rider)}</span>
              </th>
              <td class="p-2">{rider.boarded_at ? clockWords(rider.boarded_at) : "―"}</td>
              <td class="p-2">
                {rider.alighted_at ? (
                  clockWords(rider.alighted_at)
                ) : rider.boarded_at ? (
                  <strong class="text-error-2">！ まだ</strong>
                ) : (
                  "―"
                )}
              </td>
              {run.homeward && <td class="p-2">{rider.to ?? "―"}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function riderNote({ absent, listed }: RiderCard): string {
  if (absent) return "／ 欠席の連絡";
  return listed ? "" : "（予定にない）";
}

/** Closing from the office, where the handheld is lost. The rule is the same as on the bus. */
function Close({ run, onChange }: { run: RunCard; onChange: () => void }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const { busy, error, run: act } = useAction();
  useExpiry([error]);
  const refused = error instanceof ApiError && error.code === "run_open" ? (error.detail.reason ?? "") : "";
  const obstacles = refused ? refused.split(" ") : run.obstacles;
  const close = () =>
    act(async () => {
      await api.closeRun(facility.id, run.id);
      onChange();
    });
  return (
    <div class="flex flex-col gap-3">
      {error && <Problem error={error} />}
      {obstacles.length > 0 && (
        <div>
          <p class="text-std-16B-170">終えるまでに残っていること</p>
          <ul class="list-disc pl-6">
            {obstacles.map((one) => (
              <li key={one}>{obstacleWords(one)}</li>
            ))}
          </ul>
          <p class="text-dns-14N-130">バスの端末で記録してください。</p>
        </div>
      )}
      <div>
        <Button aria-label={`${run.name}：この便を終える`} busy={busy} onClick={close}>
          この便を終える
        </Button>
      </div>
    </div>
  );
}
