import { ApiError, type NurseryPack, OfflineError } from "@tsunagu/api-client";
import { expect, it } from "vitest";
import lines from "../../../../../../shared/domain/tests/golden/nurseries.jsonl?raw";
import { bring, type Kept, type Shelf } from "./pack";

const { pack: hex }: { pack: string } = JSON.parse(lines.slice(0, lines.indexOf("\n")));
const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)).buffer;
const NOW = "2026-11-30T07:50:00.000Z";

function shelfWith(kept?: Kept): Shelf & { kept: Kept | undefined } {
  return {
    kept,
    async read() {
      return this.kept;
    },
    async write(next) {
      this.kept = next;
    },
  };
}

function service(answer: NurseryPack | undefined | Error) {
  const known: (string | undefined)[] = [];
  const nurseryPack = async (etag: string | undefined) => {
    known.push(etag);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { known, api: { nurseryPack, now: () => new Date(NOW) } };
}

const kept = { etag: '"a"', bytes, at: "2026-11-29T00:00:00.000Z" };

it("keeps what it got, and asks only whether it still holds", async () => {
  const shelf = shelfWith();
  const first = service({ etag: '"a"', bytes });
  const brought = await bring(first.api, shelf);
  expect([brought.pack.rows.length, brought.since]).toEqual([30, undefined]);
  expect(shelf.kept).toEqual({ etag: '"a"', bytes, at: NOW });

  const second = service(undefined);
  expect((await bring(second.api, shelf)).pack.rows).toHaveLength(30);
  expect([...first.known, ...second.known]).toEqual([undefined, '"a"']);
});

it("works without a network with what is kept, and says since when", async () => {
  for (const failure of [new OfflineError(), new ApiError(503, "unavailable", "")]) {
    const brought = await bring(service(failure).api, shelfWith(kept));
    expect([brought.pack.rows.length, brought.since]).toEqual([30, kept.at]);
    await expect(bring(service(failure).api, shelfWith())).rejects.toBe(failure);
  }
});

it("takes nothing damaged: neither what was kept nor what came", async () => {
  const broken = bytes.slice(0, 100);
  const asked = service({ etag: '"b"', bytes });
  expect((await bring(asked.api, shelfWith({ ...kept, bytes: broken }))).since).toBeUndefined();
  expect(asked.known).toEqual([undefined]);

  const shelf = shelfWith(kept);
  expect((await bring(service({ etag: '"b"', bytes: broken }).api, shelf)).since).toBe(kept.at);
  expect(shelf.kept).toBe(kept);
  await expect(bring(service({ etag: '"b"', bytes: broken }).api, shelfWith())).rejects.toThrow();
});

it("needs no storage for today", async () => {
  const refused = async () => {
    throw new Error("SecurityError");
  };
  const brought = await bring(service({ etag: '"a"', bytes }).api, { read: refused, write: refused });
  expect(brought.pack.rows).toHaveLength(30);
});
