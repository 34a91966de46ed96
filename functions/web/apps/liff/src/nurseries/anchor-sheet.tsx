import type { Pack } from "@tsunagu/nursery";
import { Banner, Button, Sheet, TextField } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { PickMap } from "./lazily";
import { districts, named } from "./spots";
import type { Spot } from "./wishes";

/** How many facilities of a name are offered. */
const MOST = 8;

/** Three ways to say where one is: the phone knows it, a tap on the map, or a name. */
export function AnchorSheet({
  what,
  pack,
  onSpot,
  onClose,
}: {
  what: string;
  pack: Pack;
  onSpot: (spot: Spot) => void;
  onClose: () => void;
}) {
  const { say } = useSpeech();
  const [text, type] = useState("");
  const [mapped, map] = useState(false);
  const [asking, ask] = useState(false);
  const [lost, lose] = useState(false);

  function here() {
    ask(true);
    lose(false);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude: lat, longitude: lng } }) => onSpot({ lat, lng, from: "here", name: "" }),
      () => {
        ask(false);
        lose(true);
      },
      { timeout: 10_000, maximumAge: 60_000 },
    );
  }

  const spots = text.trim() ? named(pack, text, MOST) : [];
  return (
    <Sheet title={say("nu_spot_title", { what })} closeLabel={say("close")} onClose={onClose}>
      <p class="text-std-16N-170">{say("nu_private_short")}</p>
      <div class="flex flex-col gap-3">
        {"geolocation" in navigator && (
          <Button look="primary" size="large" wide busy={asking} onClick={here}>
            {say("nu_here")}
          </Button>
        )}
        {lost && <Banner tone="error">{say("nu_here_failed")}</Banner>}
        <Button size="large" wide aria-expanded={mapped} onClick={() => map(!mapped)}>
          {say("nu_from_map_go")}
        </Button>
        {mapped && <PickMap pack={pack} onPick={onSpot} />}
      </div>
      <fieldset class="flex flex-col gap-3">
        <legend class="mb-1 text-std-16B-170">{say("nu_by_district")}</legend>
        <div class="flex flex-wrap gap-2">
          {districts(pack).map((spot) => (
            <Button key={spot.name} size="small" class="min-h-11" onClick={() => onSpot(spot)}>
              {spot.name}
            </Button>
          ))}
        </div>
      </fieldset>
      <TextField label={say("nu_by_name")} hint={say("nu_by_name_hint")} value={text} onInput={type} maxLength={100} />
      <p role="status" class="sr-only">
        {text.trim() ? say("nu_count", { count: spots.length }) : ""}
      </p>
      {spots.length > 0 && (
        <ul class="flex flex-col gap-2">
          {spots.map((spot) => (
            <li key={`${spot.name}${spot.lat}`}>
              <Button wide onClick={() => onSpot(spot)}>
                {spot.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
