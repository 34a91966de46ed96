import type { PointsRerun } from "@tsunagu/api-client";

const edits: Record<string, string> = {
  added: "加わる",
  removed: "なくなる",
  changed: "点か条件が変わる",
  words: "文だけが変わる",
};

/** A line such as `work: changed`. */
export function editWords(edit: string, names: (id: string) => string): string {
  const [id = "", what = ""] = edit.split(": ");
  return `${names(id)}：${edits[what] ?? what}`;
}

const signed = (points: number) => (points > 0 ? `＋${points}` : points < 0 ? `－${-points}` : "±0");

/** By how many points; two ends where the office sets a value itself. */
export function differenceWords({ least, most }: PointsRerun["changed"][number]["difference"]): string {
  return least === most ? signed(least) : `${signed(least)}〜${signed(most)}`;
}
