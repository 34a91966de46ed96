import { type DrawnSlot, type DrawRecord, readSlotId } from "@tsunagu/api-client";
import { Banner, Button, formatDay, formatInstant, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { holds } from "./draw-check";
import { Back, Line, StateBadge, useWhen } from "./parts";

/** The draw of a service, open to everyone: the promise before, the proof after, and our own result. */
export function DrawPage({ api, services, bookings, today, id }: Shared & { id: string }) {
  const { say, locale } = useSpeech();
  const when = useWhen(today);
  const loaded = useLoad(`draw.${id}`, () => api.draw(id));
  const service = services.find((one) => one.id === id);
  const record = loaded.value;
  if (!record) {
    return loaded.error ? <Problem error={loaded.error} onRetry={loaded.reload} /> : <Spinner label={say("loading")} />;
  }
  const mine = (bookings.value ?? []).filter(({ service_id, state }) => service_id === id && state !== "cancelled");
  const slots = record.slots ?? [];

  return (
    <>
      <Back to={{ at: "service", id }}>{service?.title ?? say("back_bookings")}</Back>
      <p class="text-std-16N-170">{say("draw_lead")}</p>
      <section aria-labelledby="result" class="flex flex-col gap-2">
        <h2 id="result" class="text-std-20B-150">
          {say("draw_mine")}
        </h2>
        {mine.length === 0 && <p class="text-std-16N-170">{say("draw_mine_none")}</p>}
        {mine.map((booking) => (
          <div key={booking.id} class="flex flex-col gap-1 rounded-12 border border-solid-gray-420 p-3">
            <p>
              <StateBadge booking={booking} />
            </p>
            <p class="text-std-16B-170">{when(booking)}</p>
            <Order slot={slots.find(({ slot_id }) => slot_id === booking.slot_id)} booking={booking.id} />
          </div>
        ))}
      </section>
      <dl class="rounded-12 border border-solid-gray-420 px-4 py-2">
        <Line name={say("draw_commitment")}>
          <code class="break-all">{record.commitment}</code>
        </Line>
        <Line name={say("draw_seed")}>
          {record.seed ? (
            <code class="break-all">{record.seed}</code>
          ) : (
            say("draw_seed_later", { at: formatInstant(record.closes_at, locale, today) })
          )}
        </Line>
      </dl>
      {slots.length > 0 && <Results slots={slots} today={today} />}
      {record.seed && <Proof record={record} id={id} />}
    </>
  );
}

function Order({ slot, booking }: { slot: DrawnSlot | undefined; booking: string }) {
  const { say } = useSpeech();
  const at = slot?.applications.findIndex(({ id }) => id === booking) ?? -1;
  if (!slot || at < 0) return null;
  return <p class="text-std-16N-170">{say("draw_order", { order: at + 1, count: slot.applications.length })}</p>;
}

function Results({ slots, today }: { slots: readonly DrawnSlot[]; today: string }) {
  const { say, locale } = useSpeech();
  const startOf = (slot: string) => {
    const { day, time } = readSlotId(slot) ?? { day: today, time: "" };
    return `${formatDay(day, locale, today)} ${time}`;
  };
  return (
    <section aria-labelledby="results" class="flex flex-col gap-2">
      <h2 id="results" class="text-std-20B-150">
        {say("draw_all")}
      </h2>
      <ul class="flex list-disc flex-col gap-1 pl-5 text-std-16N-170">
        {slots.map(({ slot_id, capacity, applications }) => (
          <li key={slot_id}>
            {say("draw_slot", {
              when: startOf(slot_id),
              capacity: capacity.places ?? 0,
              count: applications.length,
              drawn: applications.filter(({ drawn }) => drawn).length,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Proof({ record, id }: { record: DrawRecord; id: string }) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const [good, setGood] = useState<boolean>();
  const check = () => void run(async () => setGood(await holds(record)));
  return (
    <section aria-labelledby="proof" class="flex flex-col gap-3">
      <h2 id="proof" class="text-std-20B-150">
        {say("draw_check")}
      </h2>
      <p class="text-std-16N-170">{say("draw_check_lead")}</p>
      <pre class="overflow-x-auto rounded-8 bg-solid-gray-50 p-3 text-dns-14N-130" tabIndex={0}>
        <code>{`curl ${location.origin}/api/services/${id}/draw > draw.json\ncargo xtask draw draw.json`}</code>
      </pre>
      <Button wide busy={busy} onClick={check}>
        {say("draw_check_now")}
      </Button>
      {error && <Problem error={error} onRetry={check} />}
      {good !== undefined && (
        <Banner tone={good ? "success" : "error"}>{say(good ? "draw_check_good" : "draw_check_bad")}</Banner>
      )}
    </section>
  );
}
