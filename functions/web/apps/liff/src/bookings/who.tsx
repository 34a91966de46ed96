import type { Child, Eligibility, ServiceCard } from "@tsunagu/api-client";
import { Banner, formatDay, LinkButton } from "@tsunagu/ui";
import { useId } from "preact/hooks";
import { useStanding } from "../standing";
import { useSpeech } from "../texts";
import type { Window } from "./days";
import { ableOn, type Candidate, household, several, toggle } from "./party";

/** Says when somebody can come: `4月1日〜5月31日に受けられます`. */
export function useTerm(today: string): (window: Window) => string {
  const { say, locale } = useSpeech();
  const day = (value: string) => formatDay(value, locale, today);
  return ({ from, until }) => {
    // What has begun already needs no beginning.
    const start = from && from > today ? from : undefined;
    if (start && until) return say("party_span", { from: day(start), until: day(until) });
    if (start) return say("party_from", { from: day(start) });
    return until ? say("party_until", { until: day(until) }) : "";
  };
}

/** For whom the appointment is; those who cannot come are shown with the reason. With `day`, who can come that day. */
export function Who({
  service,
  family,
  all,
  found,
  chosen,
  today,
  day,
  error,
  onChange,
}: {
  service: ServiceCard;
  family: readonly Child[];
  all: readonly Candidate[];
  found: readonly Eligibility[];
  chosen: readonly string[];
  today: string;
  day?: string;
  error?: string | undefined;
  onChange: (children: string[]) => void;
}) {
  const { say } = useSpeech();
  const describe = useStanding();
  const term = useTerm(today);
  const group = useId();

  if (service.for === "household") {
    const can = household(found);
    return can && !can.eligible ? <Banner tone="info">{can.message}</Banner> : null;
  }
  if (all.length === 0) {
    return (
      <div class="flex flex-col gap-3 rounded-12 bg-solid-gray-50 p-4">
        <p class="text-std-16N-170">{say("party_none")}</p>
        <LinkButton href="#/children">{say("party_register")}</LinkButton>
      </div>
    );
  }
  const noteOf = ({ can, able: soon }: Candidate, now: boolean) => {
    if (!can.eligible) return can.message;
    if (!soon) return term(can);
    if (!now) return say("party_not_then", { term: term(can) });
    // An end that lies beyond what can be booked today says nothing.
    return term({ from: can.from, until: can.until && can.until < service.bookable_until ? can.until : undefined });
  };
  const many = several(service) && all.filter((one) => one.able).length > 1;
  return (
    <fieldset aria-describedby={error ? `${group}-error` : undefined}>
      <legend class="mb-1 text-std-16B-170">
        {many ? say("party_several", { count: service.children_at_once }) : say("party")}
      </legend>
      <div class="flex flex-col gap-2">
        {all.map((candidate) => {
          const { child } = candidate;
          const able = day ? ableOn(candidate, day) : candidate.able;
          const note = noteOf(candidate, able);
          return (
            <label
              key={child.id}
              class={`flex min-h-14 items-center gap-3 rounded-8 border px-3 py-1 has-checked:border-key-900 has-checked:bg-key-50 has-checked:ring-1 has-checked:ring-key-900 has-focus-visible:outline-4 has-focus-visible:outline-offset-2 has-focus-visible:outline-black ${able ? "border-solid-gray-420" : "border-solid-gray-200 bg-solid-gray-50 text-solid-gray-700"}`}
            >
              <input
                type={many ? "checkbox" : "radio"}
                name={group}
                class="size-5 shrink-0 accent-key-900"
                checked={chosen.includes(child.id)}
                disabled={!able && !chosen.includes(child.id)}
                onChange={() => onChange(many ? toggle(service, chosen, child, family) : [child.id])}
              />
              <span class="text-2xl">{child.token}</span>
              <span class="flex flex-col">
                <span class="text-std-16N-170">{describe(child, today)}</span>
                {note && <span class="text-dns-14N-130 text-solid-gray-700">{note}</span>}
              </span>
            </label>
          );
        })}
      </div>
      {error && (
        <p id={`${group}-error`} class="mt-1 text-dns-14N-130 text-error-2">
          {error}
        </p>
      )}
    </fieldset>
  );
}
