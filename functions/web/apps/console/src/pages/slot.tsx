import { dayOf, readSlotId, type SlotName, type StaffBooking, type StaffSlot, timeOf } from "@tsunagu/api-client";
import { Banner, Button, Empty, Spinner } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { CallerForm, callOf } from "../bookings/caller-form";
import { BookingCard } from "../bookings/card";
import { Freshness } from "../bookings/freshness";
import { useSlots } from "../bookings/live";
import { Mark } from "../bookings/mark";
import { endWords, whenWords } from "../bookings/slot-id";
import { expected, standing, taken, waits, who } from "../bookings/words";
import { useDesk } from "../desk";
import { TextLink } from "../link";
import { bookingsAt, slotAt } from "../place";
import { Problem } from "../problem";
import { hasRescued } from "../unsaved";
import { dimensionTitle } from "../words";

/** One slot at the counter: who is in it, and one more on the phone. */
export function SlotPage({ id }: { id: string }) {
  const name = readSlotId(id);
  if (!name) return <Problem error={new Error()} otherwise="この枠は見つかりませんでした。" />;
  return <Slot id={id} name={name} />;
}

function Slot({ id, name }: { id: string; name: SlotName }) {
  const { services } = useDesk();
  const live = useSlots([name.service], name.day, name.day);
  const [calling, setCalling] = useState(() => hasRescued(callOf(name.service)));
  const [booked, setBooked] = useState<StaffBooking>();
  const service = services.value?.find(({ service }) => service.id === name.service)?.service;
  const slot = live.value?.slots.find(({ slot }) => slot.id === id);

  const done = (booking: StaffBooking) => {
    setCalling(false);
    setBooked(booking);
    live.reload();
  };

  if (!live.value) {
    return live.error ? (
      <Problem error={live.error} action={<Button onClick={live.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  if (!slot) return <Problem error={new Error()} otherwise="この枠は見つかりませんでした。" />;
  const there = expected(slot);
  const waiting = slot.bookings.filter(waits);
  return (
    <>
      <Head slot={slot} others={live.value.slots} name={name} />
      <Freshness live={live} />
      {booked && (
        <Banner
          tone="success"
          action={
            booked.slot_id !== id && (
              <TextLink href={slotAt(booked.slot_id)}>{whenWords(booked.slot_id)} の枠を見る</TextLink>
            )
          }
        >
          {who(booked)}を {whenWords(booked.slot_id)} に
          {waits(booked) ? "キャンセル待ちで入れました。" : "予約しました。"}
        </Banner>
      )}
      {calling && service ? (
        <CallerForm service={service} slot={id} onBooked={done} onClose={() => setCalling(false)} />
      ) : (
        !slot.closed && (
          <div>
            <Button look="primary" disabled={!service} onClick={() => setCalling(true)}>
              <span aria-hidden="true">☎</span>
              電話で予約
            </Button>
          </div>
        )
      )}
      <section aria-labelledby="there" class="flex flex-col gap-3">
        <h2 id="there" class="text-std-20B-150">
          来る人 <span class="text-std-16N-170">{there.length}件</span>
        </h2>
        {there.length === 0 && <Empty title="まだ予約はありません。" />}
        <List bookings={there} onChange={live.reload} />
      </section>
      {waiting.length > 0 && (
        <section aria-labelledby="waiting" class="flex flex-col gap-3">
          <h2 id="waiting" class="text-std-20B-150">
            {waiting[0]?.state === "applied" ? "抽選の申込み" : "キャンセル待ち"}{" "}
            <span class="text-std-16N-170">{waiting.length}件</span>
          </h2>
          <List bookings={waiting} onChange={live.reload} />
        </section>
      )}
    </>
  );
}

function List({ bookings, onChange }: { bookings: StaffBooking[]; onChange: () => void }) {
  return (
    <ul class="flex flex-col gap-3">
      {bookings.map((booking) => (
        <BookingCard key={booking.id} booking={booking} onChange={onChange} />
      ))}
    </ul>
  );
}

function Head({ slot, others, name }: { slot: StaffSlot; others: StaffSlot[]; name: SlotName }) {
  const { services } = useDesk();
  const service = services.value?.find(({ service }) => service.id === slot.service_id)?.service;
  const lane = others.filter((other) => readSlotId(other.slot.id)?.lane === name.lane);
  const at = lane.findIndex((other) => other.slot.id === slot.slot.id);
  const [before, after] = [lane[at - 1], lane[at + 1]];
  const beside = Object.entries(slot.capacity).filter(([dimension]) => dimension !== "places");
  return (
    <>
      <nav aria-label="枠の移動" class="flex flex-wrap gap-x-6 gap-y-1">
        <TextLink href={bookingsAt(dayOf(slot.slot.starts_at), [slot.service_id])}>1日の予約へ戻る</TextLink>
        {before && <TextLink href={slotAt(before.slot.id)}>前の枠 {timeOf(before.slot.starts_at)}</TextLink>}
        {after && <TextLink href={slotAt(after.slot.id)}>次の枠 {timeOf(after.slot.starts_at)}</TextLink>}
      </nav>
      <div>
        <h1 class="text-std-24B-150">
          {whenWords(slot.slot.id)}〜{endWords(slot.slot)} {slot.title}
          {new Set(others.map((other) => readSlotId(other.slot.id)?.lane)).size > 1 && `（${name.lane}）`}
        </h1>
        <p class="flex flex-wrap items-center gap-x-4 gap-y-1 pt-1">
          <strong class="text-std-18B-160">
            {taken(slot)}/{slot.slot.capacity}人
          </strong>
          <Mark {...standing(slot)} />
          {beside.map(([dimension, units]) => (
            <span key={dimension}>
              {dimensionTitle(service, dimension)}: 残り{slot.remaining[dimension] ?? 0}/{units}
            </span>
          ))}
        </p>
      </div>
    </>
  );
}
