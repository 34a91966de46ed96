import { Chips } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { MINUTES, partsOf, timeAt } from "./times";

/** A time of the day in one tap or two. */
export function TimeChips({
  legend,
  hours,
  value,
  error,
  onChange,
}: {
  legend: string;
  hours: readonly string[];
  value: string | null | undefined;
  error?: string | undefined;
  onChange: (at: string) => void;
}) {
  const { say } = useSpeech();
  const { hour, minute } = partsOf(value);
  // A minute that was said elsewhere stays a choice.
  const minutes = MINUTES.some((one) => one === minute) || !minute ? MINUTES : [...MINUTES, minute].sort();
  const known = hour && !hours.includes(hour) ? [...hours, hour].sort((a, b) => Number(a) - Number(b)) : hours;
  return (
    <div class="flex flex-col gap-3">
      <Chips
        legend={legend}
        value={hour}
        onChange={(hour) => onChange(timeAt(hour, minute))}
        options={known.map((hour) => ({ value: hour, label: say("time_hour", { hour }) }))}
      />
      {hour && (
        <Chips
          legend={say("time_minutes")}
          value={minute}
          onChange={(minute) => onChange(timeAt(hour, minute))}
          options={minutes.map((minute) => ({ value: minute as string, label: say("time_minute", { minute }) }))}
        />
      )}
      {error && (
        <p role="alert" class="text-dns-14N-130 text-error-2">
          {error}
        </p>
      )}
    </div>
  );
}
