import type { CalendarEntry, Child, ResidentApi } from "@tsunagu/api-client";
import { Button, Empty, formatDay, LinkButton, type Loaded, Spinner, TabBar, todayIn, useLoad } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Entry } from "../entry";
import { Problem } from "../problem";
import { useStanding } from "../standing";
import { useSpeech } from "../texts";
import { firstDay, timeline } from "../timeline";

/** How many coming entries are shown at first: about two screens of a phone. */
const FIRST = 6;

export function CalendarPage({ api, list }: { api: ResidentApi; list: Loaded<Child[]> }) {
  const { say } = useSpeech();
  const describe = useStanding();
  const [chosen, choose] = useState<string>();

  if (!list.value) {
    return list.error ? <Problem error={list.error} onRetry={list.reload} /> : <Spinner label={say("loading")} />;
  }
  const child = list.value.find(({ id }) => id === chosen) ?? list.value[0];
  if (!child) {
    return (
      <Empty title={say("empty")}>
        <p class="text-std-16N-170">{say("empty_hint")}</p>
        <LinkButton look="primary" size="large" href="#/children">
          {say("add")}
        </LinkButton>
      </Empty>
    );
  }

  const today = todayIn(api.now());
  return (
    <>
      <TabBar
        name={say("tabs_name")}
        chosen={child.id}
        onChoose={choose}
        items={list.value.map((one) => ({
          id: one.id,
          label: (
            <>
              <span class="mr-1 text-2xl">{one.token}</span> {describe(one, today)}
            </>
          ),
        }))}
      />
      <div id="panel" role="tabpanel" aria-labelledby={`tab-${child.id}`} class="flex flex-col gap-6">
        <ChildCalendar key={child.id} api={api} child={child} today={today} />
      </div>
    </>
  );
}

function ChildCalendar({ api, child, today }: { api: ResidentApi; child: Child; today: string }) {
  const { say, language, locale } = useSpeech();
  const [all, showAll] = useState(false);
  // Another language or another date is another calendar.
  const key = [child.id, child.birth_date, child.due_date, child.fetuses, language].join();
  // Without them the calendar is as good, only no entry leads to an appointment.
  const services = useLoad(`services.${language}`, api.services);
  const serviceOf = ({ milestone }: CalendarEntry) =>
    services.value?.find(({ milestones }) => milestones.includes(milestone));
  const loaded = useLoad<CalendarEntry[]>(key, () => api.calendar(child.id));

  if (!loaded.value) {
    return loaded.error ? <Problem error={loaded.error} onRetry={loaded.reload} /> : <Spinner label={say("loading")} />;
  }
  const { now, next, past } = timeline(loaded.value, today);
  const shown = all ? next : next.slice(0, FIRST);
  const soon = next[0] && firstDay(next[0]);

  return (
    <>
      <section aria-labelledby="now" class="flex flex-col gap-3">
        <h2 id="now" class="text-std-20B-150">
          {say("now")}
        </h2>
        {now.length === 0 && (
          <p class="rounded-12 bg-solid-gray-50 p-4 text-std-16N-170">
            {say("now_none")} {soon && say("now_none_next", { day: formatDay(soon, locale, today) })}
          </p>
        )}
        <ul class="flex flex-col gap-3">
          {now.map((entry) => (
            <Entry key={entry.milestone} entry={entry} today={today} tone="now" service={serviceOf(entry)} />
          ))}
        </ul>
      </section>

      <section aria-labelledby="next" class="flex flex-col gap-3">
        <h2 id="next" class="text-std-20B-150">
          {say("next")}
        </h2>
        {next.length === 0 && <p class="text-std-16N-170">{say("next_none")}</p>}
        <ul class="flex flex-col gap-3">
          {shown.map((entry) => (
            <Entry key={entry.milestone} entry={entry} today={today} tone="next" />
          ))}
        </ul>
        {shown.length < next.length && (
          <Button wide onClick={() => showAll(true)}>
            {say("more", { count: next.length - shown.length })}
          </Button>
        )}
      </section>

      {past.length > 0 && (
        <details class="rounded-12 border border-solid-gray-200">
          <summary class="min-h-12 px-4 py-3 text-std-16B-170">{say("past", { count: past.length })}</summary>
          <ul class="flex flex-col gap-3 p-3">
            {past.map((entry) => (
              <Entry key={entry.milestone} entry={entry} today={today} tone="past" />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
