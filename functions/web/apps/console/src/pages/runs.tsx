import type { NoticeBatch, Run, StaffApi } from "@tsunagu/api-client";
import { Button, Empty, formatDay, formatInstant, Spinner, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { states } from "../words";

/** The daily pushes, newest first, and how far each one's batches have come. */
export function RunsPage() {
  const { api } = useDesk();
  const runs = useLoad("runs", api.runs);
  const [day, setDay] = useState<string>();

  useExpiry([runs.error]);

  return (
    <>
      <div class="flex flex-wrap items-center gap-4">
        <h1 class="text-std-28B-150">配信</h1>
        <Button size="small" busy={runs.loading} onClick={runs.reload}>
          最新にする
        </Button>
      </div>
      {runs.error && <Problem error={runs.error} />}
      {!runs.value && !runs.error && <Spinner label="読み込んでいます" />}
      {runs.value?.length === 0 && <Empty title="まだ配信はありません。毎朝9時に行われます。" />}
      {runs.value && runs.value.length > 0 && (
        <ul class="flex flex-col gap-3">
          {runs.value.map((run) => (
            <RunCard key={run.day} api={api} run={run} open={day === run.day} onOpen={setDay} />
          ))}
        </ul>
      )}
    </>
  );
}

function RunCard({
  api,
  run,
  open,
  onOpen,
}: {
  api: StaffApi;
  run: Run;
  open: boolean;
  onOpen: (day: string | undefined) => void;
}) {
  return (
    <li class="rounded-12 border border-solid-gray-420 p-4">
      <div class="flex flex-wrap items-center gap-x-6 gap-y-2">
        <h2 class="text-std-17B-170">{formatDay(run.day, "ja")}</h2>
        <p>{run.due === 0 ? "対象なし" : `対象 ${run.due}家庭 ・ ${run.batches}通り`}</p>
        <p class={run.complete ? "text-success-2" : "text-warning-orange-2"}>{run.complete ? "完了" : "途中"}</p>
        {run.since < run.day && <p class="text-solid-gray-700">{formatDay(run.since, "ja", run.day)} からの分も含む</p>}
        <span class="flex-1" />
        {run.batches > 0 && (
          <Button size="small" aria-expanded={open} onClick={() => onOpen(open ? undefined : run.day)}>
            {open ? "閉じる" : "内訳"}
          </Button>
        )}
      </div>
      {open && <Batches api={api} day={run.day} />}
    </li>
  );
}

function Batches({ api, day }: { api: StaffApi; day: string }) {
  const batches = useLoad<NoticeBatch[]>(day, () => api.notices(day));
  if (!batches.value) {
    return batches.error ? <Problem error={batches.error} /> : <Spinner label="読み込んでいます" />;
  }
  if (batches.value.length === 0) return <p class="pt-3">送るものはありませんでした。</p>;
  return (
    <section class="overflow-x-auto pt-3" aria-label={`${formatDay(day, "ja")}の内訳`} tabIndex={0}>
      <table class="w-full min-w-160 border-collapse text-left text-dns-14N-130">
        <thead>
          <tr class="border-y border-solid-gray-420 bg-solid-gray-50">
            {["状態", "人数", "見合わせ", "試行", "作成", "LINEの受付番号"].map((name) => (
              <th key={name} scope="col" class="p-2 whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {batches.value.map((batch) => (
            <tr key={batch.id} class="border-b border-solid-gray-200">
              <th scope="row" class={`p-2 ${batch.state === "refused" ? "text-error-2" : ""}`}>
                {states[batch.state]}
              </th>
              <td class="p-2">{batch.members}</td>
              <td class="p-2">{batch.withheld}</td>
              <td class="p-2">{batch.attempts}</td>
              <td class="p-2">{formatInstant(batch.created_at, "ja")}</td>
              <td class="p-2 font-mono">{batch.request_id ?? "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
