/**
 * The staff sign-in: OpenID Connect, authorization code with PKCE (RFC 7636, S256). The page is public, so it holds no
 * secret; the verifier stays in this tab.
 */
import { drawer } from "@tsunagu/sync";
import { reach, refusal } from "./errors";
import { claim, ticking } from "./session";
import type { PageConfig } from "./types";

interface Pending {
  state: string;
  verifier: string;
  /** Where in the page the person was. */
  hash: string;
}

const asked = drawer<Pending>("staff.pending");
const token = drawer<string>("staff.token");
/** Milliseconds by which the service's clock was ahead of this device's when the token was issued. */
const ahead = drawer<number>("staff.ahead");

/** The staff token of this tab, if it has signed in. */
export const staffToken = (): string | undefined => token.read();

export const signOut = (): void => token.clear();

/** The roles that a staff token names, unverified: they decide what is shown; the service decides what is done. */
export function staffRoles(idToken: string): string[] {
  const roles = claim(idToken, "custom:roles");
  if (Array.isArray(roles)) return roles.filter((role) => typeof role === "string");
  return typeof roles === "string" ? (roles.match(/[^\s,"[\]]+/g) ?? []) : [];
}

/** The present moment as the service has it: a counter's computer may have a wrong clock. */
export const staffNow = (): Date => new Date(ticking() + (ahead.read() ?? 0));

/** Goes to the sign-in page. */
export async function signIn(config: PageConfig): Promise<void> {
  const pending: Pending = { state: random(), verifier: random(), hash: location.hash };
  asked.write(pending);
  const url = new URL(config.staff_authorize_url);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(pending.verifier));
  const query = {
    response_type: "code",
    client_id: config.staff_client_id,
    redirect_uri: here(),
    scope: "openid",
    state: pending.state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  location.assign(url);
}

/** Takes the code that the sign-in page sent back, if this is such a return. Whether it was one is the answer. */
export async function finishSignIn(config: PageConfig): Promise<boolean> {
  const query = new URLSearchParams(location.search);
  const code = query.get("code");
  if (!code && !query.has("error")) return false;

  const pending = asked.read();
  asked.clear();
  // The code is used up by this visit: it must not stay in the address or the history.
  history.replaceState(null, "", here() + (pending?.hash ?? ""));
  // A code without our own state was not asked for by this tab.
  if (!code || !pending || query.get("state") !== pending.state) throw refusal(400, {});

  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: here(),
    client_id: config.staff_client_id,
    code_verifier: pending.verifier,
  });
  const answer = await reach(new Request(config.staff_token_url, { method: "POST", body: form }));
  const body = (await answer.json().catch(() => ({}))) as { id_token?: string };
  if (!answer.ok || !body.id_token) throw refusal(answer.status, body);
  // Of a Cognito user pool's tokens only the ID token carries the audience and the roles that the API checks.
  token.write(body.id_token);
  const issued = claim(body.id_token, "iat");
  if (typeof issued === "number") ahead.write(issued * 1000 - ticking());
  return true;
}

const here = () => location.origin + location.pathname;
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
