import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { paths } from "./schema";
import type {
  Absence,
  AbsenceChange,
  Attending,
  CentreCard,
  InvitationCard,
  NewAbsence,
  NewVisit,
  Pass,
  VisitCard,
} from "./types";

/** A family's side of attendance: the days of its children at a facility, and its own visits to centres. */
export function attendanceCalls(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });
  const of = (child: string) => ({ params: { path: { child } } });
  const under = (key: string) => ({ params: { header: { "Idempotency-Key": key } } });

  return {
    attendance: (): Promise<Attending[]> => unwrap(client.GET("/api/attendance")),
    /** Today's and tomorrow's keys of the changing QR. */
    passes: (): Promise<Pass[]> => unwrap(client.GET("/api/attendance/passes")),
    invitation: (code: string): Promise<InvitationCard> =>
      unwrap(client.POST("/api/attendance/invitation", { body: { code } })),
    join: (code: string, token: string): Promise<InvitationCard> =>
      unwrap(client.POST("/api/attendance/joining", { body: { code, token } })),
    leave: (child: string): Promise<void> =>
      unwrap(client.DELETE("/api/attendance/{child}", of(child))) as Promise<void>,
    onTheWay: (child: string, eta: string | undefined): Promise<void> =>
      unwrap(
        client.POST("/api/attendance/{child}/on-the-way", { ...of(child), body: eta ? { eta } : {} }),
      ) as Promise<void>,
    /** Answers with what was written: days on which a child is not expected are left out. */
    reportAbsence: (body: NewAbsence, key: string): Promise<Absence[]> =>
      unwrap(client.POST("/api/absences", { ...under(key), body })),
    /** What is left out stays; an empty note takes it away. */
    changeAbsence: (id: string, body: AbsenceChange): Promise<Absence> =>
      unwrap(client.PATCH("/api/absences/{id}", { ...at(id), body })),
    withdrawAbsence: (id: string): Promise<void> =>
      unwrap(client.DELETE("/api/absences/{id}", at(id))) as Promise<void>,
    centre: (id: string): Promise<CentreCard> => unwrap(client.GET("/api/centres/{id}", at(id))),
    visits: (): Promise<VisitCard[]> => unwrap(client.GET("/api/visits")),
    enter: (body: NewVisit, key: string): Promise<VisitCard> =>
      unwrap(client.POST("/api/visits", { ...under(key), body })),
    forgetVisits: (): Promise<void> => unwrap(client.DELETE("/api/visits")) as Promise<void>,
  };
}
