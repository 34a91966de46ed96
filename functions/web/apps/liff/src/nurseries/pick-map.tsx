import type { Pack } from "@tsunagu/nursery";
import { Button } from "@tsunagu/ui";
import type { Map as LeafletMap } from "leaflet";
import { useRef } from "preact/hooks";
import { useSpeech } from "../texts";
import { Ground } from "./ground";
import { boundsOf } from "./pins";
import type { Spot } from "./wishes";

/** The middle of the map is the place: a tap or the arrow keys bring it there, and one button takes it. */
export function PickMap({ pack, onPick }: { pack: Pack; onPick: (spot: Spot) => void }) {
  const { say } = useSpeech();
  const shown = useRef<LeafletMap | undefined>(undefined);

  return (
    <div class="flex flex-col gap-3">
      <p class="text-std-16N-170">{say("nu_pick_hint")}</p>
      <div class="relative">
        <Ground
          name={say("nu_map")}
          onOpen={(opened) => {
            shown.current = opened;
            opened.fitBounds(boundsOf(pack.rows.flatMap(({ position }) => position ?? [])), { maxZoom: 15 });
            opened.on("click", ({ latlng }) => opened.panTo(latlng));
            return () => {
              shown.current = undefined;
            };
          }}
        />
        <span
          aria-hidden="true"
          class="pointer-events-none absolute inset-x-0 top-0 flex h-[55vh] min-h-72 items-center justify-center"
        >
          <span class="flex size-10 items-center justify-center rounded-full border-4 border-error-1">
            <span class="size-2 rounded-full bg-error-1" />
          </span>
        </span>
      </div>
      <Button
        look="primary"
        size="large"
        wide
        onClick={() => {
          const middle = shown.current?.getCenter();
          if (middle) onPick({ lat: middle.lat, lng: middle.lng, from: "map", name: "" });
        }}
      >
        {say("nu_pick")}
      </Button>
    </div>
  );
}
