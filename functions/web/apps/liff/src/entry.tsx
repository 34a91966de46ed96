import type { CalendarEntry, ServiceCard } from "@tsunagu/api-client";
import { daysBetween, formatDay, LinkButton } from "@tsunagu/ui";
import { hrefOf } from "./route";
import { type Key, useSpeech } from "./texts";
import { lastDay } from "./timeline";

/** From here on the end of a term is counted down. */
const COUNTDOWN_DAYS = 30;

const looks = {
  now: "border-key-900 border-l-8 bg-white",
  next: "border-solid-gray-420 bg-white",
  past: "border-solid-gray-200 bg-solid-gray-50",
};

/** Milestones whose money is applied for on the page of benefits. */
const BENEFITS = ["preg.benefit1", "preg.benefit2"];

/** One line of a child's calendar: what, when, what to do, and why these days. */
export function Entry({
  entry,
  today,
  tone,
  service,
}: {
  entry: CalendarEntry;
  today: string;
  tone: keyof typeof looks;
  /** Where an appointment for it can be booked. */
  service?: ServiceCard | undefined;
}) {
  const { say, locale } = useSpeech();
  const end = lastDay(entry);
  const left = end === undefined ? undefined : daysBetween(today, end);
  const category = `topic_${entry.category}` as Key;

  return (
    <li class={`flex flex-col gap-1 rounded-12 border p-4 ${looks[tone]}`}>
      <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span class="text-dns-14N-130 text-solid-gray-700">{say(category as "topic_birth")}</span>
        {tone === "now" && left !== undefined && left <= COUNTDOWN_DAYS && (
          <span class="rounded-4 bg-red-50 px-2 py-0.5 text-dns-14B-130 text-error-2">
            {left === 0 ? say("left_today") : say("left_days", { days: left })}
          </span>
        )}
      </p>
      <h3 class="text-std-17B-170">{entry.title}</h3>
      <p class="text-std-16N-170">
        <Term entry={entry} today={today} />
      </p>
      {entry.accepted_until && (
        <p class="text-dns-14N-130 text-solid-gray-700">
          {say("accepted_until", { day: formatDay(entry.accepted_until, locale, today) })}
        </p>
      )}
      <p class="text-std-16N-170">{entry.guide}</p>
      {service && (
        <div class="mt-1">
          <LinkButton href={hrefOf({ at: "service", id: service.id })}>
            <span aria-hidden="true">{say("reserve")}</span>
            <span class="sr-only">{say("reserve_name", { title: service.title })}</span>
          </LinkButton>
        </div>
      )}
      {BENEFITS.includes(entry.milestone) && tone !== "past" && (
        <div class="mt-1">
          <LinkButton href={hrefOf({ at: "benefits" })}>{say("benefits_see")}</LinkButton>
        </div>
      )}
      <details class="mt-1 text-dns-14N-130">
        <summary
          class="inline-block min-h-6 py-1 text-key-900 underline underline-offset-4"
          aria-label={say("why_name", { title: entry.title })}
        >
          {say("why")}
        </summary>
        <dl class="mt-2 flex flex-col gap-1 rounded-8 bg-solid-gray-50 p-3">
          <dt class="text-dns-14B-130">{say("reason")}</dt>
          <dd>{entry.reason}</dd>
          <dt class="mt-1 text-dns-14B-130">{say("source")}</dt>
          <dd lang="ja">{entry.source}</dd>
        </dl>
      </details>
    </li>
  );
}

function Term({ entry, today }: { entry: CalendarEntry; today: string }) {
  const { say, locale } = useSpeech();
  const day = (value: string) => formatDay(value, locale, today);
  if (entry.starts && entry.ends) {
    return entry.starts === entry.ends
      ? say("on_day", { day: day(entry.starts) })
      : say("span", { starts: day(entry.starts), ends: day(entry.ends) });
  }
  if (entry.starts) return say("from", { day: day(entry.starts) });
  if (entry.ends) return say("until", { day: day(entry.ends) });
  return null;
}
