import { Banner, Button, saveFile, TextArea } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { FileField } from "../file-field";
import { type Draft, draftFromJson, serviceOf } from "./draft";

/** The whole service as JSON: to hand it to another municipality, or to take over theirs. */
export function Json({ draft, fixedId, onRead }: { draft: Draft; fixedId: boolean; onRead: (draft: Draft) => void }) {
  const [text, setText] = useState("");
  const [outcome, setOutcome] = useState<"read" | "refused">();
  const json = JSON.stringify(serviceOf(draft), null, 2);

  const read = (source: string) => {
    const found = draftFromJson(source);
    setOutcome(found ? "read" : "refused");
    if (!found) return;
    // An id that exists is in slots and messages already.
    onRead(fixedId ? { ...found, id: draft.id } : found);
    setText("");
  };

  return (
    <details class="rounded-12 border border-solid-gray-420">
      <summary class="min-h-12 px-4 py-3 text-std-16B-170">JSONで見る・読み込む</summary>
      <div class="flex flex-col gap-4 px-4 pb-4">
        <p>ほかの自治体とサービスをやりとりできます。家庭の情報は入りません。</p>
        <section
          aria-label="このサービスのJSON"
          class="max-h-80 overflow-auto rounded-8 bg-solid-gray-50 p-3 text-dns-14N-130"
          tabIndex={0}
        >
          <pre>{json}</pre>
        </section>
        <div>
          <Button
            size="small"
            onClick={() => saveFile(new Blob([json], { type: "application/json" }), `${draft.id || "service"}.json`)}
          >
            ファイルに保存
          </Button>
        </div>
        <FileField
          label="ファイルから読み込む"
          accept="application/json,.json"
          onFile={async (file) => read(await file.text())}
        />
        <TextArea label="貼り付けて読み込む" rows={4} value={text} onInput={setText} />
        <div>
          <Button size="small" disabled={!text.trim()} onClick={() => read(text)}>
            貼り付けた内容を読み込む
          </Button>
        </div>
        {outcome === "refused" && <Banner tone="error">サービスのJSONではありません。</Banner>}
        {outcome === "read" && (
          <Banner tone="success">書式に読み込みました。確かめてから保存してください。まだ保存していません。</Banner>
        )}
      </div>
    </details>
  );
}
