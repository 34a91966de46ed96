import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { paths } from "./schema";
import type { BankName, BenefitCard, NewAccount } from "./types";

/** A family's side of benefits. Every change answers with the card as it is from then on. */
export function benefitCalls(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    benefits: (): Promise<BenefitCard[]> => unwrap(client.GET("/api/benefits")),
    /** For exactly what was `shown`; applying again for the same is applying once. */
    applyFor: (id: string, shown: string): Promise<BenefitCard> =>
      unwrap(client.POST("/api/benefits/{id}/application", { ...at(id), body: { shown } })),
    declineBenefit: (id: string): Promise<BenefitCard> => unwrap(client.POST("/api/benefits/{id}/declination", at(id))),
    /** Applies for nothing: the card that comes back is still to be confirmed. */
    chooseAccount: (id: string, body: NewAccount): Promise<BenefitCard> =>
      unwrap(client.PUT("/api/benefits/{id}/account", { ...at(id), body })),
    banks: (): Promise<BankName[]> => unwrap(client.GET("/api/banks")),
    branches: (code: string): Promise<BankName[]> =>
      unwrap(client.GET("/api/banks/{code}/branches", { params: { path: { code } } })),
  };
}
