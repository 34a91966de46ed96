/**
 * Where a button of a message leads inside the phone. LINE opens `liff.line.me` addresses in its own browser and hands
 * the page its ID token; here the page is our own /liff/ and the token travels in the fragment, which never leaves the
 * browser. A fragment or path that the address had becomes `?page=`.
 */
export function pageAddress(uri: string, origin: string, idToken: string): string | undefined {
  const url = parse(uri, origin);
  if (!url) return undefined;

  const inLine = url.hostname === "liff.line.me";
  if (!inLine && !/^\/liff(\/|$)/.test(url.pathname)) return undefined;
  // liff.line.me/{LIFF id}/page and /liff/page alike.
  const tail = url.pathname.split("/").slice(2).join("/");
  const page = url.hash.replace(/^#\/?/, "") || tail;

  const inside = new URL("/liff/", origin);
  inside.search = url.search;
  if (page) inside.searchParams.set("page", page);
  inside.hash = `id_token=${encodeURIComponent(idToken)}`;
  return inside.href;
}

function parse(uri: string, origin: string): URL | undefined {
  try {
    return new URL(uri, origin);
  } catch {
    return undefined;
  }
}
