import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { paths } from "./schema";
import type { InboxPage, ReceivedMessage, SurveyAnswers } from "./types";

/** A guardian's side of what schools and nurseries write. */
export function messageCalls(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    /** Newest first; with `before`, as the page before this one gave it, what is older. */
    inbox: (before?: string): Promise<InboxPage> =>
      unwrap(client.GET("/api/messages", { params: { query: before ? { before } : {} } })),
    /** In the resident's language, or in `lang` (BCP 47) where there are words in it. */
    message: (id: string, lang?: string): Promise<ReceivedMessage> =>
      unwrap(client.GET("/api/messages/{id}", { params: { path: { id }, query: lang ? { lang } : {} } })),
    /** Says that it was read. The first time counts: to say it again changes nothing. */
    receiveMessage: (id: string): Promise<void> =>
      unwrap(client.POST("/api/messages/{id}/receipt", at(id))) as Promise<void>,
    /** A file that goes with it, asked for with the session: no link carries it. */
    messageFile: (id: string, attachment: string): Promise<Blob> =>
      unwrap(
        client.GET("/api/messages/{id}/attachments/{attachment}", {
          params: { path: { id, attachment } },
          parseAs: "blob",
        }),
      ) as unknown as Promise<Blob>,
    /** `child_id` is that of the turn. A named answer may be given again until the deadline, an anonymous one once. */
    answerSurvey: (id: string, child_id: string, answers: SurveyAnswers): Promise<void> =>
      unwrap(client.PUT("/api/surveys/{id}/answers", { ...at(id), body: { child_id, answers } })) as Promise<void>,
  };
}
