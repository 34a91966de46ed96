import { Banner, Button, formatInstant, LinkButton } from "@tsunagu/ui";
import { useMemo, useState } from "preact/hooks";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import { Anchors } from "./anchors";
import type { Shared } from "./area";
import { ChipRow } from "./chip-row";
import { chipsOf } from "./chips";
import { FilterSheet } from "./filter-sheet";
import { find, unplacedOf } from "./found";
import type { Brought } from "./pack";
import { Results } from "./results";

/** Near what, with which filters, and what fits. Nothing of it is sent anywhere. */
export function SearchPage({ brought, ...shared }: Shared & { brought: Brought }) {
  const { say, locale } = useSpeech();
  const { wishes, put, about, offline } = shared;
  const { pack, since } = brought;
  const [filtering, filter] = useState(false);
  const names = useMemo(() => new Map(pack.rows.map(({ id, name }) => [id, name])), [pack]);
  const unplaced = useMemo(() => unplacedOf(pack), [pack]);
  const chips = chipsOf(wishes, about, { say, locale, nameOf: (id) => names.get(id) ?? id });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is read with changes with these alone
  const found = useMemo(
    () => find(pack, unplaced, wishes, about),
    [pack, wishes, about.today, about.mine?.points, about.family],
  );

  return (
    <>
      <p class="text-std-16N-170">{say("nu_private")}</p>
      {since && (
        <Banner tone="warning">
          {say(offline ? "nu_kept_offline" : "nu_kept", { when: formatInstant(since, locale, about.today) })}
        </Banner>
      )}
      <Anchors {...shared} pack={pack} />
      <section aria-labelledby="filters" class="flex flex-col gap-3">
        <h2 id="filters" class="sr-only">
          {say("nu_filters")}
        </h2>
        <div class="flex flex-wrap gap-2">
          <Button onClick={() => filter(true)}>
            {chips.length > 0 ? say("nu_filter_on", { count: chips.length }) : say("nu_filter")}
          </Button>
          <LinkButton look="text" href={hrefOf({ at: "points" })}>
            {say(about.mine ? "nu_points_again" : "nu_points")}
          </LinkButton>
        </div>
        <ChipRow chips={chips} put={put} />
      </section>
      <Results {...shared} pack={pack} found={found} chips={chips} />
      {filtering && <FilterSheet {...shared} pack={pack} count={found.hits.length} onClose={() => filter(false)} />}
    </>
  );
}
