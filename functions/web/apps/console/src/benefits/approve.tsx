import { ApiError } from "@tsunagu/api-client";
import { Button, formatDay, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { elsewhereWords, type FileProps, fileName, shortened } from "./file";
import { Refused } from "./refused";
import { items, yen } from "./words";

const TWIN = "二重に振り込まないように、承認していません。このファイルは取り消してください。";

/** A second person releases a file. */
export function Approve(props: FileProps) {
  const { me } = useDesk();
  const { file } = props;
  const [asking, setAsking] = useState(false);
  const mine = file.made_by === me;
  const why = `approve-${file.id}`;
  return (
    <>
      <Button
        look="primary"
        disabled={mine || !file.sha256}
        aria-label={`${fileName(file)}：承認`}
        aria-describedby={mine ? why : undefined}
        onClick={() => setAsking(true)}
      >
        承認…
      </Button>
      {mine && (
        <p id={why} class="order-last w-full text-dns-14N-130">
          作った人は承認できません。ほかの職員に頼んでください。
        </p>
      )}
      {asking && file.sha256 && <Ask {...props} sha256={file.sha256} onClose={() => setAsking(false)} />}
    </>
  );
}

/** Shows what is released; exactly that is, or nothing. */
function Ask({ programme, file, sha256, onChange, onClose }: FileProps & { sha256: string; onClose: () => void }) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const code = error instanceof ApiError ? error.code : undefined;
  const twin = code === "bank_file_twin";
  const release = () =>
    run(async () => {
      try {
        await api.releaseBankFile(programme, file.id, sha256);
        onClose();
      } finally {
        // It may stand elsewhere by now, or be another one.
        onChange();
      }
    });
  return (
    <Sheet title="この振込を承認しますか" closeLabel="閉じる" onClose={onClose}>
      <p class="text-std-17B-170">
        {formatDay(file.pay_on, "ja")}に、{items(file.count)}・合計{yen(file.total)}を振り込みます。
      </p>
      <p>
        中身の指紋 <code>{shortened(sha256)}</code>
      </p>
      <p>承認すると、ファイルを銀行に送れるようになります。承認は取り消せません。</p>
      {error && (
        <Refused
          error={error}
          otherwise="承認できたか分かりません。この窓を閉じて、ファイルの状態を確かめてください。"
          words={twin ? TWIN : elsewhereWords(error)}
        />
      )}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" busy={busy} disabled={twin || code === "bank_file_changed"} onClick={release}>
          {items(file.count)}・{yen(file.total)}を承認する
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
