/** As many as the service decides about at once (contract). */
const AT_ONCE = 100;

/** A long list in pieces that the service takes. */
export const chunks = <T>(all: readonly T[], size = AT_ONCE): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
