import { ApiError, type NurseryPack, type ResidentApi } from "@tsunagu/api-client";
import { type Pack, unpack } from "@tsunagu/nursery";

/** A pack, and when this phone got it. */
export interface Kept extends NurseryPack {
  /** An instant. */
  at: string;
}

/** Where a phone keeps the pack. */
export interface Shelf {
  read(): Promise<Kept | undefined>;
  write(kept: Kept): Promise<void>;
}

/** The facilities; `since` where the service could not be asked whether they still hold. */
export interface Brought {
  pack: Pack;
  since: string | undefined;
}

/** The facilities as they are published, or where there is no network as this phone last got them. */
export async function bring(api: Pick<ResidentApi, "nurseryPack" | "now">, shelf: Shelf): Promise<Brought> {
  const kept = await shelf.read().catch(() => undefined);
  const old = kept && unpack(new Uint8Array(kept.bytes));
  // What was kept damaged, or in another layout, is as good as nothing.
  const usable = kept && old && typeof old !== "string" ? { pack: old, kept } : undefined;
  try {
    const fresh = await api.nurseryPack(usable?.kept.etag);
    if (!fresh && usable) return { pack: usable.pack, since: undefined };
    const pack = fresh ? unpack(new Uint8Array(fresh.bytes)) : "length";
    if (typeof pack === "string" || !fresh) throw new ApiError(502, "pack", "");
    // Storage may be full or forbidden; today's search does not depend on it.
    await shelf.write({ ...fresh, at: api.now().toISOString() }).catch(() => undefined);
    return { pack, since: undefined };
  } catch (error) {
    if (!usable) throw error;
    return { pack: usable.pack, since: usable.kept.at };
  }
}

const NAME = "tsunagu-nurseries";
const PATH = "/api/nurseries/pack";

/** The browser's own store for answers. What is published is nobody's secret, so that it has no owner. */
export const phoneShelf: Shelf = {
  async read() {
    const answer = await (await caches.open(NAME)).match(PATH);
    const [etag, at] = ["ETag", "Date"].map((name) => answer?.headers.get(name));
    return answer && etag && at ? { etag, at, bytes: await answer.arrayBuffer() } : undefined;
  },
  async write({ etag, at, bytes }) {
    await (await caches.open(NAME)).put(PATH, new Response(bytes, { headers: { ETag: etag, Date: at } }));
  },
};
