import type { RegisteredCard, ResidentApi } from "@tsunagu/api-client";
import { Button, formatDate, formatInstant, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Line } from "../bookings/parts";
import { Problem } from "../problem";
import { useSpeech } from "../texts";

/** What the card said, for its owner; and the way to take it back. */
export function Registered({
  api,
  kept,
  onWithdrawn,
}: {
  api: ResidentApi;
  kept: RegisteredCard;
  onWithdrawn: () => void;
}) {
  const { say, locale } = useSpeech();
  const [asking, ask] = useState(false);
  return (
    <>
      <section aria-labelledby="items" class="rounded-12 border border-solid-gray-420 p-4">
        <h2 id="items" class="text-std-18B-160">
          {say("identity_items")}
        </h2>
        <p class="text-dns-14N-130 text-solid-gray-700">{say("identity_from_card")}</p>
        <dl class="mt-2">
          <Line name={say("identity_name")}>
            <span lang="ja">{kept.name}</span>
          </Line>
          <Line name={say("identity_address")}>
            <span lang="ja">{kept.address}</span>
          </Line>
          <Line name={say("identity_birth")}>{formatDate(kept.birth_date, locale)}</Line>
          <Line name={say("identity_since")}>{formatInstant(kept.registered_at, locale)}</Line>
        </dl>
      </section>
      <Button look="text" wide onClick={() => ask(true)}>
        {say("identity_withdraw")}
      </Button>
      {asking && <WithdrawSheet api={api} onClose={() => ask(false)} onDone={onWithdrawn} />}
    </>
  );
}

function WithdrawSheet({ api, onClose, onDone }: { api: ResidentApi; onClose: () => void; onDone: () => void }) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const withdraw = () =>
    void run(async () => {
      await api.withdrawIdentity();
      onDone();
    });
  return (
    <Sheet title={say("identity_withdraw_title")} closeLabel={say("close")} onClose={onClose}>
      <p class="text-std-16N-170">{say("identity_withdraw_lead")}</p>
      {error && <Problem error={error} unsaved onRetry={withdraw} />}
      <Button look="danger" size="large" wide busy={busy} onClick={withdraw}>
        {say("identity_withdraw")}
      </Button>
      <Button size="large" wide onClick={onClose}>
        {say("identity_keep")}
      </Button>
    </Sheet>
  );
}
