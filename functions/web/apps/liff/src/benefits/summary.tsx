import type { AccountCard, BenefitCard } from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";
import { Line } from "../bookings/parts";
import { useSpeech } from "../texts";
import { Badges, useYen } from "./parts";
import { standingOf, termOf } from "./state";

/** How much, for whom, until when and to which account; large enough to be read while a child pulls at one's sleeve. */
export function Summary({ benefit, today, next }: { benefit: BenefitCard; today: string; next: string | undefined }) {
  const { say, locale } = useSpeech();
  const yen = useYen();
  const term = termOf(benefit, today);
  const { account, gentle, reason, state } = benefit;
  return (
    <section aria-label={benefit.title} class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-4">
      <Badges benefit={benefit} today={today} />
      <h2 class="text-std-20B-150">{benefit.title}</h2>
      <p class={benefit.yen && state !== "refused" ? "text-std-32B-150" : "text-std-17N-170"}>{yen(benefit.yen)}</p>
      {reason && <p class="text-std-16B-170">{say("benefit_reason", { reason })}</p>}
      {next && <p class="text-std-16N-170">{next}</p>}
      {gentle && term && <p class="text-std-16N-170">{say("gentle_lead")}</p>}
      <dl>
        {!gentle && <Line name={say("benefit_for_name")}>{benefit.whom}</Line>}
        {term && <Line name={say("benefit_deadline")}>{formatDay(term, locale, today)}</Line>}
        {state !== "refused" && (
          <Line name={say("benefit_account")}>{account ? <Account account={account} /> : say("account_unknown")}</Line>
        )}
      </dl>
      <p class="whitespace-pre-line text-std-16N-170">{benefit.description}</p>
    </section>
  );
}

function Account({ account }: { account: AccountCard }) {
  const { say } = useSpeech();
  return (
    <>
      <span lang="ja">
        {account.bank} {account.branch}
        <br />
        {account.kind} {account.number}
      </span>
      <br />
      {say("account_holder", { holder: account.holder })}
    </>
  );
}

/** Says what happens now, in one sentence; nothing where the large button says it. */
export function useNext(today: string): (benefit: BenefitCard) => string | undefined {
  const { say, locale } = useSpeech();
  return (benefit) => {
    const standing = standingOf(benefit, today);
    const term = termOf(benefit, today);
    switch (standing) {
      case "open":
        return benefit.account ? undefined : say("next_account");
      case "declined":
        return term && say("next_declined", { day: formatDay(term, locale, today) });
      default:
        return say(`next_${standing}`);
    }
  };
}
