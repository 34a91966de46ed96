import type { Booking, Child, ResidentApi, ServiceCard } from "@tsunagu/api-client";
import { Chips, type Loaded, Spinner, todayIn, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import type { Asked } from "../nursery/area";
import type { Sending } from "../nursery/use-outbox";
import { Problem } from "../problem";
import { useReturn } from "../return";
import { useStanding } from "../standing";
import { useSpeech } from "../texts";
import { patientsOf } from "./day";
import { FeverPage } from "./page";
import { Phone } from "./parts";

/** What the page stands on. */
export interface Shared {
  api: ResidentApi;
  owner: string;
  today: string;
  family: readonly Child[];
  services: readonly ServiceCard[];
  bookings: Loaded<Booking[]>;
  days: Loaded<Asked>;
  sending: Sending;
}

/** A child has a fever: whose day it is, then everything of that day on one page. */
export function FeverArea({
  api,
  owner,
  list,
  days,
  sending,
}: {
  api: ResidentApi;
  owner: string;
  list: Loaded<Child[]>;
  days: Loaded<Asked>;
  sending: Sending;
}) {
  const { say, language } = useSpeech();
  const describe = useStanding();
  const services = useLoad(`services.${language}`, api.services);
  const bookings = useLoad(`bookings.${language}`, api.bookings);
  const [chosen, choose] = useState<string>();
  useReturn(bookings.reload);
  useReturn(days.reload);

  const parts = [list, days, services, bookings];
  if (!list.value || !days.value || !services.value || !bookings.value) {
    const failed = parts.find(({ value, error }) => value === undefined && error);
    return failed?.error ? (
      <>
        <Problem error={failed.error} onRetry={failed.reload} />
        <Phone />
      </>
    ) : (
      <Spinner label={say("loading")} />
    );
  }
  const today = todayIn(api.now());
  const patients = patientsOf(days.value.kids, list.value);
  const [only] = patients;
  // Whose day is called off is never guessed.
  const patient = patients.length === 1 ? only : patients.find(({ token }) => token === chosen);
  const shared: Shared = {
    api,
    owner,
    today,
    family: list.value,
    services: services.value,
    bookings,
    days,
    sending,
  };
  return (
    <>
      {patients.length > 1 && (
        <Chips
          legend={say("fever_who")}
          value={chosen ?? ""}
          onChange={choose}
          options={patients.map(({ token, kid, child }) => ({
            value: token,
            label: (
              <>
                <span class="mr-1 text-2xl">{token}</span>
                {kid?.name ?? (child && describe(child, today))}
              </>
            ),
          }))}
        />
      )}
      {patients.length === 0 && <p class="text-std-16N-170">{say("fever_nobody")}</p>}
      {patient ? <FeverPage key={`${patient.token}.${today}`} {...shared} patient={patient} /> : <Phone />}
    </>
  );
}
