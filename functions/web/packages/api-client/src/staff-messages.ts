import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type AttachmentCard = Schemas["AttachmentCard"];
export type ChildReaders = Schemas["ChildReaders"];
export type DraftMessage = Schemas["DraftMessage"];
export type Grade = Schemas["Grade"];
export type GuardianReader = Schemas["GuardianReader"];
export type MessageBecause = Schemas["MessageBecause"];
export type MessageContent = Schemas["MessageContent"];
export type MessageCorrection = Schemas["MessageCorrection"];
export type MessagePlace = Schemas["MessagePlace"];
export type MessageReach = Schemas["MessageReach"];
export type MessageReaders = Schemas["MessageReaders"];
export type MessageSelector = Schemas["MessageSelector"];
export type MessageState = Schemas["MessageState"];
export type MessageUrgency = Schemas["MessageUrgency"];
export type MessageWarning = Schemas["MessageWarning"];
export type MessageWords = Schemas["MessageWords"];
export type StaffMessage = Schemas["StaffMessage"];
export type StaffMessageLine = Schemas["StaffMessageLine"];
export type WaitingCorrection = Schemas["WaitingCorrection"];

/** What staff of schools and nurseries write to guardians. `shown` names what somebody has looked at. */
export function staffMessages(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    messages: (facility: string): Promise<StaffMessageLine[]> =>
      unwrap(client.GET("/api/staff/messages", { params: { query: { facility } } })),
    /** `key` is an Idempotency-Key: the same one again writes the same draft once. */
    draftMessage: (draft: DraftMessage, key: string): Promise<StaffMessage> =>
      unwrap(client.POST("/api/staff/messages", { params: { header: { "Idempotency-Key": key } }, body: draft })),
    message: (id: string): Promise<StaffMessage> => unwrap(client.GET("/api/staff/messages/{id}", at(id))),
    editMessage: (id: string, draft: DraftMessage, version: number): Promise<StaffMessage> =>
      unwrap(client.PUT("/api/staff/messages/{id}", { ...at(id), body: { draft, version } })),
    submitMessage: (id: string, shown: string): Promise<StaffMessage> =>
      unwrap(client.POST("/api/staff/messages/{id}/submission", { ...at(id), body: { shown } })),
    /** The message before it leaves, or its correction after. */
    approveMessage: (id: string, shown: string): Promise<StaffMessage> =>
      unwrap(client.POST("/api/staff/messages/{id}/approval", { ...at(id), body: { shown } })),
    cancelMessage: (id: string): Promise<StaffMessage> =>
      unwrap(client.POST("/api/staff/messages/{id}/cancellation", at(id))),
    recallMessage: (id: string): Promise<StaffMessage> =>
      unwrap(client.POST("/api/staff/messages/{id}/recall", at(id))),
    /** Without `shown` nothing is changed, and it is said what to look at. */
    correctMessage: (id: string, content: MessageContent, shown?: string): Promise<MessageCorrection> =>
      unwrap(
        client.POST("/api/staff/messages/{id}/correction", {
          ...at(id),
          body: { content, ...(shown === undefined ? {} : { shown }) },
        }),
      ),

    messageReaders: (id: string): Promise<MessageReaders> =>
      unwrap(client.GET("/api/staff/messages/{id}/readers", at(id))),
    /** `unread` is the number that was seen; another one is refused. */
    remindOfMessage: (id: string, unread: number): Promise<MessageReaders> =>
      unwrap(client.POST("/api/staff/messages/{id}/reminder", { ...at(id), body: { unread } })),

    /** What kind of file it is, its bytes say. */
    bringAttachment: (name: string, bytes: ArrayBuffer): Promise<AttachmentCard> =>
      unwrap(
        client.POST("/api/staff/attachments", {
          params: { query: { name } },
          headers: { "Content-Type": "application/octet-stream" },
          body: "",
          bodySerializer: () => bytes,
        }),
      ),
    /** One's own, or that of a message that one may see. */
    attachment: (id: string, message?: string): Promise<ArrayBuffer> => {
      const query = message ? { message } : {};
      return unwrap(
        client.GET("/api/staff/attachments/{id}", { params: { path: { id }, query }, parseAs: "arrayBuffer" }),
      );
    },
  };
}
