import type { Client } from "openapi-fetch";
import { refusal, unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type IndexEstimate = Schemas["IndexEstimate"];
export type IndexLine = Schemas["IndexLine"];
export type NurseryBorder = Schemas["NurseryBorder"];
export type NurseryBorderRange = Schemas["NurseryBorderRange"];
export type NurseryCard = Schemas["NurseryCard"];
export type NurseryClass = Schemas["NurseryClass"];
export type PointsManual = Schemas["PointsManual"];
export type PointsSpan = Schemas["PointsSpan"];
export type PointsTable = Schemas["PointsTable"];

/** Every facility in one file, and the name of what is published. */
export interface NurseryPack {
  etag: string;
  bytes: ArrayBuffer;
}

/** A family's side of finding a nursery. No call has a place for where the family lives: the page searches by itself. */
export function nurseryCalls(client: Client<paths>) {
  return {
    /** Undefined where `known` still holds. */
    async nurseryPack(known: string | undefined): Promise<NurseryPack | undefined> {
      const { data, error, response } = await client.GET("/api/nurseries/pack", {
        parseAs: "arrayBuffer",
        ...(known === undefined ? {} : { headers: { "If-None-Match": known } }),
      });
      if (response.status === 304) return undefined;
      if (!response.ok) throw refusal(response.status, error);
      return { etag: response.headers.get("ETag") ?? "", bytes: data as unknown as ArrayBuffer };
    },
    nursery: (id: string): Promise<NurseryCard> =>
      unwrap(client.GET("/api/nurseries/{id}", { params: { path: { id } } })),
    /** Those that count for children who begin in that month, such as `2027-04`; the newest ones without it. */
    pointsTables: (entry: string | undefined): Promise<PointsTable[]> =>
      unwrap(client.GET("/api/nurseries/index", { params: { query: entry ? { entry: `${entry}-01` } : {} } })),
    estimate: (municipality: string, household: Schemas["PointHousehold"]): Promise<IndexEstimate> =>
      unwrap(client.POST("/api/nurseries/index", { body: { municipality, household } })),
  };
}
