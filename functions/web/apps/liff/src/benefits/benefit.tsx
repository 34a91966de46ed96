import { ApiError, type BenefitCard } from "@tsunagu/api-client";
import { Banner, Button, LinkButton, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Back, Gone, Refused } from "../bookings/parts";
import { Problem } from "../problem";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Told } from "../told";
import type { Shared } from "./area";
import { DeclineSheet } from "./decline-sheet";
import { nextStep, othersWanted } from "./state";
import { Summary, useNext } from "./summary";
import { Sources, Why } from "./why";

/** One benefit: what was found about the family, and the one tap that says it is so. */
export function BenefitPage(shared: Shared & { id: string }) {
  const { say } = useSpeech();
  const benefit = shared.benefits.find(({ id }) => id === shared.id);
  if (!benefit) return <Gone to={{ at: "benefits" }} words={say("benefit_gone")} link={say("back_benefits")} />;
  return <One {...shared} benefit={benefit} />;
}

function One(shared: Shared & { benefit: BenefitCard }) {
  const { api, today, benefit, put, look, setFresh } = shared;
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const [done, setDone] = useState<"apply_done" | "decline_done">();
  const [asking, ask] = useState(false);
  const fresh = shared.fresh === benefit.id;
  const changed = error instanceof ApiError && error.code === "shown_changed";
  const step = nextStep(benefit, fresh);
  // A bank may have been wrong about an account: the family may insist on it.
  const insists = step === "account" && benefit.may_apply && benefit.account;
  const next = useNext(today)(benefit);
  // A family with several children has not done with one of them.
  const others = done === "apply_done" ? othersWanted(shared.benefits, benefit.id, today) : [];
  const [other] = others;
  const finish = (key: typeof done, card: BenefitCard) => {
    put(card);
    setFresh(undefined);
    setDone(key);
    ask(false);
  };

  const apply = () =>
    void run(async () => {
      setDone(undefined);
      try {
        finish("apply_done", await api.applyFor(benefit.id, benefit.shown));
      } catch (failure) {
        // What stands on the page is not what is: nobody shall tap once more before it is.
        if (failure instanceof ApiError && failure.status === 409) await look();
        throw failure;
      }
    });

  return (
    <>
      <Back to={{ at: "benefits" }}>{say("back_benefits")}</Back>
      {done && (
        <Told key={done}>
          <Banner tone="success">
            <span class="block text-std-17B-170">{say(done)}</span>
            {other ? say("apply_more", { count: others.length }) : next}
          </Banner>
        </Told>
      )}
      {other && (
        <LinkButton look="primary" size="large" wide href={hrefOf({ at: "benefit", id: other.id, step: "view" })}>
          {say("apply_next")}
        </LinkButton>
      )}
      {fresh && <Banner tone="info">{say(benefit.may_apply ? "account_put" : "account_put_only")}</Banner>}
      {changed && (
        <Told>
          <Problem error={error} />
        </Told>
      )}
      <Summary benefit={benefit} today={today} next={done ? undefined : next} />
      <Why lines={benefit.lines} />
      <Sources sources={benefit.sources} />
      {(step === "apply" || insists) && (
        <section aria-labelledby="consent" class="flex flex-col gap-2 rounded-12 bg-solid-gray-50 p-4">
          <h2 id="consent" class="text-std-17B-170">
            {say("benefit_consent")}
          </h2>
          <p class="whitespace-pre-line text-std-16N-170">{benefit.consent}</p>
        </section>
      )}
      {error && !changed && <Refused error={error} today={today} onRetry={apply} />}
      <div class="flex flex-col gap-3">
        {step === "apply" && (
          <Button
            look={benefit.state === "declined" ? "secondary" : "primary"}
            size="large"
            wide
            busy={busy}
            onClick={apply}
          >
            {say("benefit_apply")}
          </Button>
        )}
        {benefit.may_change_account && (
          <LinkButton
            look={step === "account" ? "primary" : "secondary"}
            size="large"
            wide
            href={hrefOf({ at: "benefit", id: benefit.id, step: "account" })}
          >
            {say(accountWords(benefit, fresh))}
          </LinkButton>
        )}
        {insists && (
          <Button size="large" wide busy={busy} onClick={apply}>
            {say("benefit_apply_same")}
          </Button>
        )}
        {benefit.may_decline && (
          <Button look="text" wide onClick={() => ask(true)}>
            {say("benefit_decline")}
          </Button>
        )}
      </div>
      {asking && (
        <DeclineSheet
          api={api}
          benefit={benefit}
          today={today}
          onClose={() => ask(false)}
          onDone={(card) => finish("decline_done", card)}
        />
      )}
    </>
  );
}

const accountWords = ({ account, state }: BenefitCard, fresh: boolean) => {
  if (!account) return "benefit_account_enter";
  return state === "returned" && !fresh ? "benefit_account_other" : "benefit_account_change";
};
