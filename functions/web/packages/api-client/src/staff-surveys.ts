import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type DraftedSurvey = Schemas["DraftedSurvey"];
export type NewSurvey = Schemas["NewSurvey"];
export type StaffSurvey = Schemas["StaffSurvey"];
export type SurveyMissing = Schemas["SurveyMissing"];
export type SurveyPer = Schemas["SurveyPer"];
export type SurveyQuestionResult = Schemas["SurveyQuestionResult"];
export type SurveyReminder = Schemas["Reminder"];
export type SurveyRespondent = Schemas["SurveyRespondent"];

/** Questions of schools and nurseries, and what came back. The message that brings them goes its own way. */
export function staffSurveys(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    /** `key` is an Idempotency-Key: the same one again writes the same draft once. */
    draftSurvey: (survey: NewSurvey, key: string): Promise<DraftedSurvey> =>
      unwrap(client.POST("/api/staff/surveys", { params: { header: { "Idempotency-Key": key } }, body: survey })),
    survey: (id: string): Promise<StaffSurvey> => unwrap(client.GET("/api/staff/surveys/{id}", at(id))),
    /** Bytes, not text: reading as text would take away the mark by which Excel knows UTF-8. */
    surveyFile: (id: string): Promise<ArrayBuffer> =>
      unwrap(client.GET("/api/staff/surveys/{id}/answers.csv", { ...at(id), parseAs: "arrayBuffer" })),
  };
}
