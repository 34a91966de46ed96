import type { RosterChild } from "@tsunagu/api-client";
import { useDesk } from "../shown/desk";
import { type Face, faceOf } from "./face";

const looks: Record<Face["look"], string> = {
  none: "border-solid-gray-420 bg-white",
  in: "border-green-900 bg-green-50",
  out: "border-solid-gray-420 bg-solid-gray-100",
  bus: "border-blue-900 bg-blue-50",
  absent: "border-dashed border-solid-gray-420 bg-white",
};

/** A child: the name, and in words where it is. */
export function Tile({ child, onChoose }: { child: RosterChild; onChoose: () => void }) {
  const { kiosk } = useDesk();
  const { today, book } = kiosk;
  if (!today.roster) return null;
  const face = faceOf(today.roster, child, today.of(child.id), today.day);
  const waits = (today.events.get(child.id) ?? []).some(
    ({ entry }) => entry.device === kiosk.card.id && !book.isSent(entry.key),
  );
  return (
    <button
      type="button"
      class={`flex min-h-28 w-full flex-col justify-between gap-1 rounded-12 border-2 border-l-8 px-3 py-2 text-left hover:bg-solid-gray-50 ${looks[face.look]}`}
      onClick={onChoose}
    >
      <span>
        <span class="block text-dns-14N-130 text-solid-gray-700">{child.kana}</span>
        <span class="block text-std-20B-150">{child.name}</span>
      </span>
      <span class="text-std-16B-170">
        <span aria-hidden="true">{face.sign} </span>
        {face.words}
        {waits && <span class="ml-2 text-dns-14N-130">未送信</span>}
      </span>
    </button>
  );
}
