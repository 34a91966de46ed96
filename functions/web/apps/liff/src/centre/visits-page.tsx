import type { ResidentApi } from "@tsunagu/api-client";
import { Banner, Button, formatInstant, Sheet, Spinner, todayIn, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";

/** The visits that the family wanted to remember, the last one first. */
export function VisitsPage({ api }: { api: ResidentApi }) {
  const { say, locale } = useSpeech();
  const visits = useLoad("visits", api.visits);
  const { busy, error, run } = useAction();
  const [asking, ask] = useState(false);
  const [forgotten, setForgotten] = useState(false);
  const today = todayIn(api.now());
  const forget = () =>
    void run(async () => {
      await api.forgetVisits();
      visits.set([]);
      ask(false);
      setForgotten(true);
    });

  if (!visits.value) {
    return visits.error ? <Problem error={visits.error} onRetry={visits.reload} /> : <Spinner label={say("loading")} />;
  }
  return (
    <>
      {forgotten && <Banner tone="success">{say("visits_forgotten")}</Banner>}
      {visits.value.length === 0 && <p class="text-std-16N-170">{say("visits_none")}</p>}
      <ul class="flex flex-col gap-2">
        {visits.value.toReversed().map(({ facility, at }) => (
          <li key={at} class="rounded-12 border border-solid-gray-420 p-3">
            <p class="text-std-16B-170">{formatInstant(at, locale, today)}</p>
            <p class="text-std-16N-170">{facility}</p>
          </li>
        ))}
      </ul>
      {visits.value.length > 0 && (
        <Button look="danger" wide onClick={() => ask(true)}>
          {say("visits_forget")}
        </Button>
      )}
      {asking && (
        <Sheet title={say("visits_forget_title")} closeLabel={say("close")} onClose={() => ask(false)}>
          <p class="text-std-16N-170">{say("visits_forget_lead")}</p>
          {error && <Problem error={error} unsaved onRetry={forget} />}
          <Button look="danger" size="large" wide busy={busy} onClick={forget}>
            {say("visits_forget")}
          </Button>
          <Button size="large" wide onClick={() => ask(false)}>
            {say("cancel")}
          </Button>
        </Sheet>
      )}
    </>
  );
}
