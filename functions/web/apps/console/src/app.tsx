import type { PageConfig, StaffApi } from "@tsunagu/api-client";
import { Button, useLoad } from "@tsunagu/ui";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { AttendancePage } from "./attendance/page";
import { BanksPage } from "./benefits/banks";
import { BenefitsPage } from "./benefits/page";
import { DeskContext, useDesk, useExpiry } from "./desk";
import { InterviewsPage } from "./interviews/page";
import { MessagesPage } from "./messages/page";
import { NurseriesPage } from "./nurseries/page";
import { BookingsPage } from "./pages/bookings";
import { CalendarPage } from "./pages/calendar";
import { ClosingPage } from "./pages/closing";
import { MilestonePage } from "./pages/milestone";
import { RunsPage } from "./pages/runs";
import { ServicePage } from "./pages/service";
import { ServicesPage } from "./pages/services";
import { SlotPage } from "./pages/slot";
import { ToolPage } from "./pages/tool";
import { type Place, placeOf, rosterImport } from "./place";
import { RosterImportPage } from "./roster/page";
import { mayLeave } from "./unsaved";

const ATTENDANCE = "#/attendance";
const MESSAGES = "#/messages";
const INTERVIEWS = "#/interviews";

/** What whoever works at a facility has to do with; the first is where they begin. */
const carers: readonly string[] = [ATTENDANCE, MESSAGES, INTERVIEWS, rosterImport];

/** The parts of the console, and which pages belong to each. */
const parts: readonly { hash: string; name: string; pages: readonly Place["page"][] }[] = [
  { hash: "#/calendar", name: "カレンダー", pages: ["calendar", "milestone"] },
  { hash: "#/runs", name: "配信", pages: ["runs"] },
  { hash: "#/bookings", name: "予約", pages: ["bookings", "slot", "closing"] },
  { hash: "#/services", name: "サービス", pages: ["services", "service", "tool"] },
  { hash: ATTENDANCE, name: "通園・通学", pages: ["attendance"] },
  { hash: MESSAGES, name: "学校・園のお知らせ", pages: ["messages"] },
  { hash: INTERVIEWS, name: "面談", pages: ["interviews"] },
  { hash: rosterImport, name: "名簿の取り込み", pages: ["roster"] },
  { hash: "#/benefits", name: "給付", pages: ["benefits", "benefit", "banks"] },
  { hash: "#/nurseries", name: "保育園さがし", pages: ["nurseries"] },
];

export function App({
  api,
  config,
  officer,
  me,
  onLeave,
}: {
  api: StaffApi;
  config: PageConfig;
  officer: boolean;
  me: string;
  onLeave: (expired: boolean) => void;
}) {
  const hash = useHash();
  const place = useMemo(() => {
    const open = officer || carers.some((part) => hash.startsWith(part));
    return placeOf(open ? hash : ATTENDANCE);
  }, [hash, officer]);
  // Who works at a facility may not ask for these, and sees no page that needs them.
  const services = useLoad("services", () => (officer ? api.services() : Promise.resolve([])));
  const milestones = useLoad("milestones", () => (officer ? api.milestones() : Promise.resolve([])));
  const { municipality } = config;
  const onExpired = useCallback(() => onLeave(true), [onLeave]);

  return (
    <DeskContext.Provider
      value={{ api, municipality, liffId: config.liff_id, officer, me, services, milestones, onExpired }}
    >
      <header class="border-b border-solid-gray-420 print:hidden">
        <div class="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4">
          <p class="w-full pt-2 text-std-16B-170 desktop:w-auto desktop:pb-2">{municipality} 職員用</p>
          <nav aria-label="主なページ">
            <ul class="flex flex-wrap">
              {parts
                .filter((part) => officer || carers.includes(part.hash))
                .map((part) => (
                  <li key={part.hash}>
                    <a
                      href={part.hash}
                      aria-current={part.pages.includes(place.page) ? "page" : undefined}
                      class="flex min-h-12 items-center border-b-4 border-transparent px-4 hover:bg-solid-gray-50 aria-[current]:border-key-900 aria-[current]:text-std-16B-170 aria-[current]:text-key-900"
                    >
                      {part.name}
                    </a>
                  </li>
                ))}
            </ul>
          </nav>
          <span class="flex-1" />
          <Button look="text" size="small" onClick={() => mayLeave() && onLeave(false)}>
            サインアウト
          </Button>
        </div>
      </header>
      <main class="mx-auto flex max-w-6xl flex-col gap-6 px-4 py-6 print:max-w-none print:p-0">
        <Page place={place} />
      </main>
    </DeskContext.Provider>
  );
}

function Page({ place }: { place: Place }) {
  const { services, milestones } = useDesk();
  useExpiry([milestones.error, services.error]);
  const top = "day" in place ? place.page : JSON.stringify(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place starts at its top; another day is the same place
  useEffect(() => scrollTo(0, 0), [top]);

  switch (place.page) {
    case "calendar":
      return <CalendarPage list={milestones} />;
    case "milestone":
      return <MilestonePage key={place.id} id={place.id} list={milestones} />;
    case "runs":
      return <RunsPage />;
    case "bookings":
      return <BookingsPage place={place} />;
    case "slot":
      return <SlotPage key={place.slot} id={place.slot} />;
    case "closing":
      return <ClosingPage key={`${place.service} ${place.day}`} service={place.service} day={place.day} />;
    case "services":
      return <ServicesPage />;
    case "service":
      return <ServicePage key={place.id} id={place.id} />;
    case "tool":
      return <ToolPage key={`${place.id} ${place.tool}`} id={place.id} tool={place.tool} />;
    case "attendance":
      return <AttendancePage place={place} />;
    case "messages":
      return <MessagesPage place={place} />;
    case "interviews":
      return <InterviewsPage place={place} />;
    case "roster":
      return <RosterImportPage columns={place.columns} />;
    case "benefits":
    case "benefit":
      return <BenefitsPage place={place} />;
    case "banks":
      return <BanksPage />;
    case "nurseries":
      return <NurseriesPage place={place} />;
  }
}

/** Where the person is. The address changes before anyone can be asked, so staying means changing it back. */
function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => {
      if (location.hash === hash) return;
      if (mayLeave()) setHash(location.hash);
      else location.hash = hash;
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [hash]);
  return hash;
}
