import type { Decision, EntitlementState } from "@tsunagu/api-client";
import { Chips } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { type Lists, Queue, usePeople } from "./queue";

interface Group {
  value: EntitlementState;
  label: string;
  offers?: readonly Decision[];
}

const REFUSED: Group = { value: "refused", label: "不支給にした人", offers: ["reopen"] };

const groups: readonly Group[] = [
  REFUSED,
  { value: "open", label: "まだ申請していない人" },
  { value: "declined", label: "辞退した人" },
  { value: "granted", label: "振込ファイルを待つ人" },
  { value: "filed", label: "振込ファイルの中の人" },
  { value: "paid", label: "振込ずみの人" },
];

/** Who waits for nobody here: looked at when something about them was wrong. */
export function Others({ lists }: { lists: Lists }) {
  const [state, setState] = useState<EntitlementState>(REFUSED.value);
  const group = groups.find(({ value }) => value === state) ?? REFUSED;
  return (
    <section aria-labelledby="others" class="flex flex-col gap-3">
      <h3 id="others" class="text-std-20B-150">
        ほかの人
      </h3>
      <Chips legend="どの人を見ますか" value={state} onChange={setState} options={groups} />
      <Shown key={state} lists={lists} {...group} />
    </section>
  );
}

function Shown({ lists, value, label, offers }: Group & { lists: Lists }) {
  const found = usePeople(lists, value);
  return <Queue found={found} label={label} empty={<p>いません。</p>} lists={lists} {...(offers ? { offers } : {})} />;
}
