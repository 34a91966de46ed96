import { ApiError, type Booking, type Child, type SlotCard } from "@tsunagu/api-client";
import { Banner, Button, formatDay, formatInstant, LinkButton } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Problem } from "../problem";
import { hrefOf, type Place } from "../route";
import { useStanding } from "../standing";
import { type Key, useSpeech } from "../texts";
import { type Tone, toneOf } from "./state";
import { whole } from "./time";

const tones: Record<Tone, { icon: string; look: string }> = {
  good: { icon: "✓", look: "border-success-2 text-success-2" },
  open: { icon: "…", look: "border-solid-gray-600 text-solid-gray-800" },
  urgent: { icon: "！", look: "border-error-1 bg-red-50 text-error-2" },
  over: { icon: "—", look: "border-solid-gray-420 text-solid-gray-700" },
};

/** How far a booking has come, by icon and words. */
export function StateBadge({ booking }: { booking: Booking }) {
  const { say } = useSpeech();
  const { icon, look } = tones[toneOf(booking.state)];
  return (
    <span class={`inline-flex items-center gap-1 rounded-4 border px-2 py-0.5 text-dns-14B-130 ${look}`}>
      <span aria-hidden="true">{icon}</span>
      {say(`state_${booking.state}` as Key & "state_booked")}
    </span>
  );
}

/** Place in the waiting list, or until when a place is held. */
export function Standing({ booking, today }: { booking: Booking; today: string }) {
  const { say, locale } = useSpeech();
  if (booking.state === "offered" && booking.held_until) {
    return (
      <p class="text-std-16B-170 text-error-2">
        {say("held", { until: formatInstant(booking.held_until, locale, today) })}
      </p>
    );
  }
  if (booking.state === "waiting" && booking.position) {
    return <p class="text-std-16N-170">{say("position", { position: booking.position })}</p>;
  }
  return null;
}

/** The emojis of those who come, read out with their age. */
export function Tokens({
  ids,
  children,
  today,
  words = false,
}: {
  ids: readonly string[];
  children: readonly Child[];
  today: string;
  words?: boolean;
}) {
  const describe = useStanding();
  const come = ids.flatMap((id) => children.find((child) => child.id === id) ?? []);
  return (
    <ul class="flex flex-wrap gap-x-3 gap-y-1">
      {come.map((child) => (
        <li key={child.id} class="flex items-center gap-1">
          <span class="text-2xl">{child.token}</span>
          <span class={words ? "text-std-16N-170" : "sr-only"}>{describe(child, today)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Says day and time of a slot or a booking. */
export function useWhen(today: string): (span: { starts_at: string; ends_at: string }) => string {
  const { locale } = useSpeech();
  return (span) => whole(span, formatDay, locale, today);
}

/** Whether it cannot be known if the request had its effect: no answer, half of one, or a failure behind the door. */
const unsettled = (error: Error): boolean => !(error instanceof ApiError) || error.status >= 500;

/** Whether what was asked for is taken: to ask for the same again would be of no use. */
export const isFull = (error: Error | undefined): boolean => error instanceof ApiError && error.code === "slot_full";

/**
 * Why something was not done. Where that cannot be known, the same button under the same key is safe to press, and it
 * says so; where a slot was full, the nearest free ones are one tap away.
 */
export function Refused({
  error,
  today,
  onRetry,
  onSlot,
}: {
  error: Error;
  today: string;
  onRetry: () => void;
  onSlot?: (slot: SlotCard) => void;
}) {
  const { say } = useSpeech();
  const when = useWhen(today);
  const place = useRef<HTMLDivElement>(null);
  const others = useRef<HTMLHeadingElement>(null);
  // Whoever pressed a button at the foot of a long page must see what came of it, and where that button is gone goes on
  // from here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for every refusal
  useEffect(() => {
    place.current?.scrollIntoView({ block: "center" });
    others.current?.focus({ preventScroll: true });
  }, [error]);

  if (unsettled(error)) {
    return (
      <div ref={place}>
        <Banner
          tone="error"
          action={
            <Button size="small" onClick={onRetry}>
              {say("press_again")}
            </Button>
          }
        >
          {say("unsure_once")}
        </Banner>
      </div>
    );
  }
  const instead = (onSlot && error instanceof ApiError && error.detail.alternatives) || [];
  return (
    <div ref={place} class="flex flex-col gap-3">
      <Problem error={error} unsaved />
      {instead.length > 0 && (
        <section aria-labelledby="instead" class="flex flex-col gap-2">
          <h2 id="instead" ref={others} tabIndex={-1} class="text-std-18B-160">
            {say("instead")}
          </h2>
          {instead.map((slot) => (
            <Button key={slot.id} look="primary" size="large" wide onClick={() => onSlot?.(slot)}>
              {when(slot)}
            </Button>
          ))}
        </section>
      )}
    </div>
  );
}

/** The way back to where this page belongs. */
export function Back({ to, children }: { to: Place; children: ComponentChildren }) {
  return (
    <p class="-mt-2">
      <a
        href={hrefOf(to)}
        class="inline-flex min-h-11 items-center gap-1 text-std-16N-170 text-key-900 underline underline-offset-4"
      >
        <span aria-hidden="true">‹</span>
        {children}
      </a>
    </p>
  );
}

/** A place that leads nowhere any more. */
export function Gone({ to, words, link }: { to: Place; words: string; link: string }) {
  return (
    <>
      <Banner tone="warning">{words}</Banner>
      <LinkButton look="primary" size="large" wide href={hrefOf(to)}>
        {link}
      </LinkButton>
    </>
  );
}

/** One line of a summary: what it is, and what it says. */
export function Line({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="flex flex-col border-b border-solid-gray-200 py-2 last:border-0">
      <dt class="text-dns-14N-130 text-solid-gray-700">{name}</dt>
      <dd class="text-std-16N-170">{children}</dd>
    </div>
  );
}
