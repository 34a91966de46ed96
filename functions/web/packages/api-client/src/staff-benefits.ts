import type { Client } from "openapi-fetch";
import { refusal, unwrap } from "./errors";
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
export type Decision = Schemas["Decision"];
export type EligibleReport = Schemas["EligibleReport"];
export type Funnel = Schemas["Funnel"];
export type ListCard = Schemas["ListCard"];
export type MatchCard = Schemas["MatchCard"];
export type NoticeAudience = Schemas["NoticeAudience"];
export type NoticeKind = Schemas["NoticeKind"];
export type NoticeRun = Schemas["NoticeRun"];
export type Parted = Schemas["Parted"];
export type PayerForm = Schemas["PayerForm"];
export type Programme = Schemas["Programme"];
export type RefusedRow = Schemas["RefusedRow"];
export type ReportedResult = Schemas["ReportedResult"];
export type ReportedReturn = Schemas["ReportedReturn"];
export type ReturnedTransfer = Schemas["ReturnedTransfer"];
export type StaffEntitlement = Schemas["StaffEntitlement"];
export type StaffProgramme = Schemas["StaffProgramme"];

/**
 * States that people can be asked for by, and that only staff tell apart: of whom the rule cannot tell, who stands in a
 * bank file, and whose account is gone.
 */
export type EntitlementState = Schemas["BenefitState"] | "unknown" | "filed" | "unpayable";

/** A part of a list, and what is known of its import. */
export interface ListPart {
  bytes: Uint8Array<ArrayBuffer>;
  /** Puts the list in force, in place of the one before. */
  last: boolean;
  /** From the answer to the first part. */
  imported: string | undefined;
}

/** A page of the list as a file. */
export interface ListPage {
  bytes: ArrayBuffer;
  /** How many there are. */
  pages: number;
  /** Names the list: pages of one file have the same. */
  list: string;
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
    /** Bytes, not text: reading as text would take away the mark by which Excel knows UTF-8. Pages count from 1. */
    eligibleCsv: async (id: string, page: number, only?: "unreached"): Promise<ListPage> => {
      const answer = await client.GET("/api/staff/programmes/{id}/list.csv", {
        params: { path: { id }, query: { page, ...(only ? { only } : {}) } },
        parseAs: "arrayBuffer",
      });
      if (!answer.response.ok) throw refusal(answer.response.status, answer.error);
      const { headers } = answer.response;
      return {
        bytes: answer.data ?? new ArrayBuffer(0),
        pages: Number(headers.get("x-pages")),
        // Whatever compresses an answer on its way marks its name as weak (RFC 9110, 8.8.3), and leaves short ones alone.
        list: (headers.get("etag") ?? "").replace(/^W\//, ""),
      };
    },

    matches: (id: string): Promise<MatchCard[]> => unwrap(client.GET("/api/staff/programmes/{id}/matches", at(id))),
    confirmMatches: (id: string, ids: string[]): Promise<Confirmed> =>
      unwrap(client.POST("/api/staff/programmes/{id}/matches", { ...at(id), body: { ids } })),
    /** Takes back that whoever is joined to this number in LINE is that person, in every programme. */
    part: (number: string): Promise<Parted> => unwrap(client.POST("/api/staff/partings", { body: { number } })),

    noticeAudience: (id: string): Promise<NoticeAudience> =>
      unwrap(client.GET("/api/staff/programmes/{id}/notices", at(id))),
    /** `expected` is the number that was seen; another one is refused. */
    sendNotice: (id: string, kind: NoticeKind, expected: number): Promise<NoticeRun> =>
      unwrap(client.POST("/api/staff/programmes/{id}/notices", { ...at(id), body: { kind, expected } })),

    /** `because` is what the family reads, where the decision asks for a reason. */
    decideApplications: (id: string, subjects: string[], decision: Decision, because?: string): Promise<Decided> =>
      unwrap(
        client.POST("/api/staff/programmes/{id}/decisions", {
          ...at(id),
          body: { subjects, decision, ...(because === undefined ? {} : { because }) },
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
    /** Everything that is not named was paid. It counts when a second person has confirmed it. */
    reportBankResult: (id: string, file: string, returned: ReturnedTransfer[]): Promise<BankFileCard> =>
      unwrap(
        client.POST("/api/staff/programmes/{id}/bank-files/{file}/result", { ...of(id, file), body: { returned } }),
      ),
    reportedReturns: (id: string, file: string): Promise<ReportedReturn[]> =>
      unwrap(client.GET("/api/staff/programmes/{id}/bank-files/{file}/result", of(id, file))),
    /** `report` names what was looked at; another one is refused. */
    confirmBankResult: (id: string, file: string, report: string): Promise<BankFileCard> =>
      unwrap(
        client.POST("/api/staff/programmes/{id}/bank-files/{file}/result/confirmation", {
          ...of(id, file),
          body: { id: report },
        }),
      ),
  };
}
