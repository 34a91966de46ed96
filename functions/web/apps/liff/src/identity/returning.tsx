import { ApiError, type CardAnswer, type ResidentApi } from "@tsunagu/api-client";
import { Spinner, useAction } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import type { Outcome } from "./page";

/** Hands on what the browser brought back, once. Only silence is worth another try: any answer has used it up. */
export function Returning({
  api,
  answer,
  onEnd,
}: {
  api: ResidentApi;
  answer: CardAnswer;
  onEnd: (outcome: Outcome) => void;
}) {
  const { say } = useSpeech();
  const { error, run } = useAction();
  const sent = useRef(false);
  const register = () =>
    void run(async () => {
      try {
        await api.registerIdentity(answer);
        onEnd({});
      } catch (failure) {
        if (!(failure instanceof ApiError)) throw failure;
        onEnd({ refusal: failure });
      }
    });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, however often it is rendered
  useEffect(() => {
    if (!sent.current) register();
    sent.current = true;
  }, []);

  return error ? <Problem error={error} unsaved onRetry={register} /> : <Spinner label={say("identity_checking")} />;
}
