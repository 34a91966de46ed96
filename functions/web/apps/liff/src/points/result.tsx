import type { IndexEstimate, PointHousehold, PointsTable } from "@tsunagu/api-client";
import { Banner, Button, Spinner, useLoad } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import type { Shared } from "../nurseries/area";
import { Problem } from "../problem";
import { go } from "../route";
import { useSpeech } from "../texts";
import { Beyond } from "./beyond";
import { keptPoints } from "./kept";
import { Lines } from "./lines";
import type { Filling } from "./page";
import { rankText, spanText } from "./span";

/** The estimate, line by line. It is asked for again where the office's own values are put in. */
export function ResultStep({
  table,
  household,
  own,
  ...shared
}: Shared & Filling & { table: PointsTable; household: PointHousehold; own: boolean }) {
  const { say, language } = useSpeech();
  const { api, owner } = shared;
  const asked = JSON.stringify([language, table.municipality, household]);
  const estimate = useLoad(asked, () => api.estimate(table.municipality, household));
  // The old result stays until the new one is here, so that a choice in it does not vanish under the finger.
  const last = useRef<IndexEstimate | undefined>(undefined);
  if (estimate.value) last.current = estimate.value;
  const value = last.current;
  const { reload } = estimate;

  useEffect(() => {
    if (!value || value.rank) return;
    const points = Math.min(value.total.least, value.total.most);
    keptPoints(owner).write({ municipality: table.municipality, points, class: household.child.age_class });
  }, [value, owner, table.municipality, household.child.age_class]);

  if (!value) {
    return estimate.error ? <Problem error={estimate.error} onRetry={reload} /> : <Spinner label={say("loading")} />;
  }
  return (
    <>
      {estimate.error && <Problem error={estimate.error} onRetry={reload} />}
      <Total estimate={value} />
      {value.unrated.length > 0 && (
        <Banner tone="warning">
          {say("pt_unrated", {
            who: value.unrated.map((place) => say("pt_guardian", { number: place + 1 })).join("・"),
          })}
        </Banner>
      )}
      {!value.rank && own && <ToSearch {...shared} household={household} />}
      {!own && <p class="text-std-16N-170">{say("pt_other_table")}</p>}
      <Lines estimate={value} table={table} answers={shared.answers} fill={shared.fill} />
      <Beyond estimate={value} table={table} />
    </>
  );
}

/** The number, and at once that it is an estimate. */
function Total({ estimate }: { estimate: IndexEstimate }) {
  const { say } = useSpeech();
  const { total, rank, title, notice, missing, top_priority, class: prior } = estimate;
  const points = say("pt_points", { points: spanText(total) });
  return (
    <section aria-label={title} class="flex flex-col gap-2 rounded-12 border border-solid-gray-420 p-4">
      <p class="text-std-16N-170">{title}</p>
      <p role="status" class="text-std-32B-150">
        {rank ? say("pt_rank_is", { rank: rankText(rank) }) : points}{" "}
        <span class="text-std-20B-150">{say("pt_about")}</span>
      </p>
      {rank && (total.least !== 0 || total.most !== 0) && (
        <p class="text-std-16N-170">{say("pt_within_rank", { points })}</p>
      )}
      {total.least !== total.most && <p class="text-std-16N-170">{say("pt_range_why")}</p>}
      <p class="text-std-16B-170">{notice}</p>
      {missing && <Banner tone="warning">{missing}</Banner>}
      {top_priority.map(({ rule, text }) => (
        <p key={rule} class="text-std-16N-170">
          {say("pt_top", { text })}
        </p>
      ))}
      {prior && <p class="text-std-16N-170">{prior.text}</p>}
    </section>
  );
}

/** The one next step: to the facilities whose last cut-off these points reached. */
function ToSearch({ wishes, put, answers, household }: Shared & Filling & { household: PointHousehold }) {
  const { say } = useSpeech();
  return (
    <Button
      look="primary"
      size="large"
      wide
      onClick={() => {
        const { child, entry } = answers;
        put({ ...wishes, points: true, child, class: child ? undefined : household.child.age_class, entry });
        go({ at: "nurseries" });
      }}
    >
      {say("pt_to_search")}
    </Button>
  );
}
