import type { Booking, SlotCard } from "@tsunagu/api-client";
import { addDays, Banner, Button, Spinner, useLoad } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../texts";
import { After } from "./after";
import type { Shared } from "./area";
import { type BookingLine, isOpen, isPutOff, linesOf, type Patient } from "./day";
import { LineCard } from "./line";
import { laterDays } from "./next";
import { useFever } from "./use-fever";

/** One child's day on one list, one button that calls it off, and what helps then. */
export function FeverPage(shared: Shared & { patient: Patient }) {
  const { api, owner, today, services, bookings, days, sending, patient } = shared;
  const { say, language } = useSpeech();
  const mine = bookings.value ?? [];
  // The facility may have written something down since this page was opened.
  const kid = days.value?.kids.find(({ child_id }) => child_id === patient.kid?.child_id);
  const fresh = linesOf(
    { ...patient, ...(kid ? { kid } : {}) },
    { bookings: mine, services, items: sending.items },
    api.now(),
    today,
  );
  const moving = fresh.filter((line): line is BookingLine => line.kind === "booking" && isOpen(line) && isPutOff(line));
  const wanted = useRef(moving.map(({ id }) => id).join());
  const later = useLoad<Map<string, SlotCard[]>>(`later.${wanted.current}.${language}`, async () => {
    const found = await Promise.all(moving.map((line) => laterDays(api, line, addDays(today, 1))));
    return new Map(moving.flatMap(({ id }, at) => (found[at] ? [[id, found[at]]] : [])));
  });
  const put = (booking: Booking) =>
    bookings.set([...(bookings.value ?? []).filter(({ id }) => id !== booking.id), booking]);
  const calling = useFever({
    api,
    owner,
    today,
    fresh,
    later: later.value ?? new Map(),
    bookings: mine,
    sending,
    onBooking: put,
    onRun: () => {
      bookings.reload();
      days.reload();
    },
  });
  const result = useRef<HTMLDivElement>(null);
  const over = calling.begun && !calling.busy;
  // Whoever pressed the button at the foot is led to what came of it.
  useEffect(() => {
    if (over) result.current?.focus();
  }, [over]);

  if (!later.value && !later.error) return <Spinner label={say("loading")} />;
  const { lines, todo } = calling;
  const failed = over && lines.some((line) => calling.outcomeOf(line)?.state === "failed");
  const waits = over && lines.some((line) => calling.outcomeOf(line)?.state === "waiting");
  const open = lines.some(isOpen);
  return (
    <>
      <div ref={result} tabIndex={-1} class="empty:hidden">
        {over && !calling.busy && (
          <Banner tone={failed ? "error" : waits ? "warning" : "success"}>
            {say(failed ? "fever_some_failed" : waits ? "fever_some_wait" : "fever_done")}
          </Banner>
        )}
      </div>
      {lines.length === 0 && (
        <p class="rounded-12 bg-solid-gray-50 p-4 text-std-16N-170">{say("fever_nothing", { token: patient.token })}</p>
      )}
      {lines.length > 0 && (
        <section aria-labelledby="fever-list" class="flex flex-col gap-3">
          <h2 id="fever-list" class="text-std-20B-150">
            {say("fever_list", { token: patient.token })}
          </h2>
          {open && !calling.begun && <p class="text-std-16N-170">{say("fever_lead")}</p>}
          <ul class="flex flex-col gap-2">
            {lines.map((line) => (
              <LineCard key={line.id} {...shared} line={line} calling={calling} later={later.value?.get(line.id)} />
            ))}
          </ul>
        </section>
      )}
      {(todo > 0 || calling.busy) && (
        <Button look="primary" size="large" wide busy={calling.busy} onClick={() => void calling.run()}>
          {say(failed ? "fever_again" : "fever_now", { count: todo })}
        </Button>
      )}
      {todo === 0 && !calling.busy && <After {...shared} kid={kid ?? patient.kid} lines={lines} />}
    </>
  );
}
