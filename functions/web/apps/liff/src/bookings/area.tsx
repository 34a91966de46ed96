import type { Booking, Child, ResidentApi, ServiceCard } from "@tsunagu/api-client";
import { type Loaded, Spinner, todayIn, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useReturn } from "../return";
import type { Place } from "../route";
import { useSpeech } from "../texts";
import { BookingPage } from "./booking";
import { ChangePage } from "./change";
import { DonePage } from "./done";
import { DrawPage } from "./draw";
import { HomePage } from "./home";
import { ServicePage } from "./service";
import { SlotPage } from "./slot";

/** What every page about appointments gets. */
export interface Shared {
  api: ResidentApi;
  /** Whose unsent choices are kept. */
  owner: string;
  today: string;
  children: readonly Child[];
  services: readonly ServiceCard[];
  bookings: Loaded<Booking[]>;
  /** Puts in a booking as the service just answered it. */
  put: (booking: Booking) => void;
  /** The child whose appointments are looked for. */
  only: string | undefined;
  setOnly: (child: string | undefined) => void;
}

/** Everything about appointments: what can be booked, and what was. */
export function BookingArea({
  api,
  owner,
  place,
  list,
}: {
  api: ResidentApi;
  owner: string;
  place: Place;
  list: Loaded<Child[]>;
}) {
  const { say, language } = useSpeech();
  const services = useLoad(`services.${language}`, api.services);
  const bookings = useLoad(`bookings.${language}`, api.bookings);
  const [only, setOnly] = useState<string>();
  useReturn(bookings.reload);

  const missing = [list, services, bookings].find(({ value }) => value === undefined);
  if (!list.value || !services.value || !bookings.value) {
    const failed = [list, services, bookings].find(({ value, error }) => value === undefined && error);
    return failed?.error ? (
      <Problem error={failed.error} onRetry={failed.reload} />
    ) : (
      <Spinner key={missing === undefined ? "here" : "asked"} label={say("loading")} />
    );
  }

  const shared: Shared = {
    api,
    owner,
    today: todayIn(api.now()),
    children: list.value,
    services: services.value,
    bookings,
    put: (booking) => {
      const others = (bookings.value ?? []).filter(({ id }) => id !== booking.id);
      bookings.set([...others, booking]);
    },
    only,
    setOnly,
  };
  switch (place.at) {
    case "service":
      return <ServicePage key={place.id} {...shared} id={place.id} />;
    case "slot":
      return <SlotPage key={place.id} {...shared} id={place.id} step={place.step} />;
    case "draw":
      return <DrawPage key={place.id} {...shared} id={place.id} />;
    case "booking":
      if (place.step === "change") return <ChangePage key={place.id} {...shared} id={place.id} />;
      if (place.step === "done") return <DonePage key={place.id} {...shared} id={place.id} />;
      return <BookingPage key={place.id} {...shared} id={place.id} />;
    default:
      return <HomePage {...shared} />;
  }
}
