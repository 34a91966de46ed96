import type { BankFileCard, ReturnedTransfer } from "@tsunagu/api-client";
import { Button, Sheet, TextArea, useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { FileField } from "../file-field";
import { hasRescued, takeRescued, useUnsaved } from "../unsaved";
import { decoded } from "./csv";
import { elsewhereWords, type FileProps, fileName, isLate, paidBeside, paidOf } from "./file";
import { Refused } from "./refused";
import { mistakeIn, readResult, resultWords } from "./result-lines";
import { items } from "./words";

const keptOf = (file: string) => `bank result ${file}`;

const titleOf = (file: BankFileCard) => {
  if (file.reported) return "報告をやり直す";
  return isLate(file) ? "あとから戻ったものを報告する" : "銀行の結果を報告する";
};

/** What the bank says of a file: what came back. Everything else is paid, once a second person agrees. */
export function BankResultForm(props: FileProps) {
  const { file } = props;
  const [open] = useState(() => hasRescued(keptOf(file.id)));
  const shown = useRef<HTMLDetailsElement>(null);
  const sent = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each report
  useEffect(() => {
    if (!sent.current || !shown.current) return;
    sent.current = false;
    // What was sent stands above from now on; the form is for those who want to send another one.
    shown.current.open = false;
    shown.current.querySelector("summary")?.focus();
  }, [file.reported?.at]);
  return (
    <details ref={shown} open={open} class="rounded-8 border border-solid-gray-420">
      <summary class="min-h-12 px-3 py-2 text-std-16B-170">
        {titleOf(file)}
        <span class="sr-only">：{fileName(file)}</span>
      </summary>
      <div class="flex flex-col gap-4 px-3 pb-4">
        <Fields
          {...props}
          onChange={() => {
            sent.current = true;
            props.onChange();
          }}
        />
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
        戻ったもの {items(returned.length)}・振り込まれたもの {items(paidBeside(file, returned.length))}
      </p>
      <div>
        <Button
          look="primary"
          disabled={mistake !== undefined || (isLate(file) && returned.length === 0)}
          onClick={() => setAsking(true)}
        >
          この結果を報告する…
        </Button>
      </div>
      {asking && (
        <Ask
          programme={programme}
          file={file}
          onSent={() => {
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
  onSent,
  returned,
  onClose,
}: Omit<FileProps, "onChange"> & { onSent: () => void; returned: ReturnedTransfer[]; onClose: () => void }) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const send = () =>
    run(async () => {
      await api.reportBankResult(programme, file.id, returned);
      onClose();
      onSent();
    });
  return (
    <Sheet title="この結果を報告しますか" closeLabel="閉じる" onClose={onClose}>
      <p>{fileName(file)}</p>
      <p class="text-std-17B-170">
        {items(paidOf(file))}のうち、{items(returned.length)}が戻り、{items(paidBeside(file, returned.length))}
        が振り込まれた、と報告します。
      </p>
      <p>ほかの職員が確かめると、取り込まれます。それまでは、やり直せます。</p>
      {file.reported && <p>いまの報告は、この報告に入れかわります。</p>}
      {error && <Refused error={error} words={resultWords(error) ?? elsewhereWords(error)} />}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" busy={busy} onClick={send}>
          報告する
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
