/** Records that are about people lie on the disk under a key that cannot leave the browser. */

/** AES-GCM: the nonce, and the text with its tag. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export const newSealKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

/** `place` is where the record lies; one that was moved elsewhere does not open. */
export async function seal(key: CryptoKey, place: string, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt(params(iv, place), key, new TextEncoder().encode(text));
  return { iv, data };
}

export async function unseal(key: CryptoKey, place: string, { iv, data }: Sealed): Promise<string> {
  return new TextDecoder().decode(await crypto.subtle.decrypt(params(iv, place), key, data));
}

const params = (iv: Uint8Array<ArrayBuffer>, place: string): AesGcmParams => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(place),
});
