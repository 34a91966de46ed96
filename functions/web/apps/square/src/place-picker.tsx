import { Button } from "@tsunagu/ui";
import type { RefObject } from "preact";
import { useRef } from "preact/hooks";
import { useOverlay } from "./overlay";

export interface Place {
  title: string;
  latitude: number;
  longitude: number;
}

/** LINE opens a map here. The made-up city has none, so its phones know a few places of it. */
const PLACES: readonly Place[] = [
  { title: "つなぐ駅", latitude: 35.7003, longitude: 139.6004 },
  { title: "きたまち団地", latitude: 35.721, longitude: 139.604 },
  { title: "みなと公園", latitude: 35.6862, longitude: 139.6112 },
];

/** A sheet over the chat from which a place is sent. */
export function PlacePicker({
  behind,
  onPick,
  onClose,
}: {
  /** What gets the focus afterwards. */
  behind: RefObject<HTMLElement | null>;
  onPick: (place: Place) => void;
  onClose: () => void;
}) {
  const first = useRef<HTMLDivElement>(null);
  useOverlay(first, behind, onClose);
  return (
    <div
      data-overlay
      role="dialog"
      aria-modal="true"
      aria-label="場所を送る"
      class="absolute inset-0 z-10 flex flex-col justify-end bg-opacity-gray-500"
    >
      <div ref={first} tabIndex={-1} class="flex flex-col gap-3 rounded-t-16 bg-white p-4">
        <p class="font-bold">どの場所を送りますか</p>
        {PLACES.map((place) => (
          <Button key={place.title} wide onClick={() => onPick(place)}>
            {place.title}
          </Button>
        ))}
        <Button wide onClick={onClose}>
          やめる
        </Button>
      </div>
    </div>
  );
}
