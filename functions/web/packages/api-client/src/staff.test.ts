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

it("takes a part of a CSV as bytes, also when its days have no bookings", async () => {
  const mark = new Uint8Array([0xef, 0xbb, 0xbf, 0x61]);
  const asked = service(
    new Response(mark, { headers: { "Content-Type": "text/csv", "x-next": "2026-04-08" } }),
    new Response("", { headers: { "Content-Type": "text/csv", "Content-Length": "0" } }),
  );
  const api = staffApi(() => "t");

  const first = await api.csvPart("online", "2026-04-01", "2026-04-30");
  expect([new Uint8Array(first.bytes), first.next]).toEqual([mark, "2026-04-08"]);
  const last = await api.csvPart("online", "2026-04-01", "2026-04-30", first.next);
  expect([last.bytes.byteLength, last.next]).toEqual([0, undefined]);
  expect(asked.map(({ url }) => new URL(url).search)).toEqual([
    "?from=2026-04-01&to=2026-04-30",
    "?from=2026-04-01&to=2026-04-30&next=2026-04-08",
  ]);
});

it("keeps what a refusal says besides its sentence", async () => {
  const alternatives = [{ id: "online.20260410T1000.a" }];
  const error = { code: "slot_full", message: "満席です。", alternatives };
  service(Response.json({ error }, { status: 409 }));
  const booking = { slot_id: "online.20260410T0900.a", name: "山田", phone: "090" };

  const refused = staffApi(() => "t").bookByPhone(booking, "key");

  await expect(refused).rejects.toMatchObject({ code: "slot_full", message: "満席です。", detail: { alternatives } });
});
