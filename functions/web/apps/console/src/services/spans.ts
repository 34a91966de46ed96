import { addDays, daysBetween } from "@tsunagu/ui";

/** The days between two, cut into pieces that the service takes at once. */
export function spans(from: string, to: string, most: number): { from: string; to: string }[] {
  const pieces: { from: string; to: string }[] = [];
  for (let start = from; start <= to; start = addDays(start, most)) {
    const end = addDays(start, most - 1);
    pieces.push({ from: start, to: end < to ? end : to });
  }
  return pieces;
}

/** How much of a span is behind, in percent, when `next` is the first day still to come. */
export function progress(from: string, to: string, next: string | undefined): number {
  if (!next) return 100;
  const whole = daysBetween(from, to) + 1;
  return whole <= 0 ? 100 : Math.min(99, Math.max(0, Math.floor((daysBetween(from, next) / whole) * 100)));
}
