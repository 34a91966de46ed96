import type { StaffEntitlement } from "@tsunagu/api-client";
import { Banner, Button, Sheet, TextArea, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useExpiry } from "../desk";
import { Problem } from "../problem";
import { people, yen } from "./words";

export type Decision = "grant" | "refuse";

const LONGEST = 200;

/** Asks once more, with who and how much. Whoever is refused reads why. */
export function Decide({
  decision,
  picked,
  onDecide,
  onClose,
}: {
  decision: Decision;
  picked: StaffEntitlement[];
  onDecide: (why: string | undefined) => Promise<void>;
  onClose: () => void;
}) {
  const [why, setWhy] = useState("");
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const grant = decision === "grant";
  const count = people(picked.length);
  const sum = picked.reduce((sum, one) => sum + (one.yen ?? 0), 0);
  const doubtful = picked.filter(({ entitled }) => !entitled).length;
  return (
    <Sheet
      title={grant ? `${count}の支給を決めますか` : `${count}を不支給にしますか`}
      closeLabel="閉じる"
      onClose={onClose}
    >
      <p>{picked.map(({ name }) => name).join("、")}</p>
      {grant && <p class="text-std-17B-170">合計 {yen(sum)}</p>}
      {grant && doubtful > 0 && (
        <Banner tone="warning">
          {people(doubtful)}は、いまの条件では対象ではありません。その人の支給は決まらず、そのまま残ります。
        </Banner>
      )}
      {!grant && (
        <TextArea
          label="家庭に伝える理由"
          hint={`この文を、家庭がそのまま読みます。（${why.length}/${LONGEST}文字）`}
          rows={4}
          maxLength={LONGEST}
          value={why}
          onInput={setWhy}
        />
      )}
      {error && <Problem error={error} />}
      <div class="flex flex-wrap gap-3">
        <Button
          look={grant ? "primary" : "danger"}
          busy={busy}
          disabled={!grant && !why.trim()}
          onClick={() => run(() => onDecide(grant ? undefined : why.trim()))}
        >
          {grant ? `${count}の支給を決める` : `${count}を不支給にする`}
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
