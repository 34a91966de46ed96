import { afterEach, expect, it, vi } from "vitest";
import { staffApi } from "./staff";

afterEach(() => vi.unstubAllGlobals());

function service(...turns: Response[]) {
  const asked: Request[] = [];
  vi.stubGlobal("location", { origin: "http://city.test" });
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return turns.shift();
  });
  return asked;
}

it("sends a part of a list byte by byte, in whatever encoding it is", async () => {
  const asked = service(Response.json({}), Response.json({}));
  const api = staffApi(() => "t");
  // 表 in CP932, which is no UTF-8.
  const head = new Uint8Array([0x95, 0x5c, 0x0a]);
  const bytes = new Uint8Array([...head, 0x31, 0x0a]);

  await api.importEligible("kosodate", { bytes, last: false, imported: undefined });
  await api.importEligible("kosodate", { bytes: head, last: true, imported: "imp_1" });

  expect(asked.map(({ url }) => new URL(url).search)).toEqual(["?last=false", "?last=true&import=imp_1"]);
  expect(asked[0]?.headers.get("Content-Type")).toBe("application/octet-stream");
  const sent = await Promise.all(asked.map(async (request) => new Uint8Array(await request.arrayBuffer())));
  expect(sent).toEqual([bytes, head]);
});

it("takes a file for the bank byte by byte, and its refusal as one", async () => {
  const bytes = new Uint8Array([0xb1, 0x0d, 0x0a]);
  const error = { code: "bank_file_elsewhere", message: "いまはできません。", reason: "ready" };
  service(new Response(bytes), Response.json({ error }, { status: 409 }));
  const api = staffApi(() => "t");

  expect(new Uint8Array(await api.bankFileContent("kosodate", "f_1"))).toEqual(bytes);
  await expect(api.bankFileContent("kosodate", "f_1")).rejects.toMatchObject({
    code: "bank_file_elsewhere",
    detail: { reason: "ready" },
  });
});
