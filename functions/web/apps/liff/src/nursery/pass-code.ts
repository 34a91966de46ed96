import type { Pass } from "@tsunagu/api-client";

/** Seconds for which a code stays the same. */
export const STEP = 30;

export const stepAt = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP);
/** Whole seconds until the next code. */
export const secondsLeft = (now: Date): number => STEP - (Math.floor(now.getTime() / 1000) % STEP);

/** `TSN1.<person>.<step>.<code>`, as a kiosk reads it: the first 8 bytes of HMAC-SHA256(key, step), base64url. */
export async function passText({ person, key }: Pick<Pass, "person" | "key">, step: number): Promise<string> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", bytesOf(key), hmac, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", secret, new TextEncoder().encode(String(step)));
  return `TSN1.${person}.${step}.${base64url(new Uint8Array(mac).slice(0, 8))}`;
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
