import { formatInstant, LinkButton, Spinner, useLoad } from "@tsunagu/ui";
import { Problem } from "../problem";
import { go, hrefOf } from "../route";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { useDraft } from "./draft";
import { Back, Gone } from "./parts";
import { ableNow, candidates, household, partyWindow, preselected } from "./party";
import { Picker } from "./picker";
import { Who } from "./who";

/** One service: for whom, and when. */
export function ServicePage(shared: Shared & { id: string }) {
  const { api, owner, services, children, today, only, id } = shared;
  const { say, language, locale } = useSpeech();
  const found = useLoad(`eligibility.${id}.${language}`, () => api.eligibility(id));
  const { draft, put } = useDraft(owner, id);
  const service = services.find((one) => one.id === id);

  if (!service) return <Gone to={{ at: "bookings" }} words={say("service_gone")} link={say("back_bookings")} />;
  const all = candidates(service, children, found.value ?? []);
  const able = all.filter((one) => one.able).map(({ child }) => child.id);
  const chosen = draft.children?.filter((one) => able.includes(one)) ?? preselected(service, all, only);
  const family = household(found.value ?? []);
  const possible = service.for === "household" ? family !== undefined && ableNow(service, family) : able.length > 0;
  const { campaign } = service;
  const first = found.value?.some((one) => one.reason === "prior")
    ? services.find((one) => one.id === service.prior_service_id)
    : undefined;
  const opens = campaign && Date.parse(campaign.opens_at) > api.now().getTime();

  return (
    <>
      <Back to={{ at: "bookings" }}>{say("back_bookings")}</Back>
      <div class="flex flex-col gap-1">
        <p class="text-std-20B-150">{service.title}</p>
        {service.description && <p class="text-std-16N-170">{service.description}</p>}
        {service.place && <p class="text-std-16N-170">{service.place}</p>}
        {service.confirmed_by_staff && <p class="text-dns-14N-130 text-solid-gray-700">{say("by_staff")}</p>}
        {service.discreet && <p class="text-dns-14N-130 text-solid-gray-700">{say("discreet")}</p>}
        {service.pseudonymous && <p class="text-dns-14N-130 text-solid-gray-700">{say("pseudonymous")}</p>}
        {campaign && (
          <p class="text-std-16B-170">
            {opens
              ? say("draw_from", { from: formatInstant(campaign.opens_at, locale, today) })
              : say("draw_until", { until: formatInstant(campaign.closes_at, locale, today) })}
          </p>
        )}
        {service.admission === "draw" && (
          <p class="text-std-16N-170">
            {say("by_draw")}{" "}
            <a class="text-key-900 underline underline-offset-4" href={hrefOf({ at: "draw", id })}>
              {say("draw_link")}
            </a>
          </p>
        )}
      </div>
      {found.error && !found.value && <Problem error={found.error} onRetry={found.reload} />}
      {!found.value && !found.error && <Spinner label={say("loading")} />}
      {found.value && (
        <>
          <Who
            service={service}
            family={children}
            all={all}
            found={found.value}
            chosen={chosen}
            today={today}
            onChange={(children) => put({ children })}
          />
          {first && (
            <LinkButton href={hrefOf({ at: "service", id: first.id })}>
              {say("prior_first", { title: first.title })}
            </LinkButton>
          )}
          {possible && (
            <Picker
              api={api}
              service={service}
              today={today}
              window={partyWindow(service, all, chosen, family)}
              need={Math.max(1, chosen.length)}
              onSlot={(slot) => {
                put({ slot: slot.id, children: chosen });
                go({ at: "slot", id: slot.id, step: "form" });
              }}
            />
          )}
        </>
      )}
    </>
  );
}
