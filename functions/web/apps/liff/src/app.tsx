import type { Me, ResidentApi } from "@tsunagu/api-client";
import { Banner, useLoad } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { BenefitArea } from "./benefits/area";
import { BenefitNotice } from "./benefits/notice";
import { BookingArea } from "./bookings/area";
import { EnterPage } from "./centre/enter-page";
import { VisitsPage } from "./centre/visits-page";
import { FeverArea } from "./fever/area";
import { FeverLink } from "./fever/link";
import { IdentityPage } from "./identity/page";
import { InterviewNotice } from "./interviews/notice";
import { InterviewPage } from "./interviews/page";
import { MessagesArea } from "./messages/area";
import { MessagesNotice } from "./messages/notice";
import { NurseriesArea } from "./nurseries/area";
import { NurseriesLink } from "./nurseries/link";
import { type Asked, NurseryArea } from "./nursery/area";
import { useOutbox } from "./nursery/use-outbox";
import { CalendarPage } from "./pages/calendar";
import { ChildrenPage } from "./pages/children";
import { SettingsPage } from "./pages/settings";
import { useReturn } from "./return";
import { hrefOf, type Page, type Place, pageOf, usePlace } from "./route";
import { type Key, useSpeech } from "./texts";

const cells: readonly { page: Page; key: Key & `nav_${string}`; icon: string }[] = [
  { page: "calendar", key: "nav_calendar", icon: "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4" },
  { page: "bookings", key: "nav_bookings", icon: "M6 3h12v18H6zM9 8h6M9 12h6M9 16h3" },
  { page: "nursery", key: "nav_nursery", icon: "M4 20V10l8-6 8 6v10zM10 20v-6h4v6" },
  { page: "children", key: "nav_children", icon: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c0-4 3-6 7-6s7 2 7 6" },
  { page: "settings", key: "nav_settings", icon: "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4" },
];

/** What stands above a place inside the bookings or the benefits. */
const headings = { service: "head_service", draw: "head_draw" } as const;
const steps = {
  slot: { form: "head_slot", confirm: "head_confirm" },
  booking: { view: "head_booking", done: "head_done", change: "head_change" },
  benefit: { view: "head_benefit", account: "head_account" },
} as const;

/** Pages that say by themselves what is missing without a network, or change nothing. */
const readable: readonly Page[] = ["nursery", "nurseries", "messages"];

function headingOf(place: Place): Key {
  switch (place.at) {
    case "service":
    case "draw":
      return headings[place.at];
    case "slot":
      return steps.slot[place.step];
    case "booking":
      return steps.booking[place.step];
    case "benefit":
      return steps.benefit[place.step];
    case "pass":
    case "join":
    case "enter":
    case "visits":
    case "benefits":
    case "identity":
    case "nurseries":
    case "points":
    case "facility":
    case "messages":
    case "message":
    case "interview":
    case "fever":
      return `head_${place.at}`;
    default:
      return `nav_${place.at}`;
  }
}

export function App({
  api,
  owner,
  municipality,
  me,
  onMe,
}: {
  api: ResidentApi;
  /** Who is looking, as far as this device tells people apart. */
  owner: string;
  municipality: string;
  me: Me;
  onMe: (me: Me) => void;
}) {
  const { say } = useSpeech();
  const place = usePlace();
  const page = pageOf(place);
  const children = useLoad("children", api.children);
  const days = useLoad<Asked>("attendance", async () => ({ kids: await api.attendance(), at: api.now() }));
  const sending = useOutbox(api, owner, days.reload);
  const offline = useOffline();
  // Only a family with a child at a facility has a cell for it; whoever was led there has it while they stay.
  const hasKids = (days.value?.kids.length ?? 0) > 0;
  const atNursery = page === "nursery" || hasKids || sending.items.length > 0;
  useReturn(children.reload);
  const schools = (days.value?.kids ?? []).filter(({ facility_kind }) => facility_kind === "school").length;
  const nursery = schools === 0 ? "nav_nursery" : schools === days.value?.kids.length ? "nav_school" : "nav_both";
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);

  // A changed page is announced by moving to its heading, as a browser would on a real navigation.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the place changes
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
    scrollTo(0, 0);
  }, [hrefOf(place)]);

  return (
    <>
      <header class="border-b border-solid-gray-200 py-2">
        <p class="mx-auto max-w-xl px-4 text-dns-14N-130 text-solid-gray-700">
          {municipality} ・ {say("app")}
        </p>
      </header>
      <main
        class={`mx-auto flex max-w-xl flex-col gap-4 p-4 pb-28 ${place.at === "nurseries" ? "desktop:max-w-6xl" : ""}`}
      >
        <h1 ref={heading} tabIndex={-1} class="text-std-24B-150">
          {say((place.at === "nursery" ? nursery : headingOf(place)) as "nav_calendar")}
        </h1>
        {offline && !readable.includes(page) && <Banner tone="warning">{say("no_signal")}</Banner>}
        {hasKids && (place.at === "calendar" || place.at === "nursery") && <MessagesNotice api={api} />}
        {hasKids && (place.at === "calendar" || place.at === "nursery" || place.at === "messages") && (
          <InterviewNotice api={api} />
        )}
        {page === "calendar" && <BenefitNotice api={api} />}
        {page === "calendar" && <FeverLink family={children.value ?? []} />}
        {page === "calendar" && <CalendarPage api={api} list={children} />}
        {page === "calendar" && <NurseriesLink family={children.value ?? []} />}
        {page === "bookings" && <BookingArea api={api} owner={owner} place={place} list={children} />}
        {page === "nursery" && (
          <NurseryArea
            api={api}
            owner={owner}
            place={place}
            offered={me.tokens}
            family={children.value ?? []}
            days={days}
            sending={sending}
            offline={offline}
          />
        )}
        {page === "fever" && <FeverArea api={api} owner={owner} list={children} days={days} sending={sending} />}
        {place.at === "enter" && (
          <EnterPage
            api={api}
            owner={owner}
            id={place.id}
            code={place.code}
            family={children.value ?? (children.error && [])}
          />
        )}
        {place.at === "visits" && <VisitsPage api={api} />}
        {place.at === "identity" && <IdentityPage api={api} place={place} />}
        {page === "benefits" && place.at !== "identity" && <BenefitArea api={api} place={place} />}
        {page === "nurseries" && (
          <NurseriesArea api={api} owner={owner} place={place} family={children.value ?? []} offline={offline} />
        )}
        {place.at === "interview" && <InterviewPage key={place.id} api={api} owner={owner} id={place.id} />}
        {page === "messages" && place.at !== "interview" && (
          <MessagesArea api={api} place={place} kids={days.value?.kids} />
        )}
        {page === "children" && <ChildrenPage api={api} owner={owner} offered={me.tokens} list={children} />}
        {page === "settings" && <SettingsPage api={api} me={me} onMe={onMe} />}
      </main>
      <nav
        aria-label={say("app")}
        class="fixed inset-x-0 bottom-0 border-t border-solid-gray-420 bg-white pb-[env(safe-area-inset-bottom)]"
      >
        <ul class="mx-auto flex max-w-xl">
          {cells
            .filter(({ page: target }) => target !== "nursery" || atNursery)
            .map(({ page: target, key, icon }) => (
              <li key={target} class="flex-1">
                <a
                  href={`#/${target}`}
                  aria-current={target === page ? "page" : undefined}
                  class="flex h-full min-h-16 flex-col items-center justify-center gap-0.5 border-t-4 pb-1 text-center border-transparent text-dns-14N-130 text-solid-gray-700 aria-[current]:border-key-900 aria-[current]:text-key-900 aria-[current]:text-dns-14B-130"
                >
                  <svg aria-hidden="true" viewBox="0 0 24 24" class="size-6 fill-none stroke-current stroke-2">
                    <path d={icon} />
                  </svg>
                  {say(target === "nursery" ? nursery : key)}
                </a>
              </li>
            ))}
        </ul>
      </nav>
    </>
  );
}

function useOffline(): boolean {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return offline;
}
