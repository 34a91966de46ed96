import { readSlotId, type StaffBooking } from "@tsunagu/api-client";
import { Check } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { TextLink } from "../link";
import { childWords } from "./words";

/** Who has no LINE and wants a call. The ticks are for the person with the phone and stay on this screen. */
export function ToCall({ bookings }: { bookings: StaffBooking[] }) {
  const [called, setCalled] = useState<readonly string[]>([]);
  return (
    <section aria-labelledby="to-call" class="flex flex-col gap-3">
      <h2 id="to-call" class="text-std-20B-150">
        電話をかける方{" "}
        <span class="text-std-16N-170">
          {called.length}/{bookings.length}件すみ（この画面だけの印です）
        </span>
      </h2>
      <ul class="flex flex-col gap-2">
        {bookings.map(({ id, slot_id, person, children }) => (
          <li key={id} class="flex flex-wrap items-center gap-4">
            <div class="min-w-64 flex-1">
              <Check
                label={`${readSlotId(slot_id)?.time ?? ""} ${person.kind === "caller" ? `${person.name}さん` : ""} ${children.map(childWords).join("・")}`}
                checked={called.includes(id)}
                onChange={(on) => setCalled(on ? [...called, id] : called.filter((one) => one !== id))}
              />
            </div>
            {person.kind === "caller" && (
              <TextLink href={`tel:${person.phone.replace(/[^\d+]/g, "")}`}>{person.phone}</TextLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
