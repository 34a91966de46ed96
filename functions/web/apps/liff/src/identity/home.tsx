import type { ResidentApi } from "@tsunagu/api-client";
import { Banner, LinkButton, Spinner, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Told } from "../told";
import { Consent } from "./consent";
import type { Outcome } from "./page";
import { Registered } from "./registered";

/** What is kept, or what would be kept and why; above it, how the last sign-in or the withdrawal ended. */
export function Home({ api, outcome }: { api: ResidentApi; outcome: Outcome | undefined }) {
  const { say, language } = useSpeech();
  const card = useLoad(`identity.${language}`, api.identity);
  const [withdrawn, setWithdrawn] = useState(false);
  const kept = card.value?.registered;
  // The answer to the first try may have been lost, or an old page been opened again: then it is used up, and all is well.
  const needless = outcome?.refusal?.code === "attempt_unknown" && (kept || !card.value);

  return (
    <>
      {outcome && !withdrawn && !needless && (
        <Told>
          <End {...outcome} />
        </Told>
      )}
      {withdrawn && (
        <Told>
          <Banner tone="success">{say("identity_withdrawn")}</Banner>
        </Told>
      )}
      {!card.value &&
        (card.error ? <Problem error={card.error} onRetry={card.reload} /> : <Spinner label={say("loading")} />)}
      {(kept || (outcome && !outcome.refusal && !withdrawn)) && (
        <LinkButton look="primary" size="large" wide href={hrefOf({ at: "benefits" })}>
          {say("benefits_see")}
        </LinkButton>
      )}
      {card.value && !kept && <Consent api={api} purpose={card.value.purpose} onStale={card.reload} />}
      {card.value && kept && (
        <Registered
          api={api}
          kept={kept}
          onWithdrawn={() => {
            if (card.value) card.set({ purpose: card.value.purpose });
            setWithdrawn(true);
          }}
        />
      )}
    </>
  );
}

/** How a sign-in ended, said as loud as it is bad: whoever turned back meant to. */
function End({ refusal }: Outcome) {
  const { say } = useSpeech();
  if (!refusal) return <Banner tone="success">{say("identity_done")}</Banner>;
  return refusal.code === "card_turned_back" ? (
    <Banner tone="info">{refusal.message}</Banner>
  ) : (
    <Problem error={refusal} />
  );
}
