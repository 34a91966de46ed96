import type { ServiceCard, SlotCard } from "@tsunagu/api-client";
import { Button, formatDay } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { byTime, type Choice } from "./days";
import { MarkWords } from "./marks";
import { hours } from "./time";

/** The times of one day, each with what is left and what can be done. */
export function Times({
  day,
  slots,
  service,
  need,
  today,
  onSlot,
}: {
  day: string;
  slots: readonly SlotCard[];
  service: ServiceCard;
  need: number;
  today: string;
  onSlot: (slot: SlotCard) => void;
}) {
  const { say, locale } = useSpeech();
  return (
    <section aria-labelledby="times" class="flex flex-col gap-2">
      <h2 id="times" class="text-std-18B-160">
        {say("times", { day: formatDay(day, locale, today) })}
      </h2>
      <ul class="flex flex-col gap-2">
        {byTime(slots, service.admission, need).map((choice) => {
          const { slot, mark } = choice;
          const act = { free: "go_book", few: "go_book", wait: "go_wait", draw: "go_draw" } as const;
          const deed = mark === "full" || mark === "closed" ? undefined : act[mark];
          return (
            <li
              key={slot.id}
              class={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-12 border p-3 ${deed ? "border-solid-gray-420" : "border-solid-gray-200 bg-solid-gray-50"}`}
            >
              <span class="flex flex-1 basis-36 flex-col">
                <span id={`at-${slot.id}`} class="text-std-18B-160">
                  {hours(slot, locale)}
                </span>
                <MarkWords mark={mark} />
                <Count choice={choice} admission={service.admission} />
              </span>
              {deed && (
                <Button
                  id={`go-${slot.id}`}
                  aria-labelledby={`at-${slot.id} go-${slot.id}`}
                  look={deed === "go_book" ? "primary" : "secondary"}
                  onClick={() => onSlot(slot)}
                >
                  {say(deed)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** How many places are left, or how many families want them. */
function Count({ choice, admission }: { choice: Choice; admission: ServiceCard["admission"] }) {
  const { say } = useSpeech();
  const { remaining, capacity, slot } = choice;
  const words =
    admission === "draw"
      ? say("places", { capacity })
      : slot.waiting > 0
        ? say("waiting_now", { count: slot.waiting })
        : say("left", { remaining, capacity });
  return <span class="text-dns-14N-130 text-solid-gray-700">{words}</span>;
}
