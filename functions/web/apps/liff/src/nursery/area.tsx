import type { Attending, Child, ResidentApi } from "@tsunagu/api-client";
import { Banner, type Loaded, Spinner, useRefresh } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { go, type Place } from "../route";
import { useSpeech } from "../texts";
import { Home } from "./home";
import { CodeForm, JoinPage } from "./join-page";
import { PassPage } from "./pass-page";
import type { Sending } from "./use-outbox";

/** What was asked for, and when. */
export interface Asked {
  kids: Attending[];
  at: Date;
}

/** How often the day is asked for while somebody looks at it. */
const REFRESH_MS = 30_000;

/** Everything about the children at a facility. The QR stands by itself: it must not wait for anything. */
export function NurseryArea({
  api,
  owner,
  place,
  offered,
  family,
  days,
  sending,
  offline,
}: {
  api: ResidentApi;
  owner: string;
  place: Place;
  offered: readonly string[];
  family: readonly Child[];
  days: Loaded<Asked>;
  sending: Sending;
  offline: boolean;
}) {
  const { say } = useSpeech();
  const [done, setDone] = useState<string>();
  useRefresh(days.reload, REFRESH_MS);

  if (place.at === "pass") return <PassPage api={api} owner={owner} />;
  if (!days.value) {
    return days.error ? <Problem error={days.error} onRetry={days.reload} /> : <Spinner label={say("loading")} />;
  }
  const { kids, at } = days.value;
  if (place.at === "join") {
    return (
      <JoinPage
        api={api}
        code={place.code}
        offered={offered}
        kids={kids}
        family={family}
        onJoined={(token) => {
          setDone(say("join_done", { token }));
          days.reload();
          go({ at: "nursery" }, true);
        }}
      />
    );
  }
  if (kids.length === 0 && days.loading && done) return <Spinner label={say("loading")} />;
  if (kids.length === 0) {
    return (
      <>
        {done && <Banner tone="success">{done}</Banner>}
        <p class="text-std-16N-170">{say("kids_none")}</p>
        <CodeForm />
      </>
    );
  }
  return (
    <Home
      api={api}
      kids={kids}
      at={at}
      offline={offline}
      fresh={!days.error && !offline}
      sending={sending}
      done={done}
      onDone={setDone}
      onReload={days.reload}
    />
  );
}
