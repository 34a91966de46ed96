import { type Hit, type Pack, type Row, search } from "@tsunagu/nursery";
import { type About, queryOf } from "./query";
import { ANCHORS, RADII, type Wishes } from "./wishes";

/** What fits, and what would fit if one knew where it is. */
export interface Found {
  hits: Hit[];
  unplaced: Hit[];
}

/** The facilities of a pack whose list says no coordinates, as a pack of their own. */
export function unplacedOf({ rows }: Pack): Pack {
  const without: Row[] = rows.filter(({ position }) => !position);
  const nowhere = new Float64Array(without.length).fill(Number.NaN);
  return { rows: without, lats: nowhere, lngs: nowhere };
}

/** Everything that fits. It stands in the browser's timeline, where a search has less than a frame. */
export function find(pack: Pack, unplaced: Pack, wishes: Wishes, about: About): Found {
  const start = performance.now();
  const hits = run(pack, wishes, about);
  // A list without coordinates must not make a facility disappear: it is told apart.
  const near = ANCHORS.some((name) => wishes.spots[name]);
  const others = near ? run(unplaced, { ...wishes, spots: {} }, about) : [];
  performance.measure("nurseries.search", { start });
  return { hits, unplaced: others };
}

function run(pack: Pack, wishes: Wishes, about: About): Hit[] {
  const found = search(pack, queryOf(wishes, about), about.today);
  // A question of taps is wrong only where the phone is not in Japan: nothing is near then.
  return typeof found === "string" ? [] : found;
}

/** One wish less, and how many would fit then. */
export interface Looser<T> {
  wish: T;
  count: number;
}

/** The wishes whose loss helps most, at most three; each comes with what is left `without` it. */
export function loosen<T extends { without: Wishes }>(pack: Pack, wishes: readonly T[], about: About): Looser<T>[] {
  return wishes
    .map((wish) => ({ wish, count: run(pack, wish.without, about).length }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
    .slice(0, 3);
}

/** The next wider circle, where there is one. */
export const wider = (wishes: Wishes): number | undefined =>
  ANCHORS.some((name) => wishes.spots[name]) ? RADII.find((radius) => radius > wishes.radius) : undefined;
