import type { DrawnSlot, DrawRecord } from "@tsunagu/api-client";

/** Repeats a draw from its published record: the seed's hash, the order of the applications, and who fits. */
export async function holds(record: DrawRecord): Promise<boolean> {
  const seed = record.seed ? bytes(record.seed) : undefined;
  if (!seed) return false;
  const hash = hex(await crypto.subtle.digest("SHA-256", seed));
  if (hash !== record.commitment) return false;
  const key = await crypto.subtle.importKey("raw", seed, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const ranked = await Promise.all((record.slots ?? []).map((slot) => repeats(slot, key)));
  return ranked.every(Boolean);
}

async function repeats({ applications, capacity }: DrawnSlot, key: CryptoKey): Promise<boolean> {
  const ranks = await Promise.all(
    applications.map(async ({ id }) => hex(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(id)))),
  );
  if (ranks.some((rank, index) => index > 0 && rank < (ranks[index - 1] ?? ""))) return false;
  const left: Record<string, number> = { ...capacity };
  return applications.every(({ units, drawn }) => {
    const fits = Object.entries(units).every(([dimension, wanted]) => (left[dimension] ?? 0) >= wanted);
    if (fits) for (const [dimension, taken] of Object.entries(units)) left[dimension] = (left[dimension] ?? 0) - taken;
    return fits === drawn;
  });
}

function bytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^([0-9a-f]{2})+$/.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const hex = (buffer: ArrayBuffer): string =>
  [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
