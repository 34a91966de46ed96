import { type Attending, type Booking, dayOf, type ServiceCard } from "@tsunagu/api-client";
import { addDays, formatDay, LinkButton, useLoad } from "@tsunagu/ui";
import { unsentBooking } from "../bookings/draft";
import { useWhen } from "../bookings/parts";
import { isLive } from "../bookings/state";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { freeToday } from "./care";
import { isVaccination, type Line, type Patient } from "./day";
import { nextDays } from "./next";
import { Phone } from "./parts";

/** A vaccination so near is looked at again: nobody knows yet whether the fever is over by then. */
const SOON_DAYS = 7;

type Props = Shared & { patient: Patient; kid: Attending | undefined; lines: readonly Line[] };

/** What helps once the day is called off. Nothing here is advice of ours: it is offered, planned, or the facility's word. */
export function After(props: Props) {
  const { services, kid } = props;
  const { say } = useSpeech();
  return (
    <section aria-labelledby="fever-after" class="flex flex-col gap-3">
      <h2 id="fever-after" class="text-std-20B-150">
        {say("fever_after")}
      </h2>
      {services
        .filter(({ sick_care }) => sick_care)
        .map((service, at) => (
          <Care key={service.id} {...props} service={service} first={at === 0} />
        ))}
      <Vaccinations {...props} />
      {kid?.after_fever && (
        <div class="flex flex-col gap-1 rounded-12 border border-solid-gray-420 p-4">
          <h3 class="text-std-17B-170">{say("fever_return")}</h3>
          <p lang="ja" class="text-std-16N-170">
            {kid.after_fever}
          </p>
          <p class="text-dns-14N-130 text-solid-gray-700">{say("fever_return_source", { facility: kid.facility })}</p>
        </div>
      )}
      <Phone />
    </section>
  );
}

/** Care for children who are ill: how many places are left today, and one tap to the first of them. */
function Care({
  api,
  owner,
  today,
  patient,
  service,
  first: isFirst,
}: Props & { service: ServiceCard; first: boolean }) {
  const { say } = useSpeech();
  const slots = useLoad(`care.${service.id}.${today}`, () => api.slots(service.id, today, today));
  const free = freeToday(slots.value ?? [], service.admission);
  const [first] = free.slots;
  const href = first ? hrefOf({ at: "slot", id: first.id, step: "form" }) : hrefOf({ at: "service", id: service.id });
  // The page of the booking begins with this child, and with nothing that was left over from another one.
  const begin = () => {
    if (first && patient.child) {
      unsentBooking(owner).write({ service: service.id, slot: first.id, children: [patient.child.id], answers: {} });
    }
  };
  return (
    <div class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-4">
      <h3 class="text-std-17B-170">{service.title}</h3>
      {service.place && <p class="text-std-16N-170">{service.place}</p>}
      <p class="text-std-16B-170">
        {!slots.value
          ? say(slots.error ? "failed" : "loading")
          : free.places > 0
            ? say("fever_care_left", { places: free.places })
            : say("fever_care_full")}
      </p>
      {service.description && <p class="text-dns-14N-130">{service.description}</p>}
      {/* The capture comes before the browser follows the link. */}
      <div onClickCapture={begin}>
        <LinkButton wide look={isFirst && free.places > 0 ? "primary" : "secondary"} size="large" href={href}>
          {say(free.places > 0 ? "fever_care_book" : "fever_care_see")}
        </LinkButton>
      </div>
    </div>
  );
}

/** Vaccinations that were given up today, with the next possible day; and those of the days to come. */
function Vaccinations(props: Props) {
  const { bookings, services, today, patient, lines } = props;
  const { say } = useSpeech();
  const when = useWhen(today);
  const serviceOf = ({ service_id }: Booking) => services.find(({ id }) => id === service_id);
  const theirs = (bookings.value ?? []).filter(
    (one) => patient.child && one.child_ids.includes(patient.child.id) && isVaccination(serviceOf(one)),
  );
  const soon = theirs.filter(
    (one) => isLive(one) && dayOf(one.starts_at) > today && dayOf(one.starts_at) <= addDays(today, SOON_DAYS),
  );
  const gone = lines.flatMap((line) =>
    line.kind === "booking" && isVaccination(line.service) ? [line.booking.id] : [],
  );
  const open = theirs.filter(({ id, state }) => gone.includes(id) && (state === "cancelled" || state === "withdrawn"));
  // Another one was booked instead: nothing is left to be found.
  const missing = open.filter(({ service_id }) => !theirs.some((one) => isLive(one) && one.service_id === service_id));
  return (
    <>
      {missing.map((booking) => {
        const service = serviceOf(booking);
        return service && <NextVaccination key={booking.id} {...props} service={service} />;
      })}
      {soon.map((booking) => (
        <div key={booking.id} class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-4">
          <h3 class="text-std-17B-170">{booking.title}</h3>
          <p class="text-std-16B-170">{when(booking)}</p>
          <p class="text-std-16N-170">{say("fever_vax_soon")}</p>
          <LinkButton
            wide
            href={hrefOf({ at: "booking", id: booking.id, step: booking.can_change ? "change" : "view" })}
          >
            {say(booking.can_change ? "fever_vax_change" : "fever_vax_see")}
          </LinkButton>
        </div>
      ))}
    </>
  );
}

function NextVaccination({ api, today, patient, service }: Props & { service: ServiceCard }) {
  const { say, locale, language } = useSpeech();
  const when = useWhen(today);
  const child = patient.child?.id ?? "";
  const next = useLoad(`next.${service.id}.${child}.${language}`, () =>
    nextDays(api, service, [child], addDays(today, 1)),
  );
  const [slot] = next.value?.slots ?? [];
  const from = next.value?.from;
  return (
    <div class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-4">
      <h3 class="text-std-17B-170">{say("fever_vax_next", { title: service.title })}</h3>
      <p class="text-std-16B-170">
        {slot ? when(slot) : say(next.value ? "fever_vax_none" : next.error ? "failed" : "loading")}
      </p>
      {slot && (
        <p class="text-dns-14N-130 text-solid-gray-700">
          {from && from > today
            ? say("fever_vax_rule", { from: formatDay(from, locale, today), title: service.title })
            : say("fever_vax_free")}
        </p>
      )}
      <LinkButton
        wide
        href={slot ? hrefOf({ at: "slot", id: slot.id, step: "form" }) : hrefOf({ at: "service", id: service.id })}
      >
        {say(slot ? "fever_vax_book" : "fever_vax_see")}
      </LinkButton>
    </div>
  );
}
