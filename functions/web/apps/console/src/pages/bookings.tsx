import type { StaffService } from "@tsunagu/api-client";
import { addDays, Banner, Button, DateField, Empty, formatDay, LinkButton, type Loaded, Spinner } from "@tsunagu/ui";
import { onDay, tally, weekOf } from "../bookings/board";
import { chosenFrom, ServiceChooser } from "../bookings/chooser";
import { DayTable } from "../bookings/day-table";
import { Freshness } from "../bookings/freshness";
import { useSlots } from "../bookings/live";
import { Paper } from "../bookings/paper";
import { WeekGrid } from "../bookings/week-grid";
import { today, useDesk } from "../desk";
import { bookingsAt, newService, type Place, serviceAt } from "../place";
import { Problem } from "../problem";

/** Who comes when: a day by time and lane, or a week in counts. */
export function BookingsPage({ place }: { place: Extract<Place, { page: "bookings" }> }) {
  const { services } = useDesk();
  if (!services.value) {
    return services.error ? (
      <Problem error={services.error} action={<Button onClick={services.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  if (services.value.length === 0) {
    return (
      <Empty title="まだサービスがありません。">
        <LinkButton href={newService}>サービスを作る</LinkButton>
      </Empty>
    );
  }
  return <Bookings place={place} all={services} chosen={chosenFrom(place.services, services.value)} />;
}

function Bookings({
  place,
  all,
  chosen,
}: {
  place: Extract<Place, { page: "bookings" }>;
  all: Loaded<StaffService[]>;
  chosen: StaffService[];
}) {
  const { municipality } = useDesk();
  const day = place.day ?? today();
  const week = place.view === "week";
  const days = week ? weekOf(day) : [day];
  const ids = chosen.map(({ service }) => service.id);
  const live = useSlots(ids, days[0] ?? day, days.at(-1) ?? day);
  const go = (to: string, services = ids, view = place.view) => location.assign(bookingsAt(to, services, view));
  const step = week ? 7 : 1;
  const first = ids[0] ?? "";

  return (
    <>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <h1 class="text-std-28B-150">予約</h1>
        <nav aria-label="日と週" class="flex gap-1">
          {(["day", "week"] as const).map((view) => (
            <a
              key={view}
              href={bookingsAt(day, ids, view)}
              aria-current={place.view === view ? "page" : undefined}
              class="flex min-h-12 items-center rounded-8 border border-key-900 px-4 text-key-900 hover:bg-key-50 aria-[current]:bg-key-900 aria-[current]:text-white"
            >
              {view === "day" ? "1日" : "1週間"}
            </a>
          ))}
        </nav>
        <span class="flex-1" />
        {!week && (
          <Button size="small" onClick={() => print()} disabled={!live.value}>
            印刷（紙の控え）
          </Button>
        )}
        <LinkButton size="small" href={`#/closing/${encodeURIComponent(first)}/${day}`}>
          日を閉じる…
        </LinkButton>
      </div>
      <ServiceChooser all={all.value ?? []} chosen={ids} onChange={(services) => go(day, services)} />
      <div class="flex flex-wrap items-end gap-2 print:hidden">
        <Button onClick={() => go(addDays(day, -step))}>{week ? "前の週" : "前の日"}</Button>
        <DateField label={week ? "週（その日を含む週）" : "日"} value={day} onInput={(to) => to && go(to)} />
        <Button onClick={() => go(addDays(day, step))}>{week ? "次の週" : "次の日"}</Button>
        {day !== today() && (
          <Button look="text" onClick={() => go(today())}>
            今日
          </Button>
        )}
      </div>
      <div class="flex flex-wrap items-baseline gap-x-6 gap-y-1 print:hidden">
        <h2 class="text-std-20B-150">
          {week ? `${formatDay(days[0] ?? day, "ja")}からの1週間` : formatDay(day, "ja")}
        </h2>
        {live.value && <Counts slots={live.value.slots} />}
        <Freshness live={live} />
      </div>
      {!live.value &&
        (live.error ? (
          <Problem error={live.error} action={<Button onClick={live.reload}>もう一度ためす</Button>} />
        ) : (
          <Spinner label="予約を読み込んでいます" />
        ))}
      {live.value && week && <WeekGrid days={days} services={chosen} slots={live.value.slots} today={today()} />}
      {live.value && !week && live.value.slots.length === 0 && (
        <Empty title="この日に枠はありません。">
          <LinkButton href={serviceAt(first, "slots")}>枠を作る</LinkButton>
        </Empty>
      )}
      {live.value && !week && live.value.slots.length > 0 && (
        <>
          <Asking slots={live.value.slots} />
          <DayTable slots={onDay(live.value.slots, day)} caption={`${formatDay(day, "ja")}の予約`} />
          <Paper slots={onDay(live.value.slots, day)} day={day} at={live.value.at} municipality={municipality} />
        </>
      )}
    </>
  );
}

function Counts({ slots }: { slots: Parameters<typeof tally>[0] }) {
  const { taken, capacity, waiting } = tally(slots);
  return (
    <p class="text-std-16B-170">
      {taken}/{capacity}人{waiting > 0 && `・待ち${waiting}`}
    </p>
  );
}

/** What wants an answer today, first. */
function Asking({ slots }: { slots: Parameters<typeof tally>[0] }) {
  const { requests, unread } = tally(slots);
  if (requests + unread === 0) return null;
  const parts = [requests > 0 && `返事を待つ申込みが${requests}件`, unread > 0 && `未読の返信が${unread}件`];
  return (
    <div class="print:hidden">
      <Banner tone="warning">{parts.filter(Boolean).join("、")}あります。</Banner>
    </div>
  );
}
