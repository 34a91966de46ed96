import { ApiError, type IdentityCard, type ResidentApi } from "@tsunagu/api-client";
import { Button, useAction } from "@tsunagu/ui";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { Told } from "../told";

/** For what the four items are used, in full, and the one button that agrees to it. */
export function Consent({
  api,
  purpose,
  onStale,
}: {
  api: ResidentApi;
  purpose: IdentityCard["purpose"];
  /** It was rewritten since it was shown. */
  onStale: () => void;
}) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const stale = error instanceof ApiError && error.code === "purpose_stale";
  const begin = () =>
    void run(async () => {
      try {
        const { url } = await api.beginIdentity(purpose.version);
        location.assign(url);
      } catch (failure) {
        if (failure instanceof ApiError && failure.code === "purpose_stale") onStale();
        throw failure;
      }
    });

  return (
    <>
      {stale && (
        <Told>
          <Problem error={error} />
        </Told>
      )}
      <section aria-labelledby="why" class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
        <h2 id="why" class="text-std-18B-160">
          {say("identity_why")}
        </h2>
        {purpose.text
          .split("\n")
          .filter(Boolean)
          .map((paragraph) => (
            <p key={paragraph} class="text-std-16N-170">
              {paragraph}
            </p>
          ))}
      </section>
      <p class="text-std-16N-170">{say("identity_ready")}</p>
      {error && !stale && <Problem error={error} onRetry={begin} />}
      <Button look="primary" size="large" wide busy={busy} onClick={begin}>
        {say("identity_agree")}
      </Button>
    </>
  );
}
