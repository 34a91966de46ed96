import type { Difference } from "@tsunagu/api-client";
import { Banner, Button, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { whenWords } from "../bookings/slot-id";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { slotAt } from "../place";
import { Problem } from "../problem";
import { spans } from "./spans";

/** The most days that the service compares at once (contract). */
const AT_ONCE = 31;

const codes: Record<string, string> = {
  count: "残りの数が、入っている予約と合いません",
  missing_in_diary: "枠にあるのに、家庭の記録にありません",
  missing_in_slot: "家庭の記録にあるのに、枠にありません",
  state: "枠と家庭の記録で、状態が違います",
  units: "枠と家庭の記録で、使う分が違います",
};

interface Result {
  slots: number;
  bookings: number;
  differences: Difference[];
}

/** Compares counts, slots and families' records. */
export function Reconciliation({ id, from, to }: { id: string; from: string; to: string }) {
  const { api } = useDesk();
  const [result, setResult] = useState<Result>();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const check = () =>
    run(async () => {
      setResult(undefined);
      const sum: Result = { slots: 0, bookings: 0, differences: [] };
      for (const span of spans(from, to, AT_ONCE)) {
        const part = await api.reconcile(id, span.from, span.to);
        sum.slots += part.slots;
        sum.bookings += part.bookings;
        sum.differences.push(...part.differences);
      }
      setResult(sum);
    });

  return (
    <section aria-labelledby="check" class="flex flex-col gap-3">
      <h2 id="check" class="text-std-20B-150">
        点検
      </h2>
      <p>枠の残りの数・枠に入っている予約・家庭ごとの記録を突き合わせます。</p>
      <div>
        <Button busy={busy} onClick={check}>
          点検する
        </Button>
      </div>
      {error && <Problem error={error} />}
      {result && result.differences.length === 0 && (
        <Banner tone="success">
          すべて一致しています（{result.slots}枠・予約{result.bookings}件）。
        </Banner>
      )}
      {result && result.differences.length > 0 && (
        <>
          <Banner tone="error">
            {result.differences.length}か所が合いません（{result.slots}枠・予約{result.bookings}件）。
          </Banner>
          <ul class="flex flex-col gap-2">
            {result.differences.map(({ slot_id, booking_id, code }) => (
              <li key={`${slot_id} ${booking_id} ${code}`}>
                <TextLink href={slotAt(slot_id)}>{whenWords(slot_id)}</TextLink> {codes[code] ?? code}{" "}
                {booking_id && <code class="text-dns-14N-130">{booking_id}</code>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
