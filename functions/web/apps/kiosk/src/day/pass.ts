/**
 * A guardian's changing code, checked without a network: `TSN1.<person>.<step>.<code>`. The step is half a minute of the
 * server's time; two minutes either way are taken, so a picture of it is soon worth nothing.
 */
import { base64url, type PassKey } from "@tsunagu/api-client";
import { dayInJapan, type Millis } from "@tsunagu/sync";

const STEP: Millis = 30_000;
/** How many steps old or early a code may be. */
const SLACK = 4;
const PASS = /^TSN1\.([A-Za-z0-9_.-]{1,32})\.(\d{1,12})\.([A-Za-z0-9_-]{11})$/;

export type Checked =
  | { pass: "good"; person: string }
  /** A picture of it, or a clock that is far off. */
  | { pass: "old" }
  /** Not made with this facility's key. */
  | { pass: "forged" }
  /** Today's key is not here: no contact since yesterday. */
  | { pass: "no_key" }
  /** Some other QR. */
  | { pass: "foreign" };

export async function checkPass(text: string, keys: readonly PassKey[], now: Millis): Promise<Checked> {
  const [, person, step, code] = PASS.exec(text) ?? [];
  if (person === undefined || step === undefined || code === undefined) return { pass: "foreign" };
  if (Math.abs(Math.floor(now / STEP) - Number(step)) > SLACK) return { pass: "old" };
  const day = dayInJapan(Number(step) * STEP);
  const key = keys.find((one) => one.day === day);
  if (!key) return { pass: "no_key" };
  const own = await mac(bytes(key.key), person);
  return (await codeOf(own, step)) === code ? { pass: "good", person } : { pass: "forged" };
}

/** What stays the same of a code while it changes; any other text stays as it is. */
export const ownerOf = (text: string): string => PASS.exec(text)?.[1] ?? text;

/** The code of an entrance now: what stands behind the facility in its QR. */
export async function entryCode(keys: readonly PassKey[], now: Millis): Promise<string | undefined> {
  const day = dayInJapan(now);
  const key = keys.find((one) => one.day === day);
  const step = String(Math.floor(now / STEP));
  return key && `t${step}.${await codeOf(bytes(key.key), step)}`;
}

const codeOf = async (key: Uint8Array<ArrayBuffer>, step: string): Promise<string> =>
  base64url((await mac(key, step)).slice(0, 8));

async function mac(key: Uint8Array<ArrayBuffer>, message: string): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, new TextEncoder().encode(message)));
}

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
