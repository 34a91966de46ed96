import type { Decision, StaffEntitlement } from "@tsunagu/api-client";
import { Banner, Button, Sheet, TextArea, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useExpiry } from "../desk";
import { Problem } from "../problem";
import { decisions } from "./decisions";
import { people, yen } from "./words";

const LONGEST = 200;

/** Asks once more, with who and how much. Where the family is told why, it reads this sentence. */
export function Decide({
  decision,
  picked,
  onDecide,
  onClose,
}: {
  decision: Decision;
  picked: StaffEntitlement[];
  onDecide: (because: string | undefined) => Promise<void>;
  onClose: () => void;
}) {
  const words = decisions[decision];
  const [why, setWhy] = useState(words.because ?? "");
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const says = words.because !== undefined;
  const grant = decision === "grant";
  const sum = picked.reduce((sum, one) => sum + (one.yen ?? 0), 0);
  const doubtful = picked.filter(({ entitled }) => !entitled).length;
  return (
    <Sheet title={words.ask(picked.length)} closeLabel="閉じる" onClose={onClose}>
      <p>{picked.map(({ name }) => name).join("、")}</p>
      {grant && <p class="text-std-17B-170">合計 {yen(sum)}</p>}
      {grant && doubtful > 0 && (
        <Banner tone="warning">
          {people(doubtful)}は、いまの条件では対象ではありません。その人の支給は決まらず、そのまま残ります。
        </Banner>
      )}
      {words.follows && <p>{words.follows}</p>}
      {says && (
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
          look={decision === "refuse" ? "danger" : "primary"}
          busy={busy}
          disabled={says && !why.trim()}
          onClick={() => run(() => onDecide(says ? why.trim() : undefined))}
        >
          {words.act(picked.length)}
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
