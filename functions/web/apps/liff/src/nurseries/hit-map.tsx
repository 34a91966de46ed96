import type { Hit } from "@tsunagu/nursery";
import { circle, type LayerGroup, type Map as LeafletMap, layerGroup } from "leaflet";
import { useEffect, useRef } from "preact/hooks";
import { useSpeech } from "../texts";
import { clusters } from "./cluster";
import { Ground } from "./ground";
import { boundsOf, buttonPin, spotPin } from "./pins";
import { ANCHORS, type Wishes } from "./wishes";
import { listed } from "./words";

/** What fits, on the map. The numbers are those of the list. */
export interface HitMapProps {
  hits: readonly Hit[];
  wishes: Pick<Wishes, "spots" | "radius">;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

/** Nearer pins could not be told apart by a thumb, and one at the edge could not be pressed. */
const [APART, EDGE] = [44, 20];

export function HitMap({ hits, wishes: { spots, radius }, chosen, onChoose }: HitMapProps) {
  const { say, locale } = useSpeech();
  const shown = useRef<LeafletMap | undefined>(undefined);
  const pins = useRef<LayerGroup | undefined>(undefined);
  const around = useRef<LayerGroup | undefined>(undefined);
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const latest = useRef({ hits, onChoose, chosen });
  latest.current = { hits, onChoose, chosen };

  function press() {
    for (const [id, button] of buttons.current)
      button.setAttribute("aria-pressed", String(id === latest.current.chosen));
  }

  /** Pins depend on what is seen, and how near: what lies together far away lies apart nearby. */
  function draw() {
    const map = shown.current;
    if (!map || !pins.current) return;
    pins.current.clearLayers();
    buttons.current.clear();
    const { x: width, y: height } = map.getSize();
    const places = latest.current.hits.flatMap(({ row }, number) => {
      if (!row.position) return [];
      const { x, y } = map.latLngToContainerPoint([row.position.lat, row.position.lng]);
      const seen = x >= EDGE && y >= EDGE && x <= width - EDGE && y <= height - EDGE;
      return seen ? { x, y, row, at: row.position, number: number + 1 } : [];
    });
    for (const { pins: together } of clusters(places, APART)) {
      const [first, ...others] = together;
      if (!first) continue;
      if (others.length === 0) {
        const { row, number } = first;
        const name = say("nu_pin", { number, name: row.name });
        const { button, layer } = buttonPin(first.at, String(number), name, () => latest.current.onChoose(row.id));
        buttons.current.set(row.id, button);
        pins.current.addLayer(layer);
      } else {
        const bounds = boundsOf(together.map(({ at }) => at));
        const count = { count: together.length };
        const name = say("nu_pins", {
          ...count,
          names: listed(
            together.map(({ row }) => row.name),
            locale,
          ),
        });
        const open = () => {
          map.fitBounds(bounds, { maxZoom: Math.min(18, map.getZoom() + 3), padding: [60, 60] });
          map.getContainer().focus();
        };
        pins.current.addLayer(buttonPin(first.at, say("nu_pins_label", count), name, open).layer);
      }
    }
    press();
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view follows what is looked for
  useEffect(() => {
    const map = shown.current;
    if (!map || !around.current) return;
    around.current.clearLayers();
    const places = ANCHORS.flatMap((name) => {
      const spot = spots[name];
      return spot ? [{ name, spot }] : [];
    });
    const circles = places.map(({ spot }) =>
      circle(spot, { radius, interactive: false, color: "#0017c1", weight: 2, fillOpacity: 0.06 }),
    );
    for (const layer of circles) around.current.addLayer(layer);
    for (const { name, spot } of places) around.current.addLayer(spotPin(spot, say(`nu_spot_${name}`)));
    const seen = hits.flatMap(({ row }) => row.position ?? []);
    const bounds = boundsOf(
      seen.length > 0 ? [...seen, ...places.map(({ spot }) => spot)] : places.map((one) => one.spot),
    );
    map.fitBounds(bounds, { maxZoom: 16, padding: [40, 40] });
    draw();
  }, [hits, spots, radius]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the pressed pin changes
  useEffect(press, [chosen]);

  return (
    <Ground
      name={say("nu_map")}
      onOpen={(map) => {
        shown.current = map;
        around.current = layerGroup().addTo(map);
        pins.current = layerGroup().addTo(map);
        map.on("moveend resize", draw);
        return () => {
          shown.current = undefined;
        };
      }}
    />
  );
}
