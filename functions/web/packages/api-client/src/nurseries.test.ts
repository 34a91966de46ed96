import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { residentApi } from "./resident";

let asked: Request[];
let turns: Response[];
const session = () =>
  Response.json({ session: "s", now: "2026-11-30T00:00:00Z", expires_at: new Date(Date.now() + 3_600_000) });

beforeEach(() => {
  asked = [];
  vi.stubGlobal("location", { origin: "http://city.test" });
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return turns.shift();
  });
});
afterEach(() => vi.unstubAllGlobals());

const api = () => residentApi({ idToken: () => `e30.${btoa('{"sub":"a"}')}.c2ln`, language: () => "ja" });

it("gets the pack as bytes with its name, and nothing where that name still holds", async () => {
  const bytes = Uint8Array.from([84, 78, 85, 82]);
  turns = [
    session(),
    new Response(bytes, { headers: { ETag: '"a"' } }),
    new Response(null, { status: 304 }),
    Response.json({ error: { code: "unavailable", message: "あとで" } }, { status: 503 }),
  ];
  const calls = api();

  const pack = await calls.nurseryPack(undefined);
  expect([pack?.etag, new Uint8Array(pack?.bytes ?? new ArrayBuffer())]).toEqual(['"a"', bytes]);
  expect(await calls.nurseryPack('"a"')).toBeUndefined();
  await expect(calls.nurseryPack('"a"')).rejects.toMatchObject({ status: 503, message: "あとで" });
  expect(asked.slice(1).map(({ headers }) => headers.get("If-None-Match"))).toEqual([null, '"a"', '"a"']);
});
