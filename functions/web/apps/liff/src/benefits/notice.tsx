import type { ResidentApi } from "@tsunagu/api-client";
import { LinkButton, todayIn, useLoad } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { isWanted } from "./state";

/** Says on the calendar that a benefit waits, and no more: a title may be about a loss. Silent wherever none is known. */
export function BenefitNotice({ api }: { api: ResidentApi }) {
  const { say } = useSpeech();
  const benefits = useLoad("benefits", async () => {
    // Whoever has not registered has none to see, and asking for them would be refused.
    const { registered } = await api.identity();
    return registered ? api.benefits() : [];
  });
  const today = todayIn(api.now());
  if (!benefits.value?.some((one) => isWanted(one, today))) return null;
  return (
    <section class="flex flex-col gap-2 rounded-12 bg-solid-gray-50 p-4">
      <p class="text-std-16N-170">{say("benefits_notice")}</p>
      <LinkButton wide href={hrefOf({ at: "benefits" })}>
        {say("benefits_see")}
      </LinkButton>
    </section>
  );
}
