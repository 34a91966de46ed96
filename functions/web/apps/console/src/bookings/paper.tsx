import { readSlotId, type StaffBooking, type StaffSlot, timeOf } from "@tsunagu/api-client";
import { formatDay, formatInstant } from "@tsunagu/ui";
import { endWords } from "./slot-id";
import { expected, states, who } from "./words";

/** The day on paper, for when the power fails: a line for everyone expected, and a blank one for each free place. */
export function Paper({
  slots,
  day,
  at,
  municipality,
}: {
  slots: StaffSlot[];
  day: string;
  at: Date;
  municipality: string;
}) {
  const ordered = [...slots].sort((a, b) => (a.slot.starts_at + a.slot.id < b.slot.starts_at + b.slot.id ? -1 : 1));
  return (
    <section class="paper hidden print:block" aria-hidden="true">
      <h1 class="text-std-20B-150">{formatDay(day, "ja")} 予約表</h1>
      <p class="text-dns-14N-130">
        {municipality} ・ {formatInstant(at.toISOString(), "ja")} 現在 ・ 個人情報です。使い終えたら裁断してください。
      </p>
      <table class="mt-2 w-full border-collapse text-left text-dns-14N-130">
        <thead>
          <tr>
            {["時間", "サービス", "名前・子ども", "電話", "質問の答え", "来所"].map((name) => (
              <th key={name} scope="col" class="border border-black p-1 whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{ordered.map((slot) => lines(slot))}</tbody>
      </table>
    </section>
  );
}

function lines(slot: StaffSlot) {
  const here = expected(slot);
  const blanks = slot.closed ? 0 : slot.slot.remaining;
  const lane = readSlotId(slot.slot.id)?.lane;
  return [
    ...here.map((booking) => <Line key={booking.id} slot={slot} lane={lane} booking={booking} />),
    ...Array.from({ length: blanks }, (_, n) => <Line key={`${slot.slot.id} ${n}`} slot={slot} lane={lane} />),
  ];
}

function Line({ slot, lane, booking }: { slot: StaffSlot; lane: string | undefined; booking?: StaffBooking }) {
  const cell = "h-8 border border-black p-1 align-top";
  return (
    <tr class="break-inside-avoid">
      <td class={`${cell} whitespace-nowrap`}>
        {timeOf(slot.slot.starts_at)}〜{endWords(slot.slot)}
      </td>
      <td class={cell}>
        {slot.title}
        {lane !== "a" && `（${lane}）`}
      </td>
      <td class={cell}>
        {booking && `${who(booking)}${booking.state === "booked" ? "" : `（${states[booking.state].name}）`}`}
      </td>
      <td class={`${cell} whitespace-nowrap`}>{booking?.person.kind === "caller" && booking.person.phone}</td>
      <td class={cell}>{booking?.answers.map(({ title, text }) => `${title}: ${text}`).join(" / ")}</td>
      <td class={`${cell} text-center`}>{booking?.state === "arrived" ? "☑" : "□"}</td>
    </tr>
  );
}
