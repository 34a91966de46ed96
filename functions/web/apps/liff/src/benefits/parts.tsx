import type { BenefitCard } from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";
import { type Key, useSpeech } from "../texts";
import { daysLeft, type Standing, standingOf } from "./state";

/** Says an amount: `50,000円`. */
export function useYen(): (yen: number | null | undefined) => string {
  const { say, locale } = useSpeech();
  return (yen) =>
    yen === undefined || yen === null
      ? say("yen_unknown")
      : say("yen", { amount: new Intl.NumberFormat(locale).format(yen) });
}

const looks: Record<Standing, string> = {
  open: "border-key-900 text-key-900",
  returned: "border-error-1 text-error-2",
  soon: "border-solid-gray-600 text-solid-gray-800",
  applied: "border-solid-gray-600 text-solid-gray-800",
  granted: "border-success-2 text-success-2",
  paid: "border-success-2 text-success-2",
  over: "border-solid-gray-420 text-solid-gray-700",
  declined: "border-solid-gray-420 text-solid-gray-700",
  refused: "border-solid-gray-420 text-solid-gray-700",
};

/** Where a benefit stands, in plain words, and the days left where they are few. After a loss it is said without colour. */
export function Badges({ benefit, today }: { benefit: BenefitCard; today: string }) {
  const { say, locale } = useSpeech();
  const standing = standingOf(benefit, today);
  const left = daysLeft(benefit, today);
  const look = benefit.gentle ? looks.soon : looks[standing];
  return (
    <span class="flex flex-wrap items-center gap-2">
      <span class={`rounded-4 border px-2 py-0.5 text-dns-14B-130 ${look}`}>
        {standing === "soon"
          ? say("benefit_soon", { day: formatDay(benefit.opens_on ?? today, locale, today) })
          : say(`benefit_${standing}` as Key & "benefit_open")}
      </span>
      {left !== undefined && (
        <span class="rounded-4 bg-red-50 px-2 py-0.5 text-dns-14B-130 text-error-2">
          {left === 0 ? say("left_today") : say("left_days", { days: left })}
        </span>
      )}
    </span>
  );
}
