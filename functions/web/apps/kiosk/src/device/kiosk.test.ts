import type { Push } from "@tsunagu/sync";
import { afterEach, expect, test, vi } from "vitest";
import { CARD, came, MORNING, newStore, TestClock } from "../tests/support";
import { Kiosk } from "./kiosk";

const HOUR = 3_600_000;
/** The server's clock is right, and the device's an hour behind. */
const SERVER = MORNING + HOUR;

const facility = { id: "hinata", kind: "nursery", name: "ひなた保育園", closing: "19:00:00", weekdays: ["monday"] };
const rows = [{ key: "f", value: JSON.stringify(facility) }];

/** A server that takes everything, unless a scene says otherwise. */
class Server {
  seen: string[] = [];
  pushes: Push[] = [];
  have = 0;
  /** Answers that take the place of the next ones. */
  instead: (Response | "no network" | "lost")[] = [];
  times: number[] = [];

  answer = async (path: string, init: RequestInit): Promise<Response> => {
    this.seen.push(path.split("?")[0] ?? "");
    this.times.push(Number(new Headers(init.headers).get("Tsunagu-Time")));
    const instead = this.instead.shift();
    if (instead === "no network") throw new TypeError("no network");
    if (instead instanceof Response) return instead;
    const answer = path.startsWith("/api/sync/push") ? this.#judge(JSON.parse(String(init.body))) : this.#page();
    if (instead === "lost") throw new TypeError("the answer got lost");
    return json(200, answer);
  };

  #judge(push: Push) {
    this.pushes.push(push);
    const verdicts = push.entries.map((_, index) => ({
      verdict: push.from_n + index <= this.have ? "duplicate" : "applied",
    }));
    this.have = Math.max(this.have, push.from_n + push.entries.length - 1);
    return { answer: "judged", through: this.have, head: this.have, forked: false, verdicts };
  }

  #page() {
    const pages = ["board", "outcomes", "roster"].map((feed) => ({
      feed,
      page: { kind: "reset", at: 1, after: null, rows: feed === "roster" ? rows : [], more: false },
    }));
    return { pages, more: false, server_time: SERVER, pass_keys: [{ day: "2026-04-13", key: "AAAA" }] };
  }
}

const json = (status: number, body: unknown, time = SERVER) =>
  new Response(JSON.stringify(body), { status, headers: { "Tsunagu-Time": String(time) } });
const refusal = (status: number, code: string) => json(status, { error: { code, message: "だめ" } });

async function opened() {
  const [server, clock] = [new Server(), new TestClock()];
  vi.stubGlobal("fetch", server.answer);
  const { store } = await newStore();
  const kiosk = await Kiosk.open(store, CARD, clock);
  const settle = () => kiosk.sync();
  return { server, clock, store, kiosk, settle };
}

afterEach(() => vi.unstubAllGlobals());

test("a round pushes, pulls, and leaves the roster, the keys and the server's time", async () => {
  const { kiosk, settle, server } = await opened();
  await settle();
  expect(server.seen.slice(0, 2)).toEqual(["/api/sync/push", "/api/sync/pull"]);
  expect([kiosk.contact.state, kiosk.hasRoster, kiosk.passKeys.length]).toEqual(["online", true, 1]);
  expect(kiosk.now()).toBe(SERVER);
});

test("without a network everything is kept, and goes up in order when it is back", async () => {
  const { kiosk, settle, server } = await opened();
  server.instead = Array(20).fill("no network");
  for (const child of ["k_1", "k_2", "k_3"]) await kiosk.record([{ fact: came(child) }]);
  await settle();
  expect([kiosk.contact.state, kiosk.book.waiting]).toEqual(["offline", 3]);
  expect(kiosk.today.of("k_2").place).toBe("inside");

  server.instead = [];
  await settle();
  expect([kiosk.contact.state, kiosk.book.waiting, server.have]).toEqual(["online", 0, 3]);
});

test("an answer that got lost costs nothing: the same entries are duplicates", async () => {
  const { kiosk, settle, server } = await opened();
  await settle();
  server.instead = ["lost"];
  await kiosk.record([{ fact: came("k_1") }]);
  await settle();
  expect([server.have, kiosk.book.waiting, kiosk.book.refused.length]).toEqual([1, 0, 0]);
});

test("a server that lacks entries is given them", async () => {
  const { kiosk, settle, server } = await opened();
  await kiosk.record([{ fact: came("k_1") }]);
  await settle();
  await kiosk.record([{ fact: came("k_2") }]);
  await settle();
  server.pushes = [];
  server.have = 0;
  server.instead = [json(409, { answer: "expected", n: 1 })];
  await settle();
  expect(server.pushes[0]?.entries.length).toBe(2);
  expect(server.have).toBe(2);
});

test("a wrong clock is learned from the refusal, and the request goes again", async () => {
  const { kiosk, settle, server } = await opened();
  server.instead = [refusal(401, "device_stale")];
  await settle();
  expect(server.times.slice(0, 2)).toEqual([MORNING, SERVER]);
  expect(kiosk.contact.state).toBe("online");
});

test("a revoked device sends what it has and forgets the roster", async () => {
  const { kiosk, settle, server, store } = await opened();
  await settle();
  await kiosk.record([{ fact: came("k_1") }]);
  await settle();
  server.instead = [
    json(200, { answer: "judged", through: 1, head: 1, forked: false, verdicts: [] }),
    refusal(403, "device_revoked"),
  ];
  await kiosk.sync();
  expect([kiosk.card.state, kiosk.hasRoster, kiosk.book.waiting]).toEqual(["revoked", false, 0]);
  expect(await store.feeds()).toEqual([]);
});

test("after a day without contact the roster is shredded; the log stays", async () => {
  const { kiosk, settle, server, clock } = await opened();
  await settle();
  server.instead = Array(20).fill("no network");
  await kiosk.record([{ fact: came("k_1") }]);
  clock.advance(23 * HOUR);
  await kiosk.tick();
  expect(kiosk.hasRoster).toBe(true);
  clock.advance(2 * HOUR);
  await kiosk.tick();
  expect([kiosk.hasRoster, kiosk.passKeys.length, kiosk.book.waiting]).toEqual([false, 0, 1]);
});
