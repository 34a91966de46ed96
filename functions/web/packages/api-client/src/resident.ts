import createClient from "openapi-fetch";
import { attendanceCalls } from "./attendance";
import { benefitCalls } from "./benefits";
import { bookingCalls } from "./bookings";
import { reach, unwrap } from "./errors";
import { identityCalls } from "./identity";
import { interviewCalls } from "./interviews";
import { messageCalls } from "./messages";
import { nurseryCalls } from "./nurseries";
import type { paths } from "./schema";
import { type Exchanged, keep, kept, ticking } from "./session";
import type { CalendarEntry, Child, ChildChange, Language, Me, MeChange, NewChild } from "./types";

/** How the page proves who is looking at it. */
export interface ResidentSession {
  /** The raw LIFF ID token. */
  idToken(): string;
  /** In which language sentences are wanted; undefined before the resident's own is known. */
  language(): Language | undefined;
}

export type ResidentApi = ReturnType<typeof residentApi>;

/**
 * The resident's side of the API. The ID token is exchanged once for a session, which is kept until it ends; when the
 * service no longer takes it, the token is exchanged once more and the call repeated.
 */
export function residentApi(who: ResidentSession) {
  let session = kept(who.idToken());

  async function open(): Promise<Exchanged> {
    const id_token = who.idToken();
    const plain = createClient<paths>({ baseUrl: location.origin, fetch: (request) => reach(speaking(request)) });
    const { now, ...given } = await unwrap(plain.POST("/api/session", { body: { id_token } }));
    session = { ...given, ahead: Date.parse(now) - ticking() };
    keep(id_token, session);
    return session;
  }

  function speaking(request: Request): Request {
    const language = who.language();
    if (language) request.headers.set("Accept-Language", language);
    return request;
  }

  async function authorised(request: Request): Promise<Response> {
    // A request's body can be read once; the copy is for the second attempt.
    const again = request.clone();
    const held = session ?? (await open());
    request.headers.set("Authorization", `Bearer ${held.session}`);
    const response = await reach(speaking(request));
    if (response.status !== 401) return response;

    session = undefined;
    const renewed = await open();
    again.headers.set("Authorization", `Bearer ${renewed.session}`);
    return reach(speaking(again));
  }

  const client = createClient<paths>({ baseUrl: location.origin, fetch: authorised });
  const at = (id: string) => ({ params: { path: { id } } });

  return {
    /** The service's present moment: a phone's own clock may be wrong by days. */
    now: () => new Date(ticking() + (session?.ahead ?? 0)),
    me: (): Promise<Me> => unwrap(client.GET("/api/me")),
    changeMe: (body: MeChange): Promise<Me> => unwrap(client.PATCH("/api/me", { body })),
    children: (): Promise<Child[]> => unwrap(client.GET("/api/children")),
    register: (body: NewChild): Promise<Child> => unwrap(client.POST("/api/children", { body })),
    change: (id: string, body: ChildChange): Promise<Child> =>
      unwrap(client.PATCH("/api/children/{id}", { ...at(id), body })),
    remove: (id: string): Promise<void> => unwrap(client.DELETE("/api/children/{id}", at(id))) as Promise<void>,
    /** `count` children were born; the service finds each an emoji. */
    birth: (id: string, birth_date: string, count: number) =>
      unwrap(
        client.POST("/api/children/{id}/birth", {
          ...at(id),
          body: { birth_date, children: Array.from({ length: count }, () => ({})) },
        }),
      ),
    loss: (id: string, tell_support: boolean) =>
      unwrap(client.POST("/api/children/{id}/loss", { ...at(id), body: { tell_support } })),
    calendar: (id: string): Promise<CalendarEntry[]> => unwrap(client.GET("/api/children/{id}/calendar", at(id))),
    ...bookingCalls(client),
    ...attendanceCalls(client),
    ...identityCalls(client),
    ...benefitCalls(client),
    ...nurseryCalls(client),
    ...messageCalls(client),
    ...interviewCalls(client),
  };
}
