/**
 * The address of a facility for somebody else. It is built from the facility alone: neither the fragment, in which LIFF
 * may have left something, nor the family's places are part of it.
 */
export const shareUrl = (key: string, { origin, pathname }: Pick<Location, "origin" | "pathname">): string =>
  `${origin}${pathname}?page=${encodeURIComponent(`nurseries/${key}`)}`;
