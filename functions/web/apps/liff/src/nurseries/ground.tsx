import "leaflet/dist/leaflet.css";
import { Button } from "@tsunagu/ui";
import { type Map as LeafletMap, map, tileLayer } from "leaflet";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSpeech } from "../texts";

const TILES = "https://cyberjapandata.gsi.go.jp/xyz/std/{z}/{x}/{y}.png";
const LIST = "https://maps.gsi.go.jp/development/ichiran.html";

/** The ground that markers stand on: with pictures where they can be had, plain where they cannot. */
export function Ground({ name, onOpen }: { name: string; onOpen: (shown: LeafletMap) => () => void }) {
  const { say } = useSpeech();
  const place = useRef<HTMLDivElement>(null);
  const opened = useRef<LeafletMap | undefined>(undefined);
  const [plain, setPlain] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a map is opened once
  useEffect(() => {
    if (!place.current) return undefined;
    const shown = map(place.current, { zoomControl: false, attributionControl: false, maxZoom: 18, minZoom: 5 });
    opened.current = shown;
    const tiles = tileLayer(TILES, { maxZoom: 18, referrerPolicy: "no-referrer" }).addTo(shown);
    tiles.on("tileerror", () => setPlain(true));
    tiles.on("tileload", () => setPlain(false));
    const close = onOpen(shown);
    // A turned phone, or a list beside it: Leaflet itself looks at the window alone.
    const size = new ResizeObserver(() => shown.invalidateSize());
    size.observe(place.current);
    return () => {
      size.disconnect();
      close();
      shown.remove();
    };
  }, []);

  return (
    <>
      {/* Leaflet stacks its panes by large numbers, which must not reach beyond the map. */}
      <section
        ref={place}
        aria-label={name}
        class="isolate h-[55vh] min-h-72 w-full rounded-12 border border-solid-gray-420"
      />
      {/* Nothing lies upon the map: a pin below it could not be pressed. */}
      <div class="flex items-center gap-2">
        {(["in", "out"] as const).map((way) => (
          <Button
            key={way}
            size="small"
            class="size-11"
            aria-label={say(`nu_map_${way}`)}
            onClick={() => opened.current?.[way === "in" ? "zoomIn" : "zoomOut"]()}
          >
            <span aria-hidden="true">{way === "in" ? "＋" : "−"}</span>
          </Button>
        ))}
        <a
          href={LIST}
          target="_blank"
          rel="noreferrer"
          lang="ja"
          class="ml-auto inline-flex min-h-11 items-center text-dns-14N-130 text-key-900 underline underline-offset-4"
        >
          地図：国土地理院
        </a>
      </div>
      <p role="status" class="text-dns-14N-130 text-solid-gray-700">
        {say(plain ? "nu_map_plain" : "nu_map_note")}
      </p>
    </>
  );
}
