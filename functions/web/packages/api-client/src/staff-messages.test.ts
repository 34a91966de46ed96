import { afterEach, expect, it, vi } from "vitest";
import { staffApi } from "./staff";

afterEach(() => vi.unstubAllGlobals());

function service() {
  const asked: Request[] = [];
  vi.stubGlobal("location", { origin: "http://city.test" });
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return Response.json({});
  });
  return asked;
}

const told = (asked: Request[]) =>
  Promise.all(
    asked.map(async (request) => [
      `${request.method} ${new URL(request.url).pathname.replace("/api/staff/messages", "")}`,
      await request.text().then((text) => text && JSON.parse(text)),
    ]),
  );

it("writes a draft once, and sends what was looked at", async () => {
  const asked = service();
  const api = staffApi(() => "t");
  const content = { texts: { ja: { title: "遠足", body: "水筒" } } };
  const draft = { audience: [{ kind: "facility" as const, facility: "kita" }], content };

  await api.draftMessage(draft, "key-1");
  await api.editMessage("msg_1", draft, 3);
  await api.submitMessage("msg_1", "s_1");
  await api.approveMessage("msg_1", "s_1");
  await api.correctMessage("msg_1", content);
  await api.correctMessage("msg_1", content, "s_2");
  await api.remindOfMessage("msg_1", 4);

  expect(asked[0]?.headers.get("Idempotency-Key")).toBe("key-1");
  expect(await told(asked)).toEqual([
    ["POST ", draft],
    ["PUT /msg_1", { draft, version: 3 }],
    ["POST /msg_1/submission", { shown: "s_1" }],
    ["POST /msg_1/approval", { shown: "s_1" }],
    ["POST /msg_1/correction", { content }],
    ["POST /msg_1/correction", { content, shown: "s_2" }],
    ["POST /msg_1/reminder", { unread: 4 }],
  ]);
});

it("brings files byte by byte, whatever they are called", async () => {
  const asked = service();
  const api = staffApi(() => "t");
  const bytes = new Uint8Array([0x25, 0x50, 0xff, 0x00]);

  await api.bringAttachment("遠足 & しおり.pdf", bytes.buffer);
  await api.lookAtRoster(bytes.buffer, {});
  await api.takeOverRoster(bytes.buffer, { school_year: 2027, facility: "kita" }, "s_1");

  expect(new URL(asked[0]?.url ?? "").searchParams.get("name")).toBe("遠足 & しおり.pdf");
  expect(asked.slice(1).map(({ url }) => new URL(url).search)).toEqual([
    "?dry_run=true",
    "?dry_run=false&shown=s_1&school_year=2027&facility=kita",
  ]);
  for (const request of asked) {
    expect(request.headers.get("Content-Type")).toBe("application/octet-stream");
    expect(new Uint8Array(await request.arrayBuffer())).toEqual(bytes);
  }
});
