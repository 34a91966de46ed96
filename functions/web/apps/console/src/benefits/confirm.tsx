import { ApiError } from "@tsunagu/api-client";
import { Banner, Button, Sheet, useAction } from "@tsunagu/ui";
import { useExpiry } from "../desk";
import { Problem } from "../problem";
import { fileName, paidBeside } from "./file";
import type { ReportedProps } from "./reported";
import { items, yen } from "./words";

/** Asks the second person once more: from here on there is no way back. */
export function Confirm({
  file,
  reported: { returned, yen: sum },
  onConfirm,
  onClose,
}: ReportedProps & { onConfirm: () => Promise<void>; onClose: () => void }) {
  const { busy, error, run } = useAction();
  useExpiry([error]);
  return (
    <Sheet title="この結果を取り込みますか" closeLabel="閉じる" onClose={onClose}>
      <p>{fileName(file)}</p>
      <p class="text-std-17B-170">
        {items(returned)}（{yen(sum)}）が戻り、{items(paidBeside(file, returned))}が振り込まれたことになります。
      </p>
      {returned > 0 && <p>戻った人には、口座の直しをたずねます。</p>}
      <p>取り込んだあとは、元にもどせません。</p>
      {error && <NotConfirmed error={error} />}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" busy={busy} onClick={() => run(onConfirm)}>
          この結果を取り込む
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}

function NotConfirmed({ error }: { error: Error }) {
  // The service's sentence speaks of who made a file.
  if (error instanceof ApiError && error.code === "second_person_needed") {
    return <Banner tone="error">報告した人とは別の職員が、確かめてください。</Banner>;
  }
  return (
    <Problem error={error} otherwise="取り込めたか分かりません。この窓を閉じて、ファイルの状態を確かめてください。" />
  );
}
