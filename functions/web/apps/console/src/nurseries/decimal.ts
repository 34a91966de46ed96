/** A number as somebody writes it, in whatever width; NaN while it is none. */
export function readNumber(text: string): number {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^[−ー‐▲△]/, "-");
  return /^[-+]?\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN;
}
