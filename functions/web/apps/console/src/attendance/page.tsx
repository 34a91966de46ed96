import type { StaffFacility } from "@tsunagu/api-client";
import { deviceDrawer } from "@tsunagu/sync";
import { Button, Empty, LinkButton, type Loaded, SelectField, Spinner, useLoad } from "@tsunagu/ui";
import { useEffect } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { newFacility, type Place, type Room, roomAt } from "../place";
import { Problem } from "../problem";
import { AsidePage } from "./aside";
import { BoardPage } from "./board";
import { DevicesPage } from "./devices";
import { FacilityContext, useWriter } from "./facility";
import { RegisterPage } from "./register";
import { RosterPage } from "./roster";
import { RosterChildPage } from "./roster-child";
import { RunsPage } from "./runs";
import { SettingsPage } from "./settings";
import { VisitsPage } from "./visits";

type At = Extract<Place, { page: "attendance" }>;

/** The facility that was looked at last on this computer. */
const last = deviceDrawer<string>("attendance.facility");

/** Everything about attendance at one facility. */
export function AttendancePage({ place }: { place: At }) {
  const { api, officer } = useDesk();
  const all = useLoad("facilities", api.facilities);
  useExpiry([all.error]);
  if (!all.value) {
    return all.error ? (
      <Problem error={all.error} action={<Button onClick={all.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  if (place.facility === "+" && officer) return <SettingsPage key="+" all={all} held={undefined} />;
  const wanted = place.facility ?? last.read();
  const held = all.value.find(({ facility }) => facility.id === wanted) ?? (place.facility ? undefined : all.value[0]);
  if (!held) {
    return (
      <Empty title={place.facility ? "この施設は見つかりませんでした。" : "見られる施設がありません。"}>
        {all.value.length > 0 && <LinkButton href="#/attendance">施設をえらぶ</LinkButton>}
        {officer && <LinkButton href={newFacility}>新しい施設</LinkButton>}
      </Empty>
    );
  }
  return <Inside key={held.facility.id} held={held} all={all} place={place} />;
}

function Inside({ held, all, place }: { held: StaffFacility; all: Loaded<StaffFacility[]>; place: At }) {
  const { facility } = held;
  const writer = useWriter(held);
  useEffect(() => void last.write(facility.id), [facility.id]);
  const room = place.room ?? roomsOf(held)[0]?.room ?? "settings";
  const onSaved = (saved: StaffFacility) =>
    all.set((all.value ?? []).map((one) => (one.facility.id === saved.facility.id ? saved : one)));
  return (
    <FacilityContext.Provider value={{ ...held, ...writer, onSaved }}>
      <Head held={held} all={all.value ?? []} room={room} />
      <RoomPage room={room} at={place.at} held={held} all={all} />
    </FacilityContext.Provider>
  );
}

function RoomPage({
  room,
  at,
  held,
  all,
}: {
  room: Room;
  at: string | undefined;
  held: StaffFacility;
  all: Loaded<StaffFacility[]>;
}) {
  switch (room) {
    case "board":
      return <BoardPage day={dayOf(at)} />;
    case "register":
      return <RegisterPage at={at} />;
    case "runs":
      return <RunsPage day={dayOf(at)} />;
    case "roster":
      return at ? <RosterChildPage key={at} id={at === "+" ? undefined : at} /> : <RosterPage />;
    case "devices":
      return <DevicesPage />;
    case "aside":
      return <AsidePage />;
    case "settings":
      return <SettingsPage all={all} held={held} />;
    case "visits":
      return <VisitsPage />;
  }
}

const dayOf = (at: string | undefined) => (at && /^\d{4}-\d{2}-\d{2}$/.test(at) ? at : undefined);

/** The rooms of a facility; a centre expects nobody, and counts who comes. */
function roomsOf({ facility }: StaffFacility): { room: Room; name: string }[] {
  const buses = (facility.lines ?? []).length > 0;
  if (facility.kind === "centre") {
    return [
      { room: "visits", name: "来館" },
      { room: "devices", name: "端末" },
      { room: "settings", name: "施設" },
    ];
  }
  return [
    { room: "board", name: "きょう" },
    ...(facility.kind === "school" ? [{ room: "register" as const, name: "出席簿" }] : []),
    ...(buses ? [{ room: "runs" as const, name: "バス" }] : []),
    { room: "roster", name: "名簿" },
    { room: "devices", name: "端末" },
    { room: "aside", name: "保留" },
    { room: "settings", name: "施設" },
  ];
}

function Head({ held, all, room }: { held: StaffFacility; all: StaffFacility[]; room: Room }) {
  const { facility } = held;
  return (
    <div class="flex flex-col gap-3 print:hidden">
      <div class="flex flex-wrap items-end gap-x-6 gap-y-2">
        <h1 class="text-std-28B-150">{facility.name}</h1>
        <span class="flex-1" />
        {all.length > 1 && (
          <SelectField
            label="施設"
            value={facility.id}
            options={all.map(({ facility }) => [facility.id, facility.name] as const)}
            onInput={(id) => location.assign(`#/attendance/${id}`)}
          />
        )}
      </div>
      <nav aria-label="施設のページ">
        <ul class="flex flex-wrap gap-1">
          {roomsOf(held).map((one) => (
            <li key={one.room}>
              <a
                href={roomAt(facility.id, one.room)}
                aria-current={one.room === room ? "page" : undefined}
                class="flex min-h-11 items-center rounded-8 border border-key-900 px-4 text-key-900 hover:bg-key-50 aria-[current]:bg-key-900 aria-[current]:text-white"
              >
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
