import type { BenefitCard, ResidentApi } from "@tsunagu/api-client";
import { Button, formatDay, Sheet, useAction } from "@tsunagu/ui";
import { Problem } from "../problem";
import { useSpeech } from "../texts";

/** Asks before a benefit is declined. It can be taken back until the last day to apply. */
export function DeclineSheet({
  api,
  benefit,
  today,
  onClose,
  onDone,
}: {
  api: ResidentApi;
  benefit: BenefitCard;
  today: string;
  onClose: () => void;
  onDone: (benefit: BenefitCard) => void;
}) {
  const { say, locale } = useSpeech();
  const { busy, error, run } = useAction();
  const decline = () => void run(async () => onDone(await api.declineBenefit(benefit.id)));
  return (
    <Sheet title={say("decline_title")} closeLabel={say("close")} onClose={onClose}>
      <p class="text-std-16N-170">{say("decline_lead", { title: benefit.title })}</p>
      {benefit.gentle && <p class="text-std-16N-170">{say("decline_gentle")}</p>}
      {benefit.deadline && (
        <p class="text-std-16N-170">{say("decline_until", { day: formatDay(benefit.deadline, locale, today) })}</p>
      )}
      {error && <Problem error={error} unsaved onRetry={decline} />}
      <Button look={benefit.gentle ? "secondary" : "danger"} size="large" wide busy={busy} onClick={decline}>
        {say("benefit_decline")}
      </Button>
      <Button size="large" wide onClick={onClose}>
        {say("decline_keep")}
      </Button>
    </Sheet>
  );
}
