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

it("decides with a reason only where there is one, and confirms exactly what was looked at", async () => {
  const asked = service(...Array.from({ length: 6 }, () => Response.json({})));
  const api = staffApi(() => "t");

  await api.decideApplications("kosodate", ["11"], "grant");
  await api.decideApplications("kosodate", ["11"], "ask_account", "支店がありません。");
  await api.reportBankResult("kosodate", "f_1", [{ reference: 2, why: "該当口座なし" }]);
  await api.reportedReturns("kosodate", "f_1");
  await api.confirmBankResult("kosodate", "f_1", "r_1");
  await api.part("00000001");

  const at = "/api/staff/programmes/kosodate";
  const told = asked.map(async (request) => [
    `${request.method} ${new URL(request.url).pathname}`,
    await request.text().then((text) => text && JSON.parse(text)),
  ]);
  expect(await Promise.all(told)).toEqual([
    [`POST ${at}/decisions`, { subjects: ["11"], decision: "grant" }],
    [`POST ${at}/decisions`, { subjects: ["11"], decision: "ask_account", because: "支店がありません。" }],
    [`POST ${at}/bank-files/f_1/result`, { returned: [{ reference: 2, why: "該当口座なし" }] }],
    [`GET ${at}/bank-files/f_1/result`, ""],
    [`POST ${at}/bank-files/f_1/result/confirmation`, { id: "r_1" }],
    ["POST /api/staff/partings", { number: "00000001" }],
  ]);
});

it("takes a page of the list byte by byte, with how many there are and of which list", async () => {
  const mark = new Uint8Array([0xef, 0xbb, 0xbf, 0x61]);
  const headers = (etag: string) => ({ "x-pages": "2", etag });
  const error = { code: "bad_request", message: "だめです。" };
  const asked = service(
    new Response(mark, { headers: headers('"l_1"') }),
    new Response(null, { headers: headers('W/"l_1"') }),
    Response.json({ error }, { status: 400 }),
  );
  const api = staffApi(() => "t");

  const first = await api.eligibleCsv("kosodate", 1);
  const second = await api.eligibleCsv("kosodate", 2, "unreached");

  expect([new Uint8Array(first.bytes), second.bytes.byteLength]).toEqual([mark, 0]);
  expect([first.pages, second.pages]).toEqual([2, 2]);
  expect(second.list, "what was compressed on its way is the same list").toBe(first.list);
  expect(asked.map(({ url }) => new URL(url).search)).toEqual(["?page=1", "?page=2&only=unreached"]);
  await expect(api.eligibleCsv("kosodate", 3)).rejects.toMatchObject({ code: "bad_request" });
});
