import type { ApiError, CardAnswer, ResidentApi } from "@tsunagu/api-client";
import { Spinner } from "@tsunagu/ui";
import { useLayoutEffect, useState } from "preact/hooks";
import { go, type Place } from "../route";
import { useSpeech } from "../texts";
import { answerOf } from "./answer";
import { Home } from "./home";
import { Returning } from "./returning";

/** How a sign-in ended. */
export interface Outcome {
  refusal?: ApiError;
}

/** Who somebody is, proved with their My Number card: what is kept of it, the way there, and the way back from there. */
export function IdentityPage({ api, place }: { api: ResidentApi; place: Place & { at: "identity" } }) {
  const { say } = useSpeech();
  const [answer, bring] = useState<CardAnswer>();
  const [outcome, conclude] = useState<Outcome>();

  // State and code leave the address before anything is painted or sent: what is good once has no place in a history.
  useLayoutEffect(() => {
    const brought = answerOf(place);
    if (!brought) return;
    bring(brought);
    go({ at: "identity" }, true);
  }, [place]);

  if (answer) {
    return (
      <Returning
        key={answer.state}
        api={api}
        answer={answer}
        onEnd={(end) => {
          conclude(end);
          bring(undefined);
        }}
      />
    );
  }
  return place.state ? <Spinner label={say("identity_checking")} /> : <Home api={api} outcome={outcome} />;
}
