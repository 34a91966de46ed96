import type { PointRules } from "@tsunagu/api-client";
import { Banner, Button, saveFile, TextArea } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { FileField } from "../file-field";
import { rulesFrom, sentRules } from "./rules-path";

/** The whole table as JSON: rows and conditions are added here, and tables handed from one municipality to another. */
export function PointsJson({
  rules,
  fresh,
  onRead,
}: {
  rules: PointRules;
  fresh: boolean;
  onRead: (rules: Partial<PointRules>) => void;
}) {
  const json = JSON.stringify(sentRules(rules), null, 2);
  const [typed, setTyped] = useState<string>();
  const [outcome, setOutcome] = useState<"read" | "refused">();
  const read = (source: string) => {
    const found = rulesFrom(source);
    setOutcome(found ? "read" : "refused");
    if (!found) return;
    const { municipality, effective_from } = rules;
    // What the old table had and the new one has not must not stay.
    const gone = Object.fromEntries(Object.keys(rules).map((field) => [field, undefined]));
    onRead({ ...gone, ...found, ...(fresh ? {} : { municipality, effective_from }) });
    setTyped(undefined);
  };
  return (
    <details class="rounded-12 border border-solid-gray-420">
      <summary class="min-h-12 px-4 py-3 text-std-16B-170">表の全体をJSONで見る・書きかえる</summary>
      <div class="flex flex-col gap-4 px-4 pb-4">
        <p>行や条件を足すときと、表をほかの自治体とやりとりするときに使います。家庭の情報は入りません。</p>
        {!fresh && <p>自治体と「いつの入園から」は、この表のまま変わりません。</p>}
        <TextArea label="この表のJSON" rows={16} lang="en" value={typed ?? json} onInput={setTyped} />
        <div class="flex flex-wrap gap-3">
          <Button size="small" disabled={typed === undefined} onClick={() => read(typed ?? "")}>
            書きかえたJSONを表に入れる
          </Button>
          <Button
            size="small"
            onClick={() => saveFile(new Blob([json], { type: "application/json" }), `${rules.id || "shisuu"}.json`)}
          >
            ファイルに保存する
          </Button>
        </div>
        <FileField
          label="ファイルから読み込む"
          accept="application/json,.json"
          onFile={async (file) => read(await file.text())}
        />
        {outcome === "refused" && <Banner tone="error">指数表のJSONではありません。表は変わっていません。</Banner>}
        {outcome === "read" && (
          <Banner tone="success">表に入れました。まだ公開していません。下の「試す」で確かめてください。</Banner>
        )}
      </div>
    </details>
  );
}
