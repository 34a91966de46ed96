/** A piece of a text: words, or an address in it. */
export type Piece = { text: string; href?: undefined } | { text: string; href: string };

/**
 * What may stand in an address (RFC 3986) behind `http://` or `https://`. Japanese is written on without a blank and ends
 * it; an address with letters of other scripts is written in `%` and `xn--` by whoever copies it from a browser.
 */
const ADDRESS = /https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+/gi;

/** Splits a plain text at its links. Nothing else in it means anything: all pieces together are the text again. */
export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (!leadsSomewhere(address)) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}

/** A sentence goes on behind an address: its full stop, or the bracket around it, is not part of it. */
function trimmed(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? "";
    if (".,:;!?'*".includes(last)) continue;
    const opens = { ")": "(", "]": "[" }[last];
    if (!opens || count(address.slice(0, end), opens) >= count(address.slice(0, end), last)) break;
  }
  return address.slice(0, end);
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** `https://www.city.example@elsewhere.example` says one place and leads to another: it stays text. */
function leadsSomewhere(address: string): boolean {
  try {
    const { protocol, username, password } = new URL(address);
    return (protocol === "https:" || protocol === "http:") && !username && !password;
  } catch {
    return false;
  }
}
