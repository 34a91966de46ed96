/**
 * Our own session, kept for as long as the browser's tab lives. It is kept under the ID token's subject: several pages
 * of one origin inside one tab share their storage, and one person must never be shown another's.
 */
import { drawer } from "@tsunagu/sync";

export interface Exchanged {
  session: string;
  expires_at: string;
  /** Milliseconds by which the service's clock is ahead of [`ticking`]. */
  ahead: number;
}

/**
 * This device's milliseconds. They count evenly while a page is open, even if someone sets the device's clock; whether
 * that clock is right does not matter, because only what has passed since the service told its time is taken from it.
 */
export const ticking = (): number => performance.timeOrigin + performance.now();

const place = (idToken: string) => drawer<Exchanged>(`session.${subject(idToken)}`);

export function keep(idToken: string, session: Exchanged): void {
  place(idToken).write(session);
}

/** The session kept for this ID token's subject, unless it is over. */
export function kept(idToken: string): Exchanged | undefined {
  const found = place(idToken).read();
  return found && Date.parse(found.expires_at) > ticking() + found.ahead && issuedBefore(idToken, found)
    ? found
    : undefined;
}

/** A token issued after the session ended means that time has moved on without this page noticing. */
function issuedBefore(idToken: string, session: Exchanged): boolean {
  const issued = claim(idToken, "iat");
  return typeof issued !== "number" || issued * 1000 < Date.parse(session.expires_at);
}

/** The `sub` of an ID token, unverified: it only names a drawer. The service verifies. */
export function subject(idToken: string): string {
  const sub = claim(idToken, "sub");
  return typeof sub === "string" ? sub : "unknown";
}

/** A claim of a token, unverified; the service verifies. */
export function claim(idToken: string, name: string): unknown {
  const payload = idToken.split(".")[1];
  if (!payload) return undefined;
  try {
    const json = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    return (JSON.parse(json) as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}
