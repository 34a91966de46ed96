import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { paths } from "./schema";
import type { InterviewDayCard, InterviewWishes, NewInterviewBooking } from "./types";

/** A family's side of interviews and home visits. Its appointments are bookings like any other. */
export function interviewCalls(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    /** Those that are open or decided, the next ones first. */
    interviewDays: (): Promise<InterviewDayCard[]> => unwrap(client.GET("/api/interview-days")),
    /** In place of what the family answered before. */
    answerInterview: (id: string, wishes: InterviewWishes): Promise<InterviewDayCard> =>
      unwrap(client.PUT("/api/interview-days/{id}/wishes", { ...at(id), body: wishes })),
    /** A free slot for a child without a time. `key` is an Idempotency-Key. */
    bookInterview: (id: string, booking: NewInterviewBooking, key: string): Promise<InterviewDayCard> =>
      unwrap(
        client.POST("/api/interview-days/{id}/bookings", {
          params: { path: { id }, header: { "Idempotency-Key": key } },
          body: booking,
        }),
      ),
  };
}
