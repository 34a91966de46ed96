import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError, OfflineError } from "./errors";
import { residentApi } from "./resident";

const token = (sub: string, iat = 1_775_000_000) => `e30.${btoa(JSON.stringify({ sub, iat }))}.c2ln`;
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

/** A service that answers by turns and remembers what it was asked. */
function service(...turns: Response[]) {
  const asked: { path: string; auth: string | null; language: string | null; body: string }[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    const { headers } = request;
    asked.push({
      path: `${request.method} ${pathname}`,
      auth: headers.get("Authorization"),
      language: headers.get("Accept-Language"),
      body: await request.text(),
    });
    const turn = turns.shift();
    if (!turn) throw new TypeError("network");
    return turn;
  });
  return asked;
}

const HOUR = 3_600_000;
const session = (name: string, now = Date.now()) =>
  json({ session: name, now: new Date(now).toISOString(), expires_at: new Date(now + HOUR).toISOString() });

beforeEach(() => {
  const drawers = new Map<string, string>();
  vi.stubGlobal("location", { origin: "http://city.test" });
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => drawers.get(key) ?? null,
    setItem: (key: string, value: string) => drawers.set(key, value),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("exchanges the ID token once and speaks the resident's language", async () => {
  const asked = service(session("s1"), json([]), json([]));
  const api = residentApi({ idToken: () => token("a"), language: () => "ja-easy" });

  await api.children();
  await api.children();

  expect(asked.map(({ path, auth }) => [path, auth])).toEqual([
    ["POST /api/session", null],
    ["GET /api/children", "Bearer s1"],
    ["GET /api/children", "Bearer s1"],
  ]);
  expect(asked.every(({ language }) => language === "ja-easy")).toBe(true);
});

it("exchanges again when the session is over, and repeats the whole request", async () => {
  const asked = service(session("s1"), json({}, 401), session("s2"), json({ id: "c" }, 201));
  const api = residentApi({ idToken: () => token("a"), language: () => undefined });

  await api.register({ kind: "child", birth_date: "2026-01-01" });

  expect(asked.at(-1)).toMatchObject({ path: "POST /api/children", auth: "Bearer s2" });
  expect(asked.at(-1)?.body).toBe(asked[1]?.body);
});

it("never hands one person's session to another in the same tab", async () => {
  service(session("hers"), json([]));
  await residentApi({ idToken: () => token("a"), language: () => "ja" }).children();
  const asked = service(json([]), session("his"), json([]));

  await residentApi({ idToken: () => token("a"), language: () => "ja" }).children();
  await residentApi({ idToken: () => token("b"), language: () => "ja" }).children();

  expect(asked.map(({ auth }) => auth)).toEqual(["Bearer hers", null, "Bearer his"]);
});

it("tells a refusal in the service's words, and silence as being offline", async () => {
  service(session("s1"), json({ error: { code: "birth_in_future", message: "未来です。" } }, 422));
  const api = residentApi({ idToken: () => token("a"), language: () => "ja" });

  const refused = await api.register({ kind: "child", birth_date: "2999-01-01" }).catch((error: unknown) => error);
  const silent = await api.children().catch((error: unknown) => error);

  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 422, code: "birth_in_future", message: "未来です。" });
  expect(silent).toBeInstanceOf(OfflineError);
});

it("lives in the service's time, whatever this device's clock says", async () => {
  vi.useFakeTimers({ now: Date.parse("2001-01-01T00:00:00Z") });
  const served = Date.parse("2026-04-01T08:00:00+09:00");
  service(session("s1", served), json([]));
  const who = { idToken: () => token("a"), language: () => undefined };
  const api = residentApi(who);

  await api.children();
  await vi.advanceTimersByTimeAsync(HOUR / 2);
  const reloaded = residentApi(who);

  expect(api.now().getTime() - served).toBe(HOUR / 2);
  expect(reloaded.now().getTime() - served).toBe(HOUR / 2);
});
