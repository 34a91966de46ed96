import type { Decided, StaffEntitlement } from "@tsunagu/api-client";
import { Banner, Button } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk } from "../desk";
import { chunks } from "./chunks";
import { Decide, type Decision } from "./decide";
import { People, SHOWN } from "./people";
import { items, people } from "./words";

const codes: Record<string, string> = {
  not_entitled: "いまの条件では対象ではありません",
  other_state: "もう審査を待っていません（家庭が取り下げたか、ほかの職員が決めました）",
  not_found: "見つかりません",
};

interface Outcome extends Decided {
  decision: Decision;
  /** Names of who stays, as they were on the screen. */
  names: Record<string, string>;
}

/** Applications that wait: some are chosen, and one decision is made about them. */
export function Applications({ id, all, onDecided }: { id: string; all: StaffEntitlement[]; onDecided: () => void }) {
  const { api } = useDesk();
  const [chosen, setChosen] = useState<string[]>([]);
  const [asking, setAsking] = useState<Decision>();
  const [outcome, setOutcome] = useState<Outcome>();
  const picked = all.filter(({ subject }) => chosen.includes(subject));
  const ask = (decision: Decision) => {
    setOutcome(undefined);
    setAsking(decision);
  };
  const decide = async (decision: Decision, why: string | undefined) => {
    const names = Object.fromEntries(picked.map(({ subject, name }) => [subject, name]));
    const sum: Outcome = { decision, names, done: 0, left: [] };
    try {
      for (const part of chunks(picked.map(({ subject }) => subject))) {
        const { done, left } = await api.decideApplications(id, part, why);
        sum.done += done;
        sum.left.push(...left);
      }
      setAsking(undefined);
      setChosen([]);
    } finally {
      // Also what came before a failure is decided.
      if (sum.done + sum.left.length > 0) {
        setOutcome(sum);
        onDecided();
      }
    }
  };
  return (
    <>
      {outcome && <Report outcome={outcome} />}
      {all.length >= SHOWN && <p>はじめの{items(SHOWN)}です。決めると、続きが出ます。</p>}
      {all.length > 0 && (
        <>
          <People label="審査を待つ申請" all={all} chosen={chosen} onChoose={setChosen} />
          <div
            data-foot
            class="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-solid-gray-420 bg-white py-3"
          >
            <Button look="primary" disabled={picked.length === 0} onClick={() => ask("grant")}>
              支給を決める…
            </Button>
            <Button look="danger" disabled={picked.length === 0} onClick={() => ask("refuse")}>
              不支給にする…
            </Button>
            <p role="status">
              {items(all.length)}のうち{items(picked.length)}を選んでいます。
            </p>
          </div>
        </>
      )}
      {asking && (
        <Decide
          decision={asking}
          picked={picked}
          onDecide={(why) => decide(asking, why)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

function Report({ outcome: { decision, done, left, names } }: { outcome: Outcome }) {
  return (
    <>
      {done > 0 && (
        <Banner tone="success">
          {people(done)}の{decision === "grant" ? "支給を決めました。" : "不支給を決めました。"}
        </Banner>
      )}
      {left.length > 0 && (
        <>
          <Banner tone="warning">{people(left.length)}は、そのまま残っています。</Banner>
          <ul class="list-disc pl-6">
            {left.map(({ subject, code }) => (
              <li key={subject}>
                <strong>{names[subject] ?? subject}</strong>：{codes[code] ?? code}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
