/**
 * Our own session, kept for as long as the browser's tab lives. It is kept under the ID token's subject: several pages
 * of one origin inside one tab share their storage, and one person must never be shown another's.
 */
export interface Exchanged {
  session: string;
  expires_at: string;
  /** Milliseconds by which the service's clock is ahead of this device's. */
  skew: number;
}

/** The contract's "session of one hour"; with it, the end of a session tells the service's present. */
export const SESSION_SECONDS = 3600;

const key = (idToken: string) => `tsunagu.session.${subject(idToken) ?? "unknown"}`;

export function keep(idToken: string, session: Exchanged): void {
  try {
    sessionStorage.setItem(key(idToken), JSON.stringify(session));
  } catch {
    // Storage may be full or forbidden; the session then lives in memory alone.
  }
}

/** The session kept for this ID token's subject, unless it is over. */
export function kept(idToken: string): Exchanged | undefined {
  try {
    const text = sessionStorage.getItem(key(idToken));
    const found = text ? (JSON.parse(text) as Exchanged) : undefined;
    if (found && Date.parse(found.expires_at) > Date.now() + found.skew && issuedBefore(idToken, found)) return found;
  } catch {
    // As above: no storage, no kept session.
  }
  return undefined;
}

/** A token issued after the session ended means that time has moved on without this page noticing. */
function issuedBefore(idToken: string, session: Exchanged): boolean {
  const issued = claim(idToken, "iat");
  return typeof issued !== "number" || issued * 1000 < Date.parse(session.expires_at);
}

/** The `sub` of an ID token, unverified: it only names a drawer. The service verifies. */
export function subject(idToken: string): string | undefined {
  const sub = claim(idToken, "sub");
  return typeof sub === "string" ? sub : undefined;
}

function claim(idToken: string, name: string): unknown {
  const payload = idToken.split(".")[1];
  if (!payload) return undefined;
  try {
    const json = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    return (JSON.parse(json) as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}
