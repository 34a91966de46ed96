import type { PointHousehold } from "@tsunagu/api-client";
import { Banner, Button, TextArea } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { householdFrom } from "./case-draft";

/** Every answer of a household, for those that the form does not ask. */
export function CaseJson({
  household,
  onRead,
}: {
  household: PointHousehold;
  onRead: (household: PointHousehold) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const [refused, setRefused] = useState(false);
  const read = () => {
    const found = householdFrom(typed ?? "");
    setRefused(!found);
    if (!found) return;
    onRead(found);
    setTyped(undefined);
  };
  return (
    <details>
      <summary class="min-h-9 py-1 text-key-900 underline underline-offset-4">ほかの答え（JSON）</summary>
      <div class="flex flex-col gap-3 pt-2">
        <TextArea
          label="この例のJSON"
          rows={10}
          lang="en"
          value={typed ?? JSON.stringify(household, null, 2)}
          onInput={setTyped}
        />
        <div>
          <Button size="small" disabled={typed === undefined} onClick={read}>
            書きかえたJSONを例に入れる
          </Button>
        </div>
        {refused && <Banner tone="error">例のJSONではありません。例は変わっていません。</Banner>}
      </div>
    </details>
  );
}
