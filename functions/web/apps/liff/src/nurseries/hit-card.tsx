import { type Hit, newestBorder, vacancyOf, WHOLE, walkingMinutes } from "@tsunagu/nursery";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import type { AnchorName, Wishes } from "./wishes";
import { borderWords, distance, freshness, vacancyWords } from "./words";

/** A facility that fits; the whole card leads to it, its name is the link's. */
export function HitCard({
  hit,
  number,
  years,
  today,
  spots,
}: {
  hit: Hit;
  /** Its number on the map. */
  number: number | undefined;
  /** The class that is looked for. */
  years: number | undefined;
  today: string;
  spots: Wishes["spots"];
}) {
  const speech = useSpeech();
  const { say } = speech;
  const { row, isSiblings, agesUnknown } = hit;
  const cell = years === undefined ? undefined : row.cells[years];
  const vacancy = vacancyOf(cell) ?? vacancyOf(row.cells[WHOLE]);
  const border = newestBorder(cell);
  return (
    <li class="relative flex items-start gap-3 rounded-12 border border-solid-gray-420 p-4 hover:bg-key-50">
      {number !== undefined && (
        <span
          aria-hidden="true"
          class="flex size-9 shrink-0 items-center justify-center rounded-full bg-key-900 font-bold text-white"
        >
          {number}
        </span>
      )}
      <div class="flex min-w-0 flex-1 flex-col gap-1">
        <h3 class="text-std-17B-170">
          <a
            href={hrefOf({ at: "facility", id: `${row.municipality}-${row.id}` })}
            class="text-key-900 underline underline-offset-4 after:absolute after:inset-0 after:rounded-12"
            lang="ja"
          >
            {row.name}
          </a>
        </h3>
        <p class="text-dns-14N-130 text-solid-gray-700">
          {say(`nu_kind_${row.kind}`)}
          {row.district && <span lang="ja">・{row.district}</span>}
        </p>
        {isSiblings && <p class="text-std-16B-170">{say("nu_sibling_here")}</p>}
        <Way from={spots.home ? "home" : "work"} metres={hit.metres} />
        <Way from="work" metres={hit.secondMetres} />
        {vacancy && (
          <p class="text-std-16N-170">
            <b class="text-std-16B-170">{vacancyWords(vacancy, speech)}</b>{" "}
            <span class="text-dns-14N-130 text-solid-gray-700">{freshness(vacancy, speech, today)}</span>
          </p>
        )}
        {border && (
          <p class="text-dns-14N-130">
            {say("nu_border_of", { year: border.year, what: borderWords(border, speech) })}
          </p>
        )}
        {agesUnknown && <p class="text-std-16N-170">{say("nu_ages_unknown")}</p>}
      </div>
      <span aria-hidden="true" class="self-center text-xl text-key-900">
        ›
      </span>
    </li>
  );
}

/** How far it is in a straight line, called that, and about how long on foot. */
export function Way({ from, metres }: { from: AnchorName; metres: number | undefined }) {
  const { say } = useSpeech();
  if (metres === undefined) return null;
  const way = { from: say(`nu_spot_${from}`), distance: distance(metres), minutes: walkingMinutes(metres) };
  return <p class="text-std-16N-170">{say("nu_way", way)}</p>;
}
