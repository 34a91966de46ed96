import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type ClassVacancy = Schemas["ClassVacancy"];
export type FacilityDifference = Schemas["FacilityDifference"];
export type FacilityFieldChange = Schemas["FacilityFieldChange"];
export type FacilityFlaw = Schemas["FacilityFlaw"];
export type FacilityImport = Schemas["FacilityImport"];
export type FacilityRow = Schemas["FacilityRow"];
export type NurseryVacancy = Schemas["NurseryVacancy"];
export type PointCondition = Schemas["PointCondition"];
export type PointGives = Schemas["PointGives"];
export type PointHousehold = Schemas["PointHousehold"];
export type PointMeasure = Schemas["PointMeasure"];
export type PointMoment = Schemas["PointMoment"];
export type PointReason = Schemas["PointReason"];
export type PointRow = Schemas["PointRow"];
export type PointRules = Schemas["PointRules"];
export type PointsCase = Schemas["PointsCase"];
export type PointsRerun = Schemas["PointsRerun"];
export type StaffNursery = Schemas["StaffNursery"];
export type StaffPoints = Schemas["StaffPoints"];

/** What was looked at and is to be published. */
export interface LookedAt {
  /** Names what was shown. */
  shown: string;
  /** How many facilities disappear, where that was asked. */
  gone: number | undefined;
}

/** What staff do about facilities that families may apply to, and about tables of points. */
export function staffNurseries(client: Client<paths>) {
  /** Its bytes as they lie in the file: how they are to be read is the service's business. */
  const sendFile = (bytes: ArrayBuffer, query: { dry_run: boolean; shown?: string; gone?: number }) =>
    unwrap(
      client.POST("/api/staff/facilities/import", {
        params: { query },
        headers: { "Content-Type": "application/octet-stream" },
        body: "",
        bodySerializer: () => bytes,
      }),
    );
  const of = (municipality: string) => ({ params: { path: { municipality } } });

  return {
    /** What a file would change. */
    lookAtFacilities: (bytes: ArrayBuffer): Promise<FacilityImport> => sendFile(bytes, { dry_run: true }),
    /** The same bytes that were looked at. */
    publishFacilities: (bytes: ArrayBuffer, { shown, gone }: LookedAt): Promise<FacilityImport> =>
      sendFile(bytes, { dry_run: false, shown, ...(gone === undefined ? {} : { gone }) }),

    nurseries: (): Promise<StaffNursery[]> => unwrap(client.GET("/api/staff/nurseries")),
    /** Classes that are not named stay as they are. */
    saveVacancies: (key: string, classes: ClassVacancy[], version: string): Promise<StaffNursery> =>
      unwrap(
        client.PUT("/api/staff/nurseries/{id}/vacancies", {
          params: { path: { id: key } },
          body: { classes, version },
        }),
      ),

    pointTables: (): Promise<StaffPoints[]> => unwrap(client.GET("/api/staff/points")),
    /** What was tried and `shown`; `version` is 0 for a new table. */
    publishPoints: (rules: PointRules, version: number, shown: string): Promise<StaffPoints> =>
      unwrap(client.POST("/api/staff/points", { body: { rules, version, shown } })),
    tryPoints: (rules: PointRules, version: number): Promise<PointsRerun> =>
      unwrap(client.POST("/api/staff/points/rerun", { body: { rules, version } })),
    pointCases: (municipality: string): Promise<PointsCase[]> =>
      unwrap(client.GET("/api/staff/points/{municipality}/cases", of(municipality))),
    savePointCase: (municipality: string, title: string, household: PointHousehold): Promise<PointsCase> =>
      unwrap(
        client.POST("/api/staff/points/{municipality}/cases", { ...of(municipality), body: { title, household } }),
      ),
    deletePointCase: async (municipality: string, id: string): Promise<void> => {
      await unwrap(
        client.DELETE("/api/staff/points/{municipality}/cases/{id}", { params: { path: { municipality, id } } }),
      );
    },
  };
}
