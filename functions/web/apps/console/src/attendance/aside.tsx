import type { AsideCard } from "@tsunagu/api-client";
import { Button, Empty, formatInstant, Sheet, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { asideWords, clockWords, recordWords } from "./words";

/** Records that came and that no rule can file: somebody looks at each. */
export function AsidePage() {
  const { api } = useDesk();
  const { facility } = useFacility();
  const cards = useLoad(facility.id, () => api.aside(facility.id));
  useExpiry([cards.error]);
  return (
    <>
      <h2 class="text-std-24B-150">保留の記録</h2>
      <p>端末から届いたけれど、そのままでは受け取れない記録です。入れるか捨てるかを決めてください。</p>
      {cards.error && <Problem error={cards.error} action={<Button onClick={cards.reload}>もう一度ためす</Button>} />}
      {!cards.value && !cards.error && <Spinner label="読み込んでいます" />}
      {cards.value?.length === 0 && <Empty title="保留の記録はありません。" />}
      <ul class="flex flex-col gap-3">
        {cards.value?.map((card) => (
          <Aside key={card.id} card={card} onDone={cards.reload} />
        ))}
      </ul>
    </>
  );
}

function Aside({ card, onDone }: { card: AsideCard; onDone: () => void }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const [asking, setAsking] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const decide = (release: boolean) =>
    run(async () => {
      await api.decideAside(facility.id, card.id, release);
      setAsking(false);
      onDone();
    });
  const name = `${card.child ?? "だれのものか分からない記録"}：${card.kind ? recordWords(card.kind) : "読めない記録"}`;
  return (
    <li class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-4">
      <h3 class="text-std-18B-160">{name}</h3>
      <p>
        {formatInstant(card.at, "ja", today())}
        {card.uncertain && "（時刻要確認）"}・{card.device || "端末不明"}・{clockWords(card.received_at)} に届いた
      </p>
      <p class="text-std-16B-170">{asideWords(card)}</p>
      {error && !asking && <Problem error={error} />}
      <div class="flex flex-wrap gap-2">
        {card.can_release ? (
          <Button look="primary" busy={busy} onClick={() => decide(true)}>
            記録に入れる
          </Button>
        ) : (
          <p class="text-dns-16N-130">このままでは入れられません。必要なら「きょう」で書き直してから捨ててください。</p>
        )}
        <Button look="danger" onClick={() => setAsking(true)}>
          捨てる…
        </Button>
      </div>
      {asking && (
        <Sheet title="この記録を捨てますか" onClose={() => setAsking(false)} closeLabel="閉じる">
          <p class="text-std-17B-170">{name}</p>
          <p>捨てると、きょうの様子にも記録にも入りません。だれが捨てたかは残ります。元にもどせません。</p>
          {error && <Problem error={error} />}
          <div class="flex flex-wrap gap-2">
            <Button look="danger" busy={busy} onClick={() => decide(false)}>
              捨てる
            </Button>
            <Button onClick={() => setAsking(false)}>やめる</Button>
          </div>
        </Sheet>
      )}
    </li>
  );
}
