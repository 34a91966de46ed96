import type { NurseryBorder, NurseryBorderRange, NurseryVacancy } from "@tsunagu/api-client";
import type { SaidVacancy } from "@tsunagu/nursery";
import { formatDay, formatMonth } from "@tsunagu/ui";
import type { Say } from "../texts";

interface Speech {
  say: Say;
  locale: "ja" | "en";
}

/** Minutes after midnight as `7:30`; beyond 24 hours on the next day. */
export const clock = (minutes: number): string =>
  `${Math.floor(minutes / 60) % 24}:${String(minutes % 60).padStart(2, "0")}`;

/** `850 m`, `1.2 km`: no finer than a straight line deserves. */
export const distance = (metres: number): string =>
  metres < 995 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`;

/** Names one after the other, none of which is more than another. */
export const listed = (names: readonly string[], locale: "ja" | "en"): string =>
  names.join(locale === "ja" ? "、" : ", ");

/** `40`, `40.5`. */
export const points = (value: number): string => String(Math.round(value * 10) / 10);

/** What a list says of free places, without its date. */
export function vacancyWords(vacancy: NurseryVacancy | SaidVacancy, { say }: Speech): string {
  if (vacancy.state === "number") {
    return vacancy.places ? say("nu_free", { count: vacancy.places }) : say("nu_free_none");
  }
  if (vacancy.state === "symbol") {
    const symbol = "symbol" in vacancy ? vacancy.symbol : undefined;
    return symbol ? say("nu_free_symbol", { symbol }) : say("nu_free_unknown");
  }
  return say(`nu_free_${vacancy.state}`);
}

/** As of when, and for whom: a number without its date says nothing. */
export function freshness({ on, entry }: NurseryVacancy | SaidVacancy, { say, locale }: Speech, today: string): string {
  const said = on ? say("nu_as_of", { day: formatDay(on, locale, today) }) : say("nu_as_of_unknown");
  return entry ? `${said} ${say("nu_for_entry", { month: formatMonth(entry, locale) })}` : said;
}

/** A cut-off in words: no symbol is left unexplained. */
export function borderWords({ kind, points: value, places }: Omit<NurseryBorder, "year">, { say }: Speech): string {
  switch (kind) {
    case "points":
      return say("nu_border_points", { points: points(value ?? 0) });
    case "at_most":
      return say("nu_border_at_most", { points: points(value ?? 0) });
    case "remaining":
      return say("nu_border_remaining", { count: places ?? 0 });
    default:
      return say(`nu_border_${kind}`);
  }
}

/** What the years say together, one sentence each; nothing where no year is known. */
export function rangeWords(range: NurseryBorderRange, { say }: Speech): string[] {
  const { lowest, highest, years, open, unclear } = range;
  const words: string[] = [];
  if (typeof lowest === "number" && typeof highest === "number") {
    const span = { lowest: points(lowest), highest: points(highest), years: years - open - unclear };
    words.push(lowest === highest ? say("nu_range_same", span) : say("nu_range", span));
  }
  if (open > 0) words.push(say("nu_range_open", { open, years }));
  if (unclear > 0) words.push(say("nu_range_unclear", { unclear, years }));
  return words;
}
