import type { IndexEstimate, PointsSpan } from "@tsunagu/api-client";
import { points } from "../nurseries/words";

/** `40`, or `20〜40` where the office sets a value itself. A lower end stands first whatever its sign. */
export function spanText({ least, most }: PointsSpan): string {
  const [low, high] = [Math.min(least, most), Math.max(least, most)];
  return low === high ? points(low) : `${points(low)}〜${points(high)}`;
}

/** The same with a sign: what a line adds or takes away. */
export function signed({ least, most }: PointsSpan): string {
  const one = (value: number) => (value > 0 ? `+${points(value)}` : points(value).replace("-", "−"));
  const [low, high] = [Math.min(least, most), Math.max(least, most)];
  return low === high ? one(low) : `${one(low)}〜${one(high)}`;
}

/** `B`, or `A〜I`. */
export const rankText = ({ best, worst }: NonNullable<IndexEstimate["rank"]>): string =>
  best === worst ? best : `${best}〜${worst}`;
