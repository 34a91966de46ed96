import type { Hit, Pack } from "@tsunagu/nursery";
import { Button, Chips } from "@tsunagu/ui";
import { useMemo, useState } from "preact/hooks";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import type { Chip } from "./chips";
import { Nothing } from "./empty";
import type { Found } from "./found";
import { HitCard } from "./hit-card";
import { HitMap } from "./lazily";
import { classOf } from "./query";
import { useWide } from "./wide";

/** As many as a thumb likes to scroll past. */
const FIRST = 20;

/** What fits: a list, and a map beside it or in its place. */
export function Results({
  found,
  chips,
  pack,
  ...shared
}: Shared & { found: Found; chips: readonly Chip[]; pack: Pack }) {
  const { say } = useSpeech();
  const { wishes, about } = shared;
  const wide = useWide();
  const [view, look] = useState<"list" | "map">("list");
  const [all, showAll] = useState(false);
  const [chosen, choose] = useState<string>();
  const { hits, unplaced } = found;
  const years = classOf(wishes, about).class;
  const shown = all ? hits : hits.slice(0, FIRST);
  const pressed = hits.find(({ row }) => row.id === chosen);
  const card = (hit: Hit, number?: number) => (
    <HitCard key={hit.row.id} hit={hit} number={number} years={years} today={about.today} spots={wishes.spots} />
  );
  // The map moves only where its facilities change.
  const onMap = useMemo(() => hits.slice(0, 200), [hits]);

  return (
    <section aria-labelledby="results" class="flex flex-col gap-3">
      <div class="flex flex-wrap items-end justify-between gap-3">
        <h2 id="results" class="text-std-20B-150">
          <span aria-live="polite">{say("nu_count", { count: hits.length })}</span>
        </h2>
        {!wide && hits.length > 0 && (
          <Chips
            legend={say("nu_view")}
            value={view}
            onChange={look}
            options={[
              { value: "list", label: say("nu_view_list") },
              { value: "map", label: say("nu_view_map") },
            ]}
          />
        )}
      </div>
      {hits.length === 0 && <Nothing {...shared} pack={pack} chips={chips} />}
      {hits.length > 0 && (
        <div class={wide ? "grid grid-cols-2 items-start gap-6" : "flex flex-col gap-3"}>
          {(wide || view === "list") && (
            <div class="flex flex-col gap-3">
              <ol class="flex flex-col gap-3">{shown.map((hit, place) => card(hit, place + 1))}</ol>
              {hits.length > shown.length && (
                <Button wide onClick={() => showAll(true)}>
                  {say("more", { count: hits.length - shown.length })}
                </Button>
              )}
            </div>
          )}
          {(wide || view === "map") && (
            <div class={`flex flex-col gap-3 ${wide ? "sticky top-4" : ""}`}>
              <HitMap hits={onMap} wishes={wishes} chosen={chosen} onChoose={choose} />
              <ul aria-live="polite">{pressed && card(pressed, hits.indexOf(pressed) + 1)}</ul>
            </div>
          )}
        </div>
      )}
      {unplaced.length > 0 && (
        <section aria-labelledby="unplaced" class="mt-4 flex flex-col gap-3">
          <h3 id="unplaced" class="text-std-17B-170">
            {say("nu_unplaced")}
          </h3>
          <p class="text-std-16N-170">{say("nu_unplaced_hint")}</p>
          <ul class="flex flex-col gap-3">{unplaced.slice(0, FIRST).map((hit) => card(hit))}</ul>
        </section>
      )}
    </section>
  );
}
