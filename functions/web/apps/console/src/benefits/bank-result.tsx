import type { BankFileCard, ReturnedTransfer } from "@tsunagu/api-client";
import { Button, Sheet, TextArea, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { FileField } from "../file-field";
import { hasRescued, takeRescued, useUnsaved } from "../unsaved";
import { decoded } from "./csv";
import { type FileProps, fileName } from "./file";
import { Refused } from "./refused";
import { mistakeIn, readResult, resultWords } from "./result-lines";
import { items } from "./words";

/** Its result is known already: what comes back now was paid before. */
const isLate = ({ state }: BankFileCard) => state === "settled";
/** Transfers that are paid as far as anybody knows, or will be when nothing comes back. */
const paidOf = (file: BankFileCard) => (isLate(file) ? file.count - file.returned : file.count);

const keptOf = (file: string) => `bank result ${file}`;

/** What the bank says of a file: what came back is written down, and everything else is paid thereby. */
export function BankResultForm(props: FileProps) {
  const [open] = useState(() => hasRescued(keptOf(props.file.id)));
  return (
    <details open={open} class="rounded-8 border border-solid-gray-420">
      <summary class="min-h-12 px-3 py-2 text-std-16B-170">
        {isLate(props.file) ? "あとから戻ったものを入れる" : "銀行の結果を入れる"}
        <span class="sr-only">：{fileName(props.file)}</span>
      </summary>
      <div class="flex flex-col gap-4 px-3 pb-4">
        <Fields {...props} />
      </div>
    </details>
  );
}

function Fields({ programme, file, onChange }: FileProps) {
  const kept = keptOf(file.id);
  const [text, setText] = useState(() => takeRescued<string>(kept) ?? "");
  const [asking, setAsking] = useState(false);
  useUnsaved(text.trim() !== "", kept, text);
  const result = readResult(text);
  const { returned } = result;
  const mistake = mistakeIn(result, paidOf(file));
  return (
    <>
      <TextArea
        label="振り込めずに戻ったもの"
        hint={`1行に1件、「顧客番号,理由」で。理由は家庭がそのまま読みます。${isLate(file) ? "" : "全部振り込まれたときは、空のままで。"}`}
        rows={5}
        error={mistake}
        value={text}
        onInput={setText}
      />
      <FileField
        label="CSVから読む"
        accept="text/csv,.csv,.txt"
        onFile={async (chosen) => setText(decoded(await chosen.arrayBuffer()))}
      />
      <p role="status" class="text-std-17B-170">
        戻ったもの {items(returned.length)}・振り込まれたもの {items(Math.max(0, paidOf(file) - returned.length))}
      </p>
      <div>
        <Button
          look="primary"
          disabled={mistake !== undefined || (isLate(file) && returned.length === 0)}
          onClick={() => setAsking(true)}
        >
          この結果を取り込む…
        </Button>
      </div>
      {asking && (
        <Ask
          programme={programme}
          file={file}
          onTaken={() => {
            setText("");
            onChange();
          }}
          returned={returned}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Ask({
  programme,
  file,
  onTaken,
  returned,
  onClose,
}: Omit<FileProps, "onChange"> & { onTaken: () => void; returned: ReturnedTransfer[]; onClose: () => void }) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const take = () =>
    run(async () => {
      await api.takeBankResult(programme, file.id, returned);
      onClose();
      onTaken();
    });
  return (
    <Sheet title="この結果を取り込みますか" closeLabel="閉じる" onClose={onClose}>
      <p>{fileName(file)}</p>
      <p class="text-std-17B-170">
        {items(paidOf(file))}のうち、{items(returned.length)}が戻り、{items(paidOf(file) - returned.length)}
        が振り込まれたことになります。
      </p>
      {returned.length > 0 && <p>戻った人には、口座の直しをたずねます。</p>}
      <p>取り込んだあとは、元にもどせません。</p>
      {error && <Refused error={error} words={resultWords(error)} />}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" busy={busy} onClick={take}>
          取り込む
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
