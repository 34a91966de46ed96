import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type RosterClass = Schemas["RosterClass"];
export type RosterFlaw = Schemas["RosterFlaw"];
export type RosterImport = Schemas["RosterImport"];
export type RosterPlan = Schemas["RosterPlan"];
export type RosterSchool = Schemas["RosterSchool"];

/** What a table does not say of itself; none for a file that does. */
export interface OfTable {
  school_year?: number;
  facility?: string;
}

/** What staff do about rosters of whole schools. */
export function staffRoster(client: Client<paths>) {
  const send = (bytes: ArrayBuffer, query: OfTable & { dry_run: boolean; shown?: string }) =>
    unwrap(
      client.POST("/api/staff/roster/import", {
        params: { query },
        headers: { "Content-Type": "application/octet-stream" },
        body: "",
        bodySerializer: () => bytes,
      }),
    );

  return {
    /** What a file would change. */
    lookAtRoster: (bytes: ArrayBuffer, of: OfTable): Promise<RosterPlan> => send(bytes, { dry_run: true, ...of }),
    /** The same bytes that were looked at, by what names what was `shown`. */
    takeOverRoster: (bytes: ArrayBuffer, of: OfTable, shown: string): Promise<RosterPlan> =>
      send(bytes, { dry_run: false, shown, ...of }),
    rosterImport: (id: string): Promise<RosterImport> =>
      unwrap(client.GET("/api/staff/roster/imports/{id}", { params: { path: { id } } })),
  };
}
