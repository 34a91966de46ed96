import { Button, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { elsewhereWords, type FileProps, fileName } from "./file";
import { Refused } from "./refused";
import { items } from "./words";

/** Takes a file apart before anybody has released it. */
export function Discard({ programme, file, onChange }: FileProps) {
  const { api } = useDesk();
  const [asking, setAsking] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const discard = () =>
    run(async () => {
      await api.discardBankFile(programme, file.id);
      setAsking(false);
      onChange();
    });
  return (
    <>
      <Button look="danger" aria-label={`${fileName(file)}：取り消す`} onClick={() => setAsking(true)}>
        取り消す…
      </Button>
      {asking && (
        <Sheet title="この振込ファイルを取り消しますか" closeLabel="閉じる" onClose={() => setAsking(false)}>
          <p class="text-std-17B-170">
            {fileName(file)}（{items(file.count)}）
          </p>
          <p>ファイルはなくなり、入っていた人は、振込ファイルを待つ状態にもどります。支給の決定は変わりません。</p>
          {error && <Refused error={error} words={elsewhereWords(error)} />}
          <div class="flex flex-wrap gap-3">
            <Button look="danger" busy={busy} onClick={discard}>
              取り消す
            </Button>
            <Button onClick={() => setAsking(false)}>やめる</Button>
          </div>
        </Sheet>
      )}
    </>
  );
}
