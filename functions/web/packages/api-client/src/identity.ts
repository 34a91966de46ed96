import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { paths } from "./schema";
import type { AttemptCard, CardAnswer, IdentityCard, RegisteredCard } from "./types";

/** Who a resident is, as their My Number card says: agreed to, read once, shown to them, removed. */
export function identityCalls(client: Client<paths>) {
  return {
    identity: (): Promise<IdentityCard> => unwrap(client.GET("/api/identity")),
    /** `purpose` is the version of it that was read and agreed to. */
    beginIdentity: (purpose: string): Promise<AttemptCard> =>
      unwrap(client.POST("/api/identity/attempts", { body: { purpose } })),
    /** What the browser brought back from the sign-in; it is good once. */
    registerIdentity: (body: CardAnswer): Promise<RegisteredCard> =>
      unwrap(client.POST("/api/identity/registration", { body })),
    withdrawIdentity: (): Promise<void> => unwrap(client.DELETE("/api/identity")) as Promise<void>,
  };
}
