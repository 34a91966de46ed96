import { Banner, Button, saveFile, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { gatherCsv } from "./csv";
import { progress } from "./spans";

/** However many bookings there are: they come in parts and leave as one file. */
export function CsvDownload({ id, from, to }: { id: string; from: string; to: string }) {
  const { api } = useDesk();
  const [percent, setPercent] = useState<number>();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const load = () =>
    run(async () => {
      setPercent(0);
      const file = await gatherCsv(
        (next) => api.csvPart(id, from, to, next),
        (next) => setPercent(progress(from, to, next)),
      );
      saveFile(file, `yoyaku_${id}_${from}_${to}.csv`);
    });

  return (
    <section aria-labelledby="csv" class="flex flex-col gap-3">
      <h2 id="csv" class="text-std-20B-150">
        CSVに書き出す
      </h2>
      <p>予約をExcelなどで開ける形で保存します。個人情報が入っています。置き場所に気をつけてください。</p>
      <div class="flex flex-wrap items-center gap-4">
        <Button busy={busy} onClick={load}>
          CSVを保存する
        </Button>
        {busy && percent !== undefined && (
          <label class="flex items-center gap-2">
            <progress max={100} value={percent} class="h-4 w-48" />
            {percent}%
          </label>
        )}
      </div>
      {error && <Problem error={error} otherwise="途中で止まりました。ファイルは保存していません。" />}
      {!busy && !error && percent === 100 && <Banner tone="success">書き出しました。</Banner>}
    </section>
  );
}
