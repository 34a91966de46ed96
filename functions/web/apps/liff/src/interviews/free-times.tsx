import { dayOf, type ResidentApi, type SlotCard, timeOf } from "@tsunagu/api-client";
import { addDays, Button, daysBetween, formatDay, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { byDay, byTime } from "../bookings/days";
import { Refused, useWhen } from "../bookings/parts";
import { Problem } from "../problem";
import { useSpeech } from "../texts";

/** What one question for slots may ask for, both days included (contract). */
const MOST_DAYS = 62;

/** Free times of one teacher: one is tapped, and confirmed by one button. */
export function FreeTimes({
  api,
  service,
  from,
  until,
  today,
  label,
  except,
  onTake,
}: {
  api: ResidentApi;
  service: string;
  from: string;
  until: string;
  today: string;
  /** What the button does. */
  label: string;
  /** A slot that is ours already. */
  except?: string;
  onTake: (slot: SlotCard) => Promise<void>;
}) {
  const { say, locale } = useSpeech();
  const when = useWhen(today);
  const [chosen, choose] = useState<SlotCard>();
  const { busy, error, run } = useAction();
  const last = daysBetween(from, until) < MOST_DAYS ? until : addDays(from, MOST_DAYS - 1);
  const found = useLoad(`free.${service}.${from}.${last}`, () => api.slots(service, from, last));
  if (!found.value) {
    return found.error ? <Problem error={found.error} onRetry={found.reload} /> : <Spinner label={say("loading")} />;
  }
  const free = found.value.filter(({ id, open, remaining }) => open && remaining > 0 && id !== except);
  if (free.length === 0) return <p class="text-std-16N-170">{say("interview_free_none")}</p>;
  if (chosen) {
    const take = () => void run(() => onTake(chosen));
    return (
      <div class="flex flex-col gap-3">
        <p class="text-std-20B-150">{when(chosen)}</p>
        {error && <Refused error={error} today={today} onRetry={take} onSlot={choose} />}
        <Button look="primary" size="large" wide busy={busy} onClick={take}>
          {label}
        </Button>
        <Button
          wide
          onClick={() => {
            choose(undefined);
            found.reload();
          }}
        >
          {say("interview_other")}
        </Button>
      </div>
    );
  }
  return (
    <div class="flex flex-col gap-4">
      {[...byDay(free)].map(([day, slots]) => (
        <section key={day} aria-label={formatDay(day, locale, today)} class="flex flex-col gap-2">
          <p aria-hidden="true" class="text-std-16B-170">
            {formatDay(day, locale, today)}
          </p>
          <div class="grid grid-cols-[repeat(auto-fill,minmax(5rem,1fr))] gap-2">
            {byTime(slots, "first_come").map(({ slot }) => (
              <Button
                key={slot.id}
                aria-label={`${formatDay(dayOf(slot.starts_at), locale, today)} ${timeOf(slot.starts_at)}`}
                onClick={() => choose(slot)}
              >
                {timeOf(slot.starts_at)}
              </Button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
