import type { StaffService, StaffSlot } from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";
import { bookingsAt } from "../place";
import { serviceTitle } from "../words";
import { onDay, type Tally, tally } from "./board";
import { Unread } from "./mark";

/** Seven days by service, counted; a cell opens its day. */
export function WeekGrid({
  days,
  services,
  slots,
  today,
}: {
  days: string[];
  services: StaffService[];
  slots: StaffSlot[];
  today: string;
}) {
  return (
    <section class="relative overflow-x-auto" aria-label="週の予約" tabIndex={0}>
      <table class="w-full min-w-200 border-collapse text-left">
        <caption class="sr-only">週の予約。日を選ぶと、その日を開きます。</caption>
        <thead>
          <tr class="border-y border-solid-gray-420 bg-solid-gray-50 text-dns-14B-130">
            <th scope="col" class="w-40 p-2">
              サービス
            </th>
            {days.map((day) => (
              <th key={day} scope="col" class="p-2" aria-current={day === today ? "date" : undefined}>
                {formatDay(day, "ja", day)}
                {day === today && <span class="ml-1 rounded-4 bg-key-900 px-1 text-white">今日</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map(({ service }) => (
            <tr key={service.id} class="border-b border-solid-gray-200 align-top">
              <th scope="row" class="p-2 text-std-16B-170">
                {serviceTitle(service)}
              </th>
              {days.map((day) => {
                const counted = tally(onDay(slots, day).filter((slot) => slot.service_id === service.id));
                return (
                  <td key={day} class="p-1">
                    {counted.slots === 0 ? (
                      <span class="block p-2 text-solid-gray-700">
                        <span aria-hidden="true">―</span>
                        <span class="sr-only">枠なし</span>
                      </span>
                    ) : (
                      <a
                        href={bookingsAt(day, [service.id])}
                        class="block min-h-16 rounded-8 border border-solid-gray-420 p-2 hover:bg-key-50"
                      >
                        <span class="sr-only">
                          {formatDay(day, "ja", day)} {serviceTitle(service)}{" "}
                        </span>
                        <Counted counted={counted} />
                      </a>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Counted({ counted }: { counted: Tally }) {
  const all = counted.closed === counted.slots;
  return (
    <span class="flex flex-col items-start gap-1 text-dns-14N-130">
      {counted.capacity > 0 && (
        <strong class="text-std-16B-170">
          {counted.taken}/{counted.capacity}人
        </strong>
      )}
      {counted.closed > 0 && <span>■ 閉じた枠{!all && counted.closed}</span>}
      {counted.requests > 0 && <span>？ 確認待ち{counted.requests}</span>}
      {counted.waiting > 0 && <span>… 待ち{counted.waiting}</span>}
      <Unread count={counted.unread} />
    </span>
  );
}
