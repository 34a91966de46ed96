/** What the numbers of a cell say, in the words of the contract, so that a hit reads like the facility's own page. */
import { type Cell, NONE_16 } from "./pack";

export interface SaidVacancy {
  state: "number" | "open" | "few" | "none" | "ask" | "not_offered" | "symbol";
  places?: number;
  /** The day it was said, and for whoever begins in which month. */
  on?: string;
  entry?: string;
}

export interface SaidBorder {
  kind:
    | "points"
    | "at_most"
    | "remaining"
    | "all_admitted"
    | "nobody_admitted"
    | "no_places"
    | "undisclosed"
    | "no_class";
  points?: number;
  places?: number;
  year: number;
}

const STATES = ["open", "few", "none", "ask", "not_offered", "symbol"] as const;
const BORDERS = [
  "points",
  "at_most",
  "remaining",
  "all_admitted",
  "nobody_admitted",
  "no_places",
  "undisclosed",
  "no_class",
] as const;

/** `2026-11-20`, of days since 2000-01-01. */
export const dayOf = (days: number): string =>
  new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);

/** `2027-04`, of months since 2000-01. */
export const monthOf = (months: number): string =>
  `${2000 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;

/** Undefined where nothing is said. */
export function vacancyOf(cell: Cell | undefined): SaidVacancy | undefined {
  if (!cell || cell.vacancy === 0) return undefined;
  const when = {
    ...(cell.day === NONE_16 ? {} : { on: dayOf(cell.day) }),
    ...(cell.entry === NONE_16 ? {} : { entry: monthOf(cell.entry) }),
  };
  if (cell.vacancy <= 200) return { state: "number", places: cell.vacancy - 1, ...when };
  const state = STATES[cell.vacancy - 240];
  return state && { state, ...when };
}

/** The newest cut-off. */
export function newestBorder(cell: Cell | undefined): SaidBorder | undefined {
  const kind = cell && BORDERS[cell.border - 1];
  if (!cell || !kind || cell.year === undefined) return undefined;
  const { year, points } = cell;
  if (kind === "points" || kind === "at_most") return { kind, year, points: points / 10 };
  return kind === "remaining" ? { kind, year, places: points } : { kind, year };
}
