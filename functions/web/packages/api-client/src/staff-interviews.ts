import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type InterviewClass = Schemas["InterviewClass"];
export type InterviewClassCard = Schemas["InterviewClassCard"];
export type InterviewDraft = Schemas["InterviewDraft"];
export type InterviewLine = Schemas["InterviewLine"];
export type InterviewPlacement = Schemas["InterviewPlacement"];
export type InterviewResult = Schemas["InterviewResult"];
export type InterviewState = Schemas["InterviewState"];
export type InterviewWhy = Schemas["InterviewWhy"];
export type InterviewWhyNot = Schemas["InterviewWhyNot"];
export type InterviewWindows = Schemas["InterviewWindows"];
export type StaffInterviewChild = Schemas["StaffInterviewChild"];
export type StaffInterviewDay = Schemas["StaffInterviewDay"];
export type StaffInterviewFamily = Schemas["StaffInterviewFamily"];
export type StaffWishes = Schemas["StaffWishes"];

/** Interviews and home visits, as a school plans them. */
export function staffInterviews(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    /** Newest first. */
    interviews: (facility: string): Promise<InterviewLine[]> =>
      unwrap(client.GET("/api/staff/interview-days", { params: { query: { facility } } })),
    interview: (id: string): Promise<StaffInterviewDay> => unwrap(client.GET("/api/staff/interview-days/{id}", at(id))),
    /** `key` is an Idempotency-Key: the same one again writes the same draft once. */
    draftInterview: (facility_id: string, draft: InterviewDraft, key: string): Promise<StaffInterviewDay> =>
      unwrap(
        client.POST("/api/staff/interview-days", {
          params: { header: { "Idempotency-Key": key } },
          body: { facility_id, draft },
        }),
      ),
    editInterview: (id: string, draft: InterviewDraft, version: number): Promise<StaffInterviewDay> =>
      unwrap(client.PUT("/api/staff/interview-days/{id}", { ...at(id), body: { draft, version } })),
    /** Asks the families. */
    openInterview: (id: string): Promise<StaffInterviewDay> =>
      unwrap(client.POST("/api/staff/interview-days/{id}/opening", at(id))),
    /** In the background: ask until it is not `solving` any more. */
    solveInterview: (id: string): Promise<StaffInterviewDay> =>
      unwrap(client.POST("/api/staff/interview-days/{id}/solution", at(id))),
    /** All that are agreed, in place of those before. */
    lockInterview: (id: string, locks: InterviewPlacement[], version: number): Promise<StaffInterviewDay> =>
      unwrap(client.PUT("/api/staff/interview-days/{id}/locks", { ...at(id), body: { locks, version } })),
    /** The answer of a family that gave it on paper or by phone. */
    writeInterviewWishes: (id: string, family: string, wishes: StaffWishes): Promise<StaffInterviewDay> =>
      unwrap(
        client.PUT("/api/staff/interview-days/{id}/families/{family}", {
          params: { path: { id, family } },
          body: wishes,
        }),
      ),
    /** `shown` names what somebody has looked at. */
    publishInterview: (id: string, shown: string): Promise<StaffInterviewDay> =>
      unwrap(client.POST("/api/staff/interview-days/{id}/publication", { ...at(id), body: { shown } })),
  };
}
