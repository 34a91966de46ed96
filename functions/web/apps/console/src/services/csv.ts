import type { CsvPart } from "@tsunagu/api-client";

/**
 * Asks for part after part until there is no next one. A next part that lies no later would go on for ever, so that is
 * an error and never half a file.
 */
export async function gatherCsv(
  ask: (next: string | undefined) => Promise<CsvPart>,
  onPart: (next: string | undefined) => void,
): Promise<Blob> {
  const parts: ArrayBuffer[] = [];
  let next: string | undefined;
  do {
    const part = await ask(next);
    if (part.next !== undefined && next !== undefined && part.next <= next) throw new Error(`no way past ${next}`);
    parts.push(part.bytes);
    next = part.next;
    onPart(next);
  } while (next !== undefined);
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}
