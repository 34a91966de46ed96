import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type AlarmCard = Schemas["AlarmCard"];
export type AsideCard = Schemas["AsideCard"];
export type ElsewhereCard = Schemas["ElsewhereCard"];
export type Bar = Schemas["Bar"];
export type Board = Schemas["Board"];
export type BoardLine = Schemas["BoardLine"];
export type BusLine = Schemas["BusLine"];
export type DeviceChange = Schemas["DeviceChange"];
export type DeviceKind = Schemas["DeviceKind"];
export type Enrolment = Schemas["Enrolment"];
export type Facility = Schemas["Facility"];
export type FactRecord = Schemas["Record"];
export type Guardian = Schemas["Guardian"];
export type GuardianCard = Schemas["GuardianCard"];
export type Invitation = Schemas["Invitation"];
export type NewFact = Schemas["NewFact"];
export type NewOrder = Schemas["NewOrder"];
export type OrderCard = Schemas["OrderCard"];
export type RiderCard = Schemas["RiderCard"];
export type RosterChild = Schemas["RosterChild"];
export type RunCard = Schemas["RunCard"];
export type SavedChildren = Schemas["SavedChildren"];
export type SilentGate = Schemas["SilentGate"];
export type StaffDevice = Schemas["StaffDevice"];
export type StaffFacility = Schemas["StaffFacility"];
export type StaffFact = Schemas["StaffFact"];
export type StaffRosterChild = Schemas["StaffRosterChild"];
export type VisitCount = Schemas["VisitCount"];

/** What staff do about attendance. `key` is an Idempotency-Key: the same one again does nothing twice. */
export function staffAttendance(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });
  const device = (id: string, device: string) => ({ params: { path: { id, device } } });

  return {
    facilities: (): Promise<StaffFacility[]> => unwrap(client.GET("/api/staff/facilities")),
    saveFacility: (facility: Facility, version: number): Promise<StaffFacility> =>
      unwrap(client.POST("/api/staff/facilities", { body: { facility, version } })),

    /** Without a day, the service's own today. */
    board: (id: string, day?: string): Promise<Board> =>
      unwrap(client.GET("/api/staff/facilities/{id}/board", { params: { path: { id }, query: day ? { day } : {} } })),
    records: (id: string, child: string, day: string): Promise<FactRecord[]> =>
      unwrap(
        client.GET("/api/staff/facilities/{id}/children/{child}/records", {
          params: { path: { id, child }, query: { day } },
        }),
      ),
    writeFact: async (id: string, child: string, body: NewFact, key: string): Promise<void> => {
      const params = { path: { id, child }, header: { "Idempotency-Key": key } };
      await unwrap(client.POST("/api/staff/facilities/{id}/children/{child}/facts", { params, body }));
    },
    closeRun: (id: string, run: string): Promise<RunCard> =>
      unwrap(client.POST("/api/staff/facilities/{id}/runs/{run}/closure", { params: { path: { id, run } } })),

    roster: (id: string): Promise<StaffRosterChild[]> =>
      unwrap(client.GET("/api/staff/facilities/{id}/children", at(id))),
    saveChild: (id: string, child: RosterChild, version: number): Promise<SavedChildren> =>
      unwrap(
        client.POST("/api/staff/facilities/{id}/children", { ...at(id), body: { children: [{ child, version }] } }),
      ),
    inviteGuardian: (id: string, child: string, guardian_id: string): Promise<Invitation> =>
      unwrap(
        client.POST("/api/staff/facilities/{id}/children/{child}/invitations", {
          params: { path: { id, child } },
          body: { guardian_id },
        }),
      ),

    /** The same order again is the one that stands. */
    placeOrder: (id: string, child: string, body: NewOrder): Promise<StaffRosterChild> =>
      unwrap(
        client.POST("/api/staff/facilities/{id}/children/{child}/orders", { params: { path: { id, child } }, body }),
      ),
    /** Officers only. */
    liftOrder: (id: string, child: string, order: string): Promise<void> =>
      unwrap(
        client.DELETE("/api/staff/facilities/{id}/children/{child}/orders/{order}", {
          params: { path: { id, child, order } },
        }),
      ) as Promise<void>,

    devices: (id: string): Promise<StaffDevice[]> => unwrap(client.GET("/api/staff/facilities/{id}/devices", at(id))),
    inviteDevice: (id: string, kind: DeviceKind, name: string): Promise<Enrolment> =>
      unwrap(client.POST("/api/staff/facilities/{id}/devices", { ...at(id), body: { kind, name } })),
    changeDevice: (id: string, which: string, body: DeviceChange): Promise<StaffDevice> =>
      unwrap(client.PATCH("/api/staff/facilities/{id}/devices/{device}", { ...device(id, which), body })),
    approveDevice: (id: string, which: string): Promise<StaffDevice> =>
      unwrap(client.POST("/api/staff/facilities/{id}/devices/{device}/approval", device(id, which))),
    revokeDevice: (id: string, which: string): Promise<StaffDevice> =>
      unwrap(client.POST("/api/staff/facilities/{id}/devices/{device}/revocation", device(id, which))),

    aside: (id: string): Promise<AsideCard[]> => unwrap(client.GET("/api/staff/facilities/{id}/aside", at(id))),
    decideAside: async (id: string, entry: string, release: boolean): Promise<void> => {
      const params = { path: { id, entry } };
      await unwrap(client.POST("/api/staff/facilities/{id}/aside/{entry}", { params, body: { release } }));
    },

    visits: (id: string, from: string, to: string): Promise<VisitCount[]> =>
      unwrap(client.GET("/api/staff/facilities/{id}/visits", { params: { path: { id }, query: { from, to } } })),
  };
}
