import { drawer } from "@tsunagu/sync";

/** An estimate's result, as far as the search needs it. */
export interface KeptPoints {
  municipality: string;
  /** The least that it may be. */
  points: number;
  class: number;
}

/** In this tab alone, by whoever uses it. */
export const keptPoints = (owner: string) => drawer<KeptPoints>(`points.result.${owner}`);

/** Whether a table is that of the municipality of these facilities: a made-up one has a name and no code. */
export const isOwn = (municipality: string, codes: ReadonlySet<string>): boolean =>
  codes.has(municipality) || !/^\d{6}$/.test(municipality);
