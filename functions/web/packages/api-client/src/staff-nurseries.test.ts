import { afterEach, expect, it, vi } from "vitest";
import { staffApi } from "./staff";

afterEach(() => vi.unstubAllGlobals());

it("publishes the bytes that were looked at, and says how many disappear only where it was asked", async () => {
  const asked: Request[] = [];
  vi.stubGlobal("location", { origin: "http://city.test" });
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return Response.json({});
  });
  const api = staffApi(() => "t");
  // 表 in CP932, which is no UTF-8.
  const bytes = new Uint8Array([0x95, 0x5c, 0x0a]);

  await api.lookAtFacilities(bytes.buffer);
  await api.publishFacilities(bytes.buffer, { shown: "s_1", gone: undefined });
  await api.publishFacilities(bytes.buffer, { shown: "s_1", gone: 12 });

  expect(asked.map(({ url }) => new URL(url).search)).toEqual([
    "?dry_run=true",
    "?dry_run=false&shown=s_1",
    "?dry_run=false&shown=s_1&gone=12",
  ]);
  expect(asked[0]?.headers.get("Content-Type")).toBe("application/octet-stream");
  const sent = await Promise.all(asked.map(async (request) => new Uint8Array(await request.arrayBuffer())));
  expect(sent).toEqual([bytes, bytes, bytes]);
});
