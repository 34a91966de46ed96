import type { Pack } from "@tsunagu/nursery";
import { Button, Chips } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { AnchorSheet } from "./anchor-sheet";
import type { Shared } from "./area";
import { ANCHORS, type AnchorName, forget, RADII } from "./wishes";
import { distance } from "./words";

/** Home, and where somebody works; and how far from there. */
export function Anchors({ wishes, put, pack }: Shared & { pack: Pack }) {
  const { say } = useSpeech();
  const [setting, set] = useState<AnchorName>();
  const near = ANCHORS.some((name) => wishes.spots[name]);

  return (
    <section aria-labelledby="near" class="flex flex-col gap-3 rounded-12 bg-solid-gray-50 p-4">
      <h2 id="near" class="text-std-17B-170">
        {say("nu_near")}
      </h2>
      <ul class="flex flex-col gap-2">
        {ANCHORS.map((name) => {
          const spot = wishes.spots[name];
          const what = say(`nu_spot_${name}`);
          const act = say(spot ? "nu_spot_change" : "nu_spot_set");
          return (
            <li key={name} class="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span class="text-std-16N-170">
                <b class="text-std-16B-170">{what}</b> {spot ? spot.name || say(`nu_from_${spot.from}`) : ""}
              </span>
              <span class="flex gap-2">
                <Button size="small" class="min-h-11" aria-label={`${act}：${what}`} onClick={() => set(name)}>
                  {act}
                </Button>
                {spot && (
                  <Button
                    look="text"
                    size="small"
                    class="min-h-11"
                    aria-label={`${say("nu_spot_forget")}：${what}`}
                    onClick={() => put(forget(wishes, name))}
                  >
                    {say("nu_spot_forget")}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {near && (
        <Chips
          legend={say("nu_radius")}
          value={String(wishes.radius)}
          onChange={(radius) => put({ ...wishes, radius: Number(radius) })}
          options={RADII.map((radius) => ({ value: String(radius), label: distance(radius).replace(".0", "") }))}
        />
      )}
      {setting && (
        <AnchorSheet
          what={say(`nu_spot_${setting}`)}
          pack={pack}
          onClose={() => set(undefined)}
          onSpot={(spot) => {
            put({ ...wishes, spots: { ...wishes.spots, [setting]: spot } });
            set(undefined);
          }}
        />
      )}
    </section>
  );
}
