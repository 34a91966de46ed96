/**
 * Two kiosks, both without a network for a day, the same child at both, one clock a year off, one killed while it writes,
 * one wiped. Back online the staff's board is what the fold makes of all facts, and nothing that was acknowledged is lost.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allSent, carer, enrol, kill, liveThrough, moveClock, nextMorning, openDevice, pass, status, tile } from "./kiosk-stage.mjs";
import { CITY, city, expected, shoot } from "./stage.mjs";
import { loadSync, openTablet } from "./tablet.mjs";

const YEAR = 365 * 86_400_000;
const hush = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|401 \(Unauthorized\)/;

let staff;
let core;
const stages = [];
const open = async (how) => {
  const stage = await openDevice(how);
  stages.push(stage);
  return stage;
};
after(async () => {
  // Also where the scene broke off.
  for (const { context } of stages) await context.close().catch(() => undefined);
});
before(async () => {
  await nextMorning();
  staff = await carer();
  core = await loadSync();
});

test("two kiosks live through a day without a network, and the board is the fold of everything they saw", async () => {
  const acked = new Map();
  const tablet = await openTablet(staff, core);
  const front = await open({ skew: -YEAR });
  let back = await open();
  for (const stage of [front, back]) noteAcks(stage, acked);
  await enrol(front, staff, "gate", "表門");
  await enrol(back, staff, "gate", "裏門");

  // Online in the morning: the first child is acknowledged.
  await pass(front.page, "青木 花", "登園", "青木 光（母）");
  await status(front.page).getByText("送信済み 1件").waitFor();
  await tile(back.page, "石田 湊").waitFor();

  // The network dies. Both record; the same child passes both gates.
  for (const { context } of [front, back]) await context.setOffline(true);
  await pass(front.page, "石田 湊", "登園");
  await pass(back.page, "石田 湊", "登園");
  await pass(front.page, "上野 凪", "登園", "上野 彩（母）");
  await pass(back.page, "江口 律", "登園");

  // The power fails at the back gate while it writes: the entry is there, or it is not; nothing else is harmed.
  await tile(back.page, "小川 陽").click();
  await back.page.getByRole("dialog").getByRole("button", { name: "登園", exact: true }).click({ noWaitAfter: true });
  const { profile } = back;
  await kill(back);
  back = await open({ profile });
  noteAcks(back, acked);
  await back.context.setOffline(true);
  await back.page.goto(`${CITY}/kiosk/`);
  await tile(back.page, "江口 律.*登園.*未送信").waitFor();
  const saved = Number(/保存 (\d+)件/.exec(await status(back.page).textContent())[1]);
  assert.ok(saved === 2 || saved === 3, `${saved} entries survive`);
  await pass(back.page, "加藤 芽", "登園");

  // Nine hours later they still have no network.
  await moveClock({ advance: "PT9H" });
  for (const stage of [front, back]) await liveThrough(stage, 9);
  await front.page.reload();
  await back.page.reload();
  await tile(front.page, "上野 凪.*登園.*未送信").waitFor();
  await pass(front.page, "上野 凪", "降園", "上野 和子（祖母）");
  await pass(back.page, "石田 湊", "降園", "石田 奈緒（母）");
  await shoot(back.page, "two-kiosks-evening");

  // The network is back at the front gate: everything of its day arrives.
  await front.context.setOffline(false);
  await status(front.page).getByText("オンライン").waitFor();
  await allSent(front.page);
  const before = acked.size;

  // Then it is wiped with one entry that nobody else has, enrolled anew, and the entry comes back from paper.
  await front.context.setOffline(true);
  await pass(front.page, "青木 花", "降園", "青木 光（母）");
  const session = await front.context.newCDPSession(front.page);
  await front.page.goto("about:blank");
  await session.send("Storage.clearDataForOrigin", { origin: new URL(CITY).origin, storageTypes: "indexeddb" });
  await front.context.setOffline(false);
  await front.page.goto(`${CITY}/kiosk/`);
  await front.page.getByText("この端末はまだ登録されていません。").waitFor();
  await enrol(front, staff, "gate", "表門（再登録）");
  // A pull that went wrong is repeated within the minute.
  await tile(front.page, "青木 花.*登園").waitFor({ timeout: 90_000 });
  await pass(front.page, "青木 花", "降園", "青木 光（母）");
  await status(front.page).getByText(/送信済み 1件/).waitFor();

  await back.context.setOffline(false);
  await status(back.page).getByText("オンライン").waitFor();
  await allSent(back.page);
  await city("POST", "/_city/settle");
  assert.ok(before >= 4, "the front gate's day");
  assert.equal(acked.size, saved + 7, "every entry of both gates and of the new log");

  // Everything that was acknowledged is there…
  const rows = await tablet.rows("board");
  const { day, lines } = await staff.api("GET", "/board");
  const events = new Map();
  for (const [name, line] of rows) {
    const [of, kind, child] = name.split("/");
    if (of !== day || kind !== "c") continue;
    const event = core.readEvent(line);
    assert.ok(event, "the core reads every row");
    events.set(child, [...(events.get(child) ?? []), event]);
  }
  const filed = new Set([...events.values()].flat().map(({ entry }) => core.keyName(entry.key)));
  for (const [key, fact] of acked) assert.ok(filed.has(key), `${fact} was acknowledged and is on the board`);

  // …and the board is what the fold makes of it.
  for (const line of lines) {
    const folded = core.fold(events.get(line.child_id) ?? []);
    assert.deepEqual(seen(line), seenIn(folded), line.child_id);
  }
  const standings = Object.fromEntries(lines.map(({ child_id, standing }) => [child_id, standing]));
  assert.deepEqual([standings.k_01, standings.k_02, standings.k_03, standings.k_04, standings.k_06], [
    "left",
    "left",
    "left",
    "present",
    "present",
  ]);
  assert.equal(lines.find(({ child_id }) => child_id === "k_02").stays.length, 1, "two gates saw one arrival");
  assert.equal(standings.k_05, saved === 3 ? "present" : standings.k_05);
  // A year's error of a clock costs nothing: the times are those of the day.
  const [stay] = lines.find(({ child_id }) => child_id === "k_03").stays;
  assert.match(stay.from, new RegExp(`^${day}T07:[45]`));
  assert.match(stay.to, new RegExp(`^${day}T16:[45]`));

  // Both kiosks show the same day as the staff.
  await tile(front.page, "石田 湊.*降園").waitFor();
  await tile(back.page, "上野 凪.*降園").waitFor();
  await shoot(front.page, "two-kiosks-end");
  for (const stage of [front, back]) {
    expected(stage, hush);
    await stage.close();
  }
});

/** Remembers every entry that the server said it has. */
function noteAcks({ context }, acked) {
  context.on("response", async (response) => {
    if (!response.url().endsWith("/api/sync/push") || response.status() !== 200) return;
    const push = response.request().postDataJSON();
    const { verdicts } = await response.json().catch(() => ({ verdicts: [] }));
    for (const [index, { verdict }] of verdicts.entries()) {
      if (verdict !== "applied" && verdict !== "duplicate") continue;
      const entry = JSON.parse(push.entries[index]);
      acked.set(`${push.log}.${push.from_n + index}`, `${entry.kind} of ${entry.child}`);
    }
  });
}

const instant = (text) => (text === undefined ? null : Math.floor(Date.parse(text) / 1_000));
const second = (at) => (at === null ? null : Math.floor(at / 1_000));

/** What the board and the fold can be compared by, to the second, as the board shows it. */
const seen = ({ stays, contradictions, uncertain }) => ({
  stays: stays.map(({ from, to }) => [instant(from), instant(to)]),
  contradictions,
  uncertain,
});

const seenIn = ({ stays, contradictions, uncertain }) => ({
  stays: stays.map(({ from, to }) => [second(from), second(to)]),
  contradictions: contradictions.map(({ what }) => what),
  uncertain: uncertain.length > 0,
});
