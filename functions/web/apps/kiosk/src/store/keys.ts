/** The keys that a device makes for itself. */
import { base64url } from "@tsunagu/api-client";
import type { Keys } from "./db";
import { newSealKey } from "./seal";

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;

export async function newKeys(): Promise<Keys> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]);
  const point = await crypto.subtle.exportKey("raw", pair.publicKey);
  return { sign: pair.privateKey, publicKey: base64url(new Uint8Array(point)), seal: await newSealKey() };
}

/** WebCrypto's signature is r and s, 64 bytes, which is what the server reads. */
export async function sign(key: CryptoKey, message: string): Promise<string> {
  const signature = await crypto.subtle.sign(
    { name: "ECDSA", hash: "SHA-256" },
    key,
    new TextEncoder().encode(message),
  );
  return base64url(new Uint8Array(signature));
}
