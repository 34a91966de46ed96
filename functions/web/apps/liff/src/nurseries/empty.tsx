import type { Pack } from "@tsunagu/nursery";
import { Button, Empty } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import type { Chip } from "./chips";
import { loosen, wider } from "./found";
import { ANCHORS, forget, NO_WISHES, type Wishes } from "./wishes";
import { distance } from "./words";

/** Nothing fits: the taps that help most, each with what it would bring. */
export function Nothing({ wishes, put, about, pack, chips }: Shared & { pack: Pack; chips: readonly Chip[] }) {
  const { say } = useSpeech();
  const next = wider(wishes);
  const near = ANCHORS.filter((name) => wishes.spots[name]);
  const ways: { words: string; without: Wishes }[] = [
    ...chips
      .filter(({ narrows }) => narrows)
      .map(({ words, without }) => ({ words: say("nu_loosen", { what: words }), without })),
    ...(next
      ? [{ words: say("nu_wider", { radius: distance(next).replace(".0", "") }), without: { ...wishes, radius: next } }]
      : []),
    ...(near.length > 1
      ? near.map((name) => ({
          words: say("nu_loosen", { what: say(`nu_spot_${name}`) }),
          without: forget(wishes, name),
        }))
      : []),
  ];
  const help = loosen(pack, ways, about);
  return (
    <Empty title={say("nu_none")}>
      {help.length > 0 ? (
        <ul class="flex w-full flex-col gap-3">
          {help.map(({ wish, count }) => (
            <li key={wish.words}>
              <Button wide onClick={() => put(wish.without)}>
                {wish.words}（{say("nu_count", { count })}）
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p class="text-std-16N-170">{say("nu_none_hint")}</p>
          <Button wide onClick={() => put({ ...NO_WISHES, spots: wishes.spots, radius: 5000 })}>
            {say("nu_reset")}
          </Button>
        </>
      )}
    </Empty>
  );
}
