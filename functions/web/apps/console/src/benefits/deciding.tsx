import type { Decision } from "@tsunagu/api-client";
import { Button } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk } from "../desk";
import { chunks } from "./chunks";
import { Decide } from "./decide";
import { decisions } from "./decisions";
import { type Outcome, OutcomeReport } from "./outcome";
import { People, type PeopleProps, SHOWN } from "./people";
import { items } from "./words";

/** People about whom something can be decided: some are chosen, and one decision is made about them. */
export function Deciding({
  id,
  offers,
  onDecided,
  ...shown
}: PeopleProps & { id: string; offers: readonly Decision[]; onDecided: () => void }) {
  const { api } = useDesk();
  const { all } = shown;
  const [chosen, setChosen] = useState<string[]>([]);
  const [asking, setAsking] = useState<Decision>();
  const [outcome, setOutcome] = useState<Outcome>();
  const picked = all.filter(({ subject }) => chosen.includes(subject));
  const ask = (decision: Decision) => {
    setOutcome(undefined);
    setAsking(decision);
  };
  const decide = async (decision: Decision, because: string | undefined) => {
    const names = Object.fromEntries(picked.map(({ subject, name }) => [subject, name]));
    const sum: Outcome = { decision, names, done: 0, left: [] };
    try {
      for (const part of chunks(picked.map(({ subject }) => subject))) {
        const { done, left } = await api.decideApplications(id, part, decision, because);
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
      {outcome && <OutcomeReport outcome={outcome} />}
      {all.length >= SHOWN && <p>はじめの{items(SHOWN)}です。決めると、続きが出ます。</p>}
      {all.length > 0 && (
        <>
          <People {...shown} chosen={chosen} onChoose={setChosen} />
          <div
            data-foot
            class="sticky bottom-0 flex flex-wrap items-center gap-3 border-t border-solid-gray-420 bg-white py-3"
          >
            {offers.map((offer) => (
              <Button key={offer} look={looks[offer]} disabled={picked.length === 0} onClick={() => ask(offer)}>
                {decisions[offer].press}
              </Button>
            ))}
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
          onDecide={(because) => decide(asking, because)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

const looks = { grant: "primary", refuse: "danger", reopen: "secondary", ask_account: "primary" } as const;
