import type { Child, ResidentApi } from "@tsunagu/api-client";
import { Spinner, todayIn, useLoad } from "@tsunagu/ui";
import { isOwn, keptPoints } from "../points/kept";
import { PointsPage } from "../points/page";
import { Problem } from "../problem";
import { useReturn } from "../return";
import type { Place } from "../route";
import { useSpeech } from "../texts";
import { FacilityPage } from "./facility";
import { type Brought, bring, phoneShelf } from "./pack";
import type { About } from "./query";
import { SearchPage } from "./search-page";
import { useWishes, type Wished } from "./wishes";

/** What every page about finding a nursery gets. */
export interface Shared extends Wished {
  api: ResidentApi;
  owner: string;
  about: About;
  offline: boolean;
}

/** Finding a nursery: the search, one facility, and the estimate of the points. */
export function NurseriesArea({
  api,
  owner,
  place,
  family,
  offline,
}: {
  api: ResidentApi;
  owner: string;
  place: Place;
  family: readonly Child[];
  offline: boolean;
}) {
  const { say } = useSpeech();
  const brought = useLoad<Brought>("pack", () => bring(api, phoneShelf));
  const { wishes, put } = useWishes(owner);
  useReturn(brought.reload);

  const codes = new Set(brought.value?.pack.rows.map(({ municipality }) => municipality));
  const mine = keptPoints(owner).read();
  const shared: Shared = {
    api,
    owner,
    offline,
    wishes,
    put,
    about: {
      family,
      today: todayIn(api.now()),
      // Points of another municipality's table say nothing about the cut-offs here.
      mine: mine && isOwn(mine.municipality, codes) ? mine : undefined,
    },
  };
  if (place.at === "facility") return <FacilityPage key={place.id} {...shared} id={place.id} />;
  if (place.at === "points") return <PointsPage {...shared} codes={codes} />;
  if (!brought.value) {
    return brought.error ? (
      <Problem error={brought.error} onRetry={brought.reload} />
    ) : (
      <Spinner label={say("loading")} />
    );
  }
  return <SearchPage {...shared} brought={brought.value} />;
}
