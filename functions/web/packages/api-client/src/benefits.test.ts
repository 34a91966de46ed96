import createClient from "openapi-fetch";
import { expect, it } from "vitest";
import { benefitCalls } from "./benefits";
import { identityCalls } from "./identity";
import type { paths } from "./schema";

it("agrees to exactly what was shown, and hands on what the browser brought back", async () => {
  const asked: [string, string][] = [];
  const client = createClient<paths>({
    baseUrl: "http://city.test",
    fetch: async (request) => {
      asked.push([`${request.method} ${new URL(request.url).pathname}`, await request.text()]);
      return Response.json({});
    },
  });
  const api = { ...benefitCalls(client), ...identityCalls(client) };

  await api.applyFor("ben_1", "h1");
  await api.declineBenefit("ben_1");
  await api.branches("9900");
  await api.beginIdentity("v1");
  await api.registerIdentity({ state: "s", error: "access_denied" });

  expect(asked).toEqual([
    ["POST /api/benefits/ben_1/application", '{"shown":"h1"}'],
    ["POST /api/benefits/ben_1/declination", ""],
    ["GET /api/banks/9900/branches", ""],
    ["POST /api/identity/attempts", '{"purpose":"v1"}'],
    ["POST /api/identity/registration", '{"state":"s","error":"access_denied"}'],
  ]);
});
