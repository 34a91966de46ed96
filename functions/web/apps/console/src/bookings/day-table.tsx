import type { StaffSlot } from "@tsunagu/api-client";
import { slotAt } from "../place";
import { type Board, boardOf, neighbour } from "./board";
import { Mark, Unread } from "./mark";
import { endWords } from "./slot-id";
import { expected, standing, states, taken, unread, who } from "./words";

/** The day by time and lane. Every slot is a link; arrows move between them as on paper. */
export function DayTable({ slots, caption }: { slots: StaffSlot[]; caption: string }) {
  const board = boardOf(slots);
  return (
    <section class="relative overflow-x-auto print:hidden" aria-label={caption} tabIndex={0}>
      <table class="w-full border-collapse text-left">
        <caption class="sr-only">{caption}。矢印キーで枠を移動できます。</caption>
        <thead>
          <tr class="border-y border-solid-gray-420 bg-solid-gray-50 text-dns-14B-130">
            <th scope="col" class="sticky left-0 w-16 bg-solid-gray-50 p-2 whitespace-nowrap">
              時間
            </th>
            {board.columns.map(({ key, title, lane, lanes }) => (
              <th key={key} scope="col" class="min-w-48 p-2">
                {title}
                {lanes > 1 && <span class="font-normal">（{lane}）</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map(({ time, cells }, row) => (
            <tr key={time} class="border-b border-solid-gray-200 align-top">
              <th scope="row" class="sticky left-0 bg-white p-2 text-std-16B-170 whitespace-nowrap">
                {time}
              </th>
              {cells.map((slot, column) => (
                <td key={board.columns[column]?.key} class="p-1">
                  {slot && <SlotCell slot={slot} onKey={(key) => go(board, row, column, key)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function go(board: Board, row: number, column: number, key: string): boolean {
  const next = neighbour(board, row, column, key);
  if (next) document.getElementById(cellId(next))?.focus();
  return next !== undefined;
}

const cellId = (slot: StaffSlot) => `cell-${slot.slot.id}`;

function SlotCell({ slot, onKey }: { slot: StaffSlot; onKey: (key: string) => boolean }) {
  const people = expected(slot);
  return (
    <a
      id={cellId(slot)}
      href={slotAt(slot.slot.id)}
      class={`block min-h-12 rounded-8 border border-solid-gray-420 p-2 hover:bg-key-50 ${slot.closed ? "bg-solid-gray-50" : "bg-white"}`}
      onKeyDown={(event) => onKey(event.key) && event.preventDefault()}
    >
      <span class="flex flex-wrap items-center gap-x-2 gap-y-1 text-dns-14N-130">
        <span>〜{endWords(slot.slot)}</span>
        <strong class="text-dns-14B-130">
          {taken(slot)}/{slot.slot.capacity}人
        </strong>
        <Mark {...standing(slot)} />
        {slot.slot.waiting > 0 && <span>待ち{slot.slot.waiting}</span>}
        <Unread count={unread(slot)} />
      </span>
      {people.length > 0 && (
        <ul class="mt-1 flex flex-col">
          {people.map((booking) => {
            const { sign, name } = states[booking.state];
            return (
              <li key={booking.id} class="text-dns-16N-130 py-0.5">
                <span aria-hidden="true" class="inline-block w-5 text-center">
                  {sign}
                </span>
                {who(booking)}
                <span class={booking.state === "booked" ? "sr-only" : "text-dns-14N-130"}>（{name}）</span>
              </li>
            );
          })}
        </ul>
      )}
    </a>
  );
}
