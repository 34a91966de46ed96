import { Banner, Button, Empty, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { chunks } from "./chunks";
import { MatchRow } from "./match";
import { PartByNumber } from "./part-by-number";

/** As many as the service shows at once (contract). */
const SHOWN = 100;

interface Outcome {
  joined: number;
  stale: number;
}

/** Registered people and rows of the list that may be the same: staff compare each, and join those that are. */
export function MatchesPage({ id }: { id: string }) {
  const { api } = useDesk();
  const pairs = useLoad(id, () => api.matches(id));
  const [chosen, setChosen] = useState<string[]>([]);
  const [outcome, setOutcome] = useState<Outcome>();
  const { busy, error, run } = useAction();
  useExpiry([pairs.error, error]);
  if (!pairs.value) {
    return pairs.error ? (
      <Problem error={pairs.error} action={<Button onClick={pairs.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  const all = pairs.value;
  const ids = all.map((pair) => pair.id).filter((one) => chosen.includes(one));
  const join = () =>
    run(async () => {
      setOutcome(undefined);
      const sum: Outcome = { joined: 0, stale: 0 };
      try {
        for (const part of chunks(ids)) {
          const { joined, stale } = await api.confirmMatches(id, part);
          sum.joined += joined;
          sum.stale += stale.length;
        }
      } finally {
        // Also what came before a failure is done.
        setOutcome(sum);
        setChosen([]);
        pairs.reload();
      }
    });
  return (
    <>
      <h2 class="text-std-24B-150">突合</h2>
      <p>
        マイナンバーカードで登録した人と、名簿の人が、同じ人かもしれない組です。名前・住所・生年月日を見くらべて、同じ人だけを選んでください。つなぐと、その人のLINEに給付が出ます。
      </p>
      {error && <Problem error={error} />}
      {outcome && outcome.joined > 0 && <Banner tone="success">{outcome.joined}組をつなぎました。</Banner>}
      {outcome && outcome.stale > 0 && (
        <Banner tone="warning">
          {outcome.stale}組は、見ている間に変わりました。つないでいません。新しい内容を見くらべてください。
        </Banner>
      )}
      {all.length === 0 ? (
        <Empty title="見くらべる組はありません。" />
      ) : (
        <>
          {all.length >= SHOWN && <p>はじめの{SHOWN}組です。つなぐと、続きが出ます。</p>}
          <ul class="flex flex-col gap-3">
            {all.map((pair) => (
              <MatchRow
                key={pair.id}
                pair={pair}
                checked={chosen.includes(pair.id)}
                onChange={(on) => setChosen(on ? [...chosen, pair.id] : chosen.filter((one) => one !== pair.id))}
              />
            ))}
          </ul>
          <div
            data-foot
            class="sticky bottom-0 flex flex-wrap items-center gap-4 border-t border-solid-gray-420 bg-white py-3"
          >
            <Button look="primary" busy={busy} disabled={ids.length === 0} onClick={join}>
              選んだ組を本人としてつなぐ
            </Button>
            <p role="status">
              {all.length}組のうち{ids.length}組を選んでいます。
            </p>
          </div>
        </>
      )}
      <PartByNumber onParted={pairs.reload} />
    </>
  );
}
