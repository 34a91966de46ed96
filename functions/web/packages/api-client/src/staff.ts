import createClient from "openapi-fetch";
import { reach, unwrap } from "./errors";
import type { paths } from "./schema";
import { staffAttendance } from "./staff-attendance";
import { staffBenefits } from "./staff-benefits";
import { staffInterviews } from "./staff-interviews";
import { staffMessages } from "./staff-messages";
import { staffNurseries } from "./staff-nurseries";
import { staffRegister } from "./staff-register";
import { staffReservations } from "./staff-reservations";
import { staffRoster } from "./staff-roster";
import { staffSurveys } from "./staff-surveys";
import type { MilestoneSetting, NoticeBatch, Preview, Run, StaffMilestone } from "./types";

export type StaffApi = ReturnType<typeof staffApi>;

/** The staff's side of the API. `token` is the ID token of the staff sign-in. */
export function staffApi(token: () => string) {
  const client = createClient<paths>({
    baseUrl: location.origin,
    fetch: (request) => {
      request.headers.set("Authorization", `Bearer ${token()}`);
      request.headers.set("Accept-Language", "ja");
      return reach(request);
    },
  });
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    ...staffReservations(client),
    ...staffAttendance(client),
    ...staffRegister(client),
    ...staffBenefits(client),
    ...staffNurseries(client),
    ...staffMessages(client),
    ...staffSurveys(client),
    ...staffRoster(client),
    ...staffInterviews(client),
    milestones: (): Promise<StaffMilestone[]> => unwrap(client.GET("/api/staff/milestones")),
    draft: (id: string, setting: MilestoneSetting, version: number): Promise<StaffMilestone> =>
      unwrap(
        client.PUT("/api/staff/milestones/{id}", {
          ...at(id),
          body: { enabled: setting.enabled, texts: setting.texts ?? {}, version },
        }),
      ),
    preview: (id: string, days: number): Promise<Preview> =>
      unwrap(client.POST("/api/staff/milestones/{id}/preview", { ...at(id), body: { days } })),
    publish: (id: string, version: number): Promise<StaffMilestone> =>
      unwrap(client.POST("/api/staff/milestones/{id}/publication", { ...at(id), body: { version } })),
    runs: (): Promise<Run[]> => unwrap(client.GET("/api/staff/runs")),
    notices: (day: string): Promise<NoticeBatch[]> =>
      unwrap(client.GET("/api/staff/runs/{day}/notices", { params: { path: { day } } })),
  };
}
