import { ApiError, type BenefitCard, type ResidentApi } from "@tsunagu/api-client";
import { LinkButton, Spinner, todayIn, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useReturn } from "../return";
import { hrefOf, type Place } from "../route";
import { useSpeech } from "../texts";
import { AccountPage } from "./account-page";
import { BenefitPage } from "./benefit";
import { HomePage } from "./home";

/** What every page about benefits gets. */
export interface Shared {
  api: ResidentApi;
  today: string;
  benefits: readonly BenefitCard[];
  /** Puts in a benefit as the service just answered it. */
  put: (benefit: BenefitCard) => void;
  /** Asks for all of them again. */
  look: () => Promise<void>;
  /** The benefit that got another account here and has not been applied for since. */
  fresh: string | undefined;
  setFresh: (id: string | undefined) => void;
}

/** Everything about benefits. Whoever has not proved who they are learns how to. */
export function BenefitArea({ api, place }: { api: ResidentApi; place: Place }) {
  const { say, language } = useSpeech();
  const benefits = useLoad(`benefits.${language}`, api.benefits);
  const [fresh, setFresh] = useState<string>();
  useReturn(benefits.reload);

  if (isUnknown(benefits.error)) return <Needed />;
  if (!benefits.value) {
    return benefits.error ? (
      <Problem error={benefits.error} onRetry={benefits.reload} />
    ) : (
      <Spinner label={say("loading")} />
    );
  }
  const shared: Shared = {
    api,
    today: todayIn(api.now()),
    benefits: benefits.value,
    put: (benefit) => benefits.set((benefits.value ?? []).map((one) => (one.id === benefit.id ? benefit : one))),
    look: async () => benefits.set(await api.benefits()),
    fresh,
    setFresh,
  };
  if (place.at !== "benefit") return <HomePage {...shared} />;
  return place.step === "account" ? (
    <AccountPage key={place.id} {...shared} id={place.id} />
  ) : (
    <BenefitPage key={place.id} {...shared} id={place.id} />
  );
}

/** Nobody has proved here who they are. */
const isUnknown = (error: Error | undefined): boolean => error instanceof ApiError && error.code === "identity_needed";

function Needed() {
  const { say } = useSpeech();
  return (
    <>
      <p class="text-std-17B-170">{say("benefits_needed")}</p>
      <LinkButton look="primary" size="large" wide href={hrefOf({ at: "identity" })}>
        {say("benefits_needed_go")}
      </LinkButton>
    </>
  );
}
