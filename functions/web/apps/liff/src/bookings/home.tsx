import { Banner, Button, Chips, LinkButton } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { hrefOf } from "../route";
import { useStanding } from "../standing";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { BigCard, Row } from "./cards";
import { unsentBooking } from "./draft";
import { Services } from "./services";
import { shelf } from "./state";

/** Our bookings on top, below what can be booked. */
export function HomePage(shared: Shared) {
  const { say } = useSpeech();
  const { api, owner, bookings, services } = shared;
  const { first, later, past } = shelf(bookings.value ?? [], api.now());
  const [, look] = useState(0);
  const begun = unsentBooking(owner).read();
  const unfinished = begun?.slot && services.find(({ id }) => id === begun.service);

  return (
    <>
      {begun?.slot && unfinished && (
        <Banner
          tone="warning"
          action={
            <>
              <LinkButton size="small" href={hrefOf({ at: "slot", id: begun.slot, step: "form" })}>
                {say("begun_go")}
              </LinkButton>
              <Button
                look="text"
                size="small"
                onClick={() => {
                  unsentBooking(owner).clear();
                  look((n) => n + 1);
                }}
              >
                {say("cancel")}
              </Button>
            </>
          }
        >
          {say("begun", { title: unfinished.title })}
        </Banner>
      )}
      <section aria-labelledby="mine" class="flex flex-col gap-3">
        <h2 id="mine" class="text-std-20B-150">
          {say("mine")}
        </h2>
        {first.length === 0 && <p class="rounded-12 bg-solid-gray-50 p-4 text-std-16N-170">{say("mine_none")}</p>}
        {first.map((booking) => (
          <BigCard key={booking.id} booking={booking} {...shared} />
        ))}
        {later.length > 0 && (
          <>
            <h3 class="mt-2 text-std-17B-170">{say("mine_later")}</h3>
            <ul class="flex flex-col gap-2">
              {later.map((booking) => (
                <Row key={booking.id} booking={booking} {...shared} />
              ))}
            </ul>
          </>
        )}
        {past.length > 0 && (
          <details class="rounded-12 border border-solid-gray-200">
            <summary class="min-h-12 px-4 py-3 text-std-16B-170">{say("mine_past", { count: past.length })}</summary>
            <ul class="flex flex-col gap-2 p-3">
              {past.map((booking) => (
                <Row key={booking.id} booking={booking} {...shared} />
              ))}
            </ul>
          </details>
        )}
      </section>
      <section aria-labelledby="services" class="mt-4 flex flex-col gap-3">
        <h2 id="services" class="text-std-20B-150">
          {say("services")}
        </h2>
        <Only {...shared} />
        <Services {...shared} />
      </section>
    </>
  );
}

/** Whose appointments are looked for. */
function Only({ children, only, setOnly, today }: Shared) {
  const { say } = useSpeech();
  const describe = useStanding();
  if (children.length === 0) return null;
  return (
    <Chips
      legend={say("only")}
      value={only ?? ""}
      onChange={(id) => setOnly(id || undefined)}
      options={[
        { value: "", label: say("only_all") },
        ...children.map((child) => ({
          value: child.id,
          label: (
            <>
              <span class="mr-1 text-2xl">{child.token}</span>
              {describe(child, today)}
            </>
          ),
        })),
      ]}
    />
  );
}
