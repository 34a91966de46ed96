import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

export type Amount = Schemas["Amount"];
export type BankEntry = Schemas["BankEntry"];
export type BankFileCard = Schemas["BankFileCard"];
export type CohortPerson = Schemas["CohortPerson"];
export type CohortPreview = Schemas["CohortPreview"];
export type Condition = Schemas["Condition"];
export type Confirmed = Schemas["Confirmed"];
export type Decided = Schemas["Decided"];
export type EligibleReport = Schemas["EligibleReport"];
export type Funnel = Schemas["Funnel"];
export type ListCard = Schemas["ListCard"];
export type MatchCard = Schemas["MatchCard"];
export type NoticeAudience = Schemas["NoticeAudience"];
export type NoticeKind = Schemas["NoticeKind"];
export type NoticeRun = Schemas["NoticeRun"];
export type PayerForm = Schemas["PayerForm"];
export type Programme = Schemas["Programme"];
export type RefusedRow = Schemas["RefusedRow"];
export type ReturnedTransfer = Schemas["ReturnedTransfer"];
export type StaffEntitlement = Schemas["StaffEntitlement"];
export type StaffProgramme = Schemas["StaffProgramme"];

/** States that people can be asked for by: `unknown` is of whom the rule cannot tell. */
export type EntitlementState = Schemas["BenefitState"] | "unknown";

/** A part of a list, and what is known of its import. */
export interface ListPart {
  bytes: Uint8Array<ArrayBuffer>;
  /** Puts the list in force, in place of the one before. */
  last: boolean;
  /** From the answer to the first part. */
  imported: string | undefined;
}

/** What staff do about benefits. `key` is an Idempotency-Key: the same one again does nothing twice. */
export function staffBenefits(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });
  const of = (id: string, file: string) => ({ params: { path: { id, file } } });

  return {
    programmes: (): Promise<StaffProgramme[]> => unwrap(client.GET("/api/staff/programmes")),
    saveProgramme: (programme: Programme, version: number): Promise<StaffProgramme> =>
      unwrap(client.POST("/api/staff/programmes", { body: { programme, version } })),
    previewProgramme: (programme: Programme, version: number): Promise<CohortPreview> =>
      unwrap(client.POST("/api/staff/programmes/{id}/preview", { ...at(programme.id), body: { programme, version } })),
    funnel: (id: string): Promise<Funnel> => unwrap(client.GET("/api/staff/programmes/{id}/funnel", at(id))),
    entitlements: (id: string, state: EntitlementState): Promise<StaffEntitlement[]> =>
      unwrap(client.GET("/api/staff/programmes/{id}/entitlements", { params: { path: { id }, query: { state } } })),

    /** Its bytes as they lie in the file: how they are to be read is the service's business, and nobody on the way decodes them. */
    importEligible: (id: string, { bytes, last, imported }: ListPart): Promise<EligibleReport> =>
      unwrap(
        client.POST("/api/staff/programmes/{id}/eligible", {
          params: { path: { id }, query: { last, ...(imported ? { import: imported } : {}) } },
          headers: { "Content-Type": "application/octet-stream" },
          body: "",
          bodySerializer: () => bytes,
        }),
      ),
    /** Bytes, not text: reading as text would take away the mark by which Excel knows UTF-8. */
    eligibleCsv: (id: string, only?: "unreached"): Promise<ArrayBuffer> =>
      unwrap(
        client.GET("/api/staff/programmes/{id}/list.csv", {
          params: { path: { id }, query: only ? { only } : {} },
          parseAs: "arrayBuffer",
        }),
      ),

    matches: (id: string): Promise<MatchCard[]> => unwrap(client.GET("/api/staff/programmes/{id}/matches", at(id))),
    confirmMatches: (id: string, ids: string[]): Promise<Confirmed> =>
      unwrap(client.POST("/api/staff/programmes/{id}/matches", { ...at(id), body: { ids } })),

    noticeAudience: (id: string): Promise<NoticeAudience> =>
      unwrap(client.GET("/api/staff/programmes/{id}/notices", at(id))),
    /** `expected` is the number that was seen; another one is refused. */
    sendNotice: (id: string, kind: NoticeKind, expected: number): Promise<NoticeRun> =>
      unwrap(client.POST("/api/staff/programmes/{id}/notices", { ...at(id), body: { kind, expected } })),

    /** Grants, or refuses where there is a reason; the family reads it. */
    decideApplications: (id: string, subjects: string[], refuse_because?: string): Promise<Decided> =>
      unwrap(
        client.POST("/api/staff/programmes/{id}/decisions", {
          ...at(id),
          body: { subjects, ...(refuse_because === undefined ? {} : { refuse_because }) },
        }),
      ),

    payer: (): Promise<PayerForm> => unwrap(client.GET("/api/staff/payer")),
    savePayer: (body: PayerForm): Promise<PayerForm> => unwrap(client.PUT("/api/staff/payer", { body })),
    saveBanks: async (banks: BankEntry[]): Promise<void> => {
      await unwrap(client.POST("/api/staff/banks", { body: { banks } }));
    },

    bankFiles: (id: string): Promise<BankFileCard[]> =>
      unwrap(client.GET("/api/staff/programmes/{id}/bank-files", at(id))),
    makeBankFile: (id: string, pay_on: string, key: string): Promise<BankFileCard> =>
      unwrap(
        client.POST("/api/staff/programmes/{id}/bank-files", {
          params: { path: { id }, header: { "Idempotency-Key": key } },
          body: { pay_on },
        }),
      ),
    releaseBankFile: (id: string, file: string, sha256: string): Promise<BankFileCard> =>
      unwrap(
        client.POST("/api/staff/programmes/{id}/bank-files/{file}/release", { ...of(id, file), body: { sha256 } }),
      ),
    discardBankFile: (id: string, file: string): Promise<BankFileCard> =>
      unwrap(client.POST("/api/staff/programmes/{id}/bank-files/{file}/discard", of(id, file))),
    /** What the bank gets, byte by byte. */
    bankFileContent: (id: string, file: string): Promise<ArrayBuffer> =>
      unwrap(
        client.GET("/api/staff/programmes/{id}/bank-files/{file}/content", {
          ...of(id, file),
          parseAs: "arrayBuffer",
        }),
      ),
    /** Everything that is not named was paid. */
    takeBankResult: (id: string, file: string, returned: ReturnedTransfer[]): Promise<BankFileCard> =>
      unwrap(
        client.POST("/api/staff/programmes/{id}/bank-files/{file}/result", { ...of(id, file), body: { returned } }),
      ),
  };
}
