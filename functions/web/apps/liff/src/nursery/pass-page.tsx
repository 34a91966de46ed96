import type { Pass, ResidentApi } from "@tsunagu/api-client";
import { Banner, Chips, LinkButton, QrCode, Spinner } from "@tsunagu/ui";
import { useEffect, useState } from "preact/hooks";
import { Problem } from "../problem";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { passText, STEP, secondsLeft, stepAt } from "./pass-code";
import { usePasses } from "./passes";
import { useWakeLock } from "./wake-lock";

/** The guardian's QR: made on the phone, so it needs no network where there is none. */
export function PassPage({
  api,
  owner,
  alone = false,
}: {
  api: ResidentApi;
  owner: string;
  /** There is no page around it to go back to. */
  alone?: boolean;
}) {
  const { say } = useSpeech();
  const { passes, error, loading, answered, reload } = usePasses(api, owner);
  const [wished, wish] = useState<string>();
  const pass = passes.find(({ facility_id }) => facility_id === wished) ?? passes[0];
  if (alone && !pass) return null;
  return (
    <>
      {!pass && !loading && answered && <Banner tone="info">{say("pass_none")}</Banner>}
      {!pass && !loading && !answered && (
        <>
          <Banner tone="warning">{say("pass_old")}</Banner>
          {error && <Problem error={error} onRetry={reload} />}
        </>
      )}
      {!pass && loading && <Spinner label={say("loading")} />}
      {passes.length > 1 && pass && (
        <Chips
          legend={say("pass_which")}
          value={pass.facility_id}
          onChange={wish}
          options={passes.map(({ facility_id, facility }) => ({ value: facility_id, label: facility }))}
        />
      )}
      {pass && <Code key={pass.facility_id} api={api} pass={pass} />}
      {!alone && (
        <LinkButton wide href={hrefOf({ at: "nursery" })}>
          {say("back_nursery")}
        </LinkButton>
      )}
    </>
  );
}

function Code({ api, pass }: { api: ResidentApi; pass: Pass }) {
  const { say } = useSpeech();
  const [now, tick] = useState(() => api.now());
  const [text, setText] = useState<string>();
  const { person, key } = pass;
  const step = stepAt(now);
  const left = secondsLeft(now);
  useWakeLock();

  useEffect(() => {
    const timer = setInterval(() => tick(api.now()), 1000);
    return () => clearInterval(timer);
  }, [api]);

  useEffect(() => {
    let over = false;
    void passText({ person, key }, step).then((made) => over || setText(made));
    return () => {
      over = true;
    };
  }, [person, key, step]);

  return (
    <div class="flex flex-col items-center gap-3">
      <p class="text-center text-std-18B-160">
        <span class="mr-2 text-3xl">{pass.tokens.join(" ")}</span>
        {pass.facility}
      </p>
      <div class="aspect-square w-full max-w-96 rounded-8 border border-solid-gray-420 bg-white" data-code={text}>
        {text && <QrCode text={text} name={say("pass_name")} />}
      </div>
      <p class="text-std-18B-160">{say("pass_hint")}</p>
      <div aria-hidden="true" class="h-3 w-full max-w-96 overflow-hidden rounded-full bg-solid-gray-100">
        <div class="h-full bg-key-900" style={{ width: `${(left / STEP) * 100}%` }} />
      </div>
      <p class="text-std-16N-170">{say("pass_left", { seconds: left })}</p>
      <p class="text-dns-14N-130 text-solid-gray-700">
        {say("pass_picture")} {say("pass_offline")}
      </p>
    </div>
  );
}
