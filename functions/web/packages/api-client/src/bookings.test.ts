import createClient from "openapi-fetch";
import { expect, it } from "vitest";
import { bookingCalls } from "./bookings";
import { ApiError } from "./errors";
import type { paths } from "./schema";

/** A service that gives one answer and remembers what it was asked. */
function calls(status: number, body: unknown) {
  const asked: Request[] = [];
  const client = createClient<paths>({
    baseUrl: "http://city.test",
    fetch: async (request) => {
      asked.push(request);
      return new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
    },
  });
  return { api: bookingCalls(client), asked };
}

it("sends the key with everything that must happen once", async () => {
  const { api, asked } = calls(201, { id: "bkg_1" });
  await api.book({ slot_id: "s", child_ids: [], answers: {} }, "k1");
  await api.move("bkg_1", "t", "k2");
  await api.reply("bkg_1", "👶", "k3");
  expect(asked.map(({ headers }) => headers.get("Idempotency-Key"))).toEqual(["k1", "k2", "k3"]);
  expect(asked.map(({ url }) => new URL(url).pathname)).toEqual([
    "/api/bookings",
    "/api/bookings/bkg_1/change",
    "/api/bookings/bkg_1/messages",
  ]);
});

it("hands on the free slots that a refusal names", async () => {
  const alternatives = [{ id: "free" }];
  const { api } = calls(409, { error: { code: "slot_full", message: "満席です。", alternatives } });
  const refused = await api.book({ slot_id: "s" }, "k").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ code: "slot_full", detail: { alternatives } });
});
