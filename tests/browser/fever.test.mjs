/** A child has a fever at 7:50: the nursery, the bus and the day's appointments are called off with two taps. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CITY, city, dayIn, expected, fits, judge, openBrowser, resident, shoot, sizes } from "./stage.mjs";

const NURSERY = "/api/staff/facilities/tsunagu-hoikuen";
/** New in every run, so that the scenes can be played twice in one city. */
const run = (Date.now() % 100_000).toString(36);
let keys = 0;
let stage;
let staff;
/** Today, tomorrow, and two days on which a vaccination could be had. */
let days;

before(async () => {
  stage = await openBrowser(sizes.phone);
  // A morning of its own: whatever was written down before is yesterday's.
  await city("POST", "/_city/clock", { set: `${await dayIn(1)}T07:50:00+09:00` });
  days = await Promise.all([0, 1, 5, 9].map(dayIn));
  const { token } = await city("POST", "/_city/staff/token", { roles: ["officer"], scopes: ["*"] });
  staff = (method, path, body) =>
    city(method, path, body, { Authorization: `Bearer ${token}`, "Idempotency-Key": `fever-${run}-${++keys}` });
});
after(() => stage.close());

/** A service with a slot of an hour at `hour` on each of the scenes' days. */
async function service(name, ja, more = {}, hour = 13, places = 6) {
  const id = `${name}-${run}`;
  const body = { id, title: { ja, en: name }, place: { ja: "つなぐ市保健センター" }, for: "children", ...more };
  await staff("POST", "/api/staff/services", { service: body, version: 0 });
  const slots = days.map((day) => ({
    starts_at: `${day}T${String(hour).padStart(2, "0")}:00:00`,
    ends_at: `${day}T${String(hour + 1).padStart(2, "0")}:00:00`,
    capacity: places,
  }));
  await staff("POST", `/api/staff/services/${id}/slots`, { slots });
  return { id, slot: (day) => `${id}.${days[day].replaceAll("-", "")}T${String(hour).padStart(2, "0")}00.a` };
}

/** A guardian with children of 18 months, joined with those of the nursery that are named. */
async function family(name, guardian_id, ...pupils) {
  const guardian = await resident(name);
  const children = [];
  for (const pupil of pupils) {
    const child = await guardian.api("POST", "/api/children", { kind: "child", birth_date: await dayIn(-560) });
    children.push(child);
    if (!pupil) continue;
    const { code } = await staff("POST", `${NURSERY}/children/${pupil}/invitations`, { guardian_id });
    await guardian.api("POST", "/api/attendance/joining", { code, token: child.token });
  }
  const book = (slot_id, ...who) =>
    guardian.api(
      "POST",
      "/api/bookings",
      { slot_id, child_ids: who.map((n) => children[n].id), answers: {} },
      { "Idempotency-Key": `fever-${run}-${++keys}` },
    );
  const bookings = async () =>
    Object.fromEntries((await guardian.api("GET", "/api/bookings")).map(({ id, state, slot_id }) => [id, { state, slot_id }]));
  return { ...guardian, children, book, bookings };
}

async function open(guardian, place) {
  const { page } = stage;
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=${encodeURIComponent(place)}#id_token=${encodeURIComponent(guardian.id_token)}`);
  return page;
}

async function shown(page, name) {
  await judge(page, name);
  await fits(page, name);
  await shoot(page, name);
}

const line = (page, title) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });
const absences = async (guardian) =>
  (await guardian.api("GET", "/api/attendance")).flatMap(({ absences }) => absences.map(({ day, why }) => `${day} ${why}`));

test("a tired parent calls a whole day off with two taps", async () => {
  const checkup = await service("checkup", "1歳6か月児健診", { who: { milestones: ["hc.18m"] }, cancel_minutes: 120 });
  const vaccine = await service("vaccine", "予防接種", { who: { milestones: ["vax.mr1"] } }, 15);
  const care = await service("care", "一時預かり", {}, 9);
  const sick = await service("sick", `こぐま病児保育${run}`, { sick_care: true }, 10, 4);
  const nao = await family("なお", "g_03", "k_02");
  const booked = {};
  for (const [name, { slot }] of Object.entries({ checkup, vaccine, care })) booked[name] = await nao.book(slot(0), 0);

  const page = await open(nao, "nursery");
  await page.getByRole("link", { name: "発熱・体調不良のとき" }).waitFor();
  await shown(page, "fever-nursery");
  await page.getByRole("link", { name: "発熱・体調不良のとき" }).click();
  await line(page, /つなぐ保育園/).getByText("体調不良でお休みすると伝えます").waitFor();
  await line(page, /つなぐ保育園/).getByText("バス・給食にも伝わります").waitFor();
  await line(page, "一時預かり").getByText("取り消します").waitFor();
  await line(page, "1歳6か月児健診").getByText("に変えます").waitFor();
  await shown(page, "fever-list");
  await page.getByRole("button", { name: "この内容で連絡する（4件）" }).click();

  await page.getByRole("status").getByText("連絡しました。お大事になさってください。").waitFor();
  await line(page, /つなぐ保育園/).getByText("お休みと伝わっています").waitFor();
  await line(page, "一時預かり").getByText("取り消しました").waitFor();
  await line(page, "1歳6か月児健診").getByText("に変えました").waitFor();
  const koguma = page.locator("div").filter({ has: page.getByRole("heading", { name: `こぐま病児保育${run}` }) }).last();
  await koguma.getByText("きょうの空き：あと4人").waitFor();
  await page.getByText("熱が下がって24時間たってから").waitFor();
  await page.getByRole("link", { name: /#8000/ }).waitFor();
  await shown(page, "fever-done");
  await page.getByRole("heading", { name: "このあと" }).scrollIntoViewIfNeeded();
  await shoot(page, "fever-after");

  assert.deepEqual(await absences(nao), [`${days[0]} sick`]);
  const board = await staff("GET", `${NURSERY}/board`);
  assert.equal(board.lines.find(({ child_id }) => child_id === "k_02").standing, "absent");
  assert.deepEqual(await nao.bookings(), {
    [booked.checkup.id]: { state: "booked", slot_id: checkup.slot(1) },
    [booked.vaccine.id]: { state: "booked", slot_id: vaccine.slot(1) },
    [booked.care.id]: { state: "cancelled", slot_id: care.slot(0) },
  });

  // Opened again there is nothing to call off, and tomorrow's vaccination can be put off further.
  await page.reload();
  await line(page, /つなぐ保育園/).getByText("お休みと伝わっています").waitFor();
  await page.getByRole("link", { name: "日時を変える" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /連絡する/ }).count(), 0);

  // A place for sick children, booked with what is known already.
  await koguma.getByRole("link", { name: "きょうの予約へすすむ" }).click();
  await page.getByRole("button", { name: "確認へすすむ" }).click();
  await page.getByRole("button", { name: "この内容で予約する" }).click();
  await page.getByText("予約しました。").waitFor();
  const [place] = (await nao.api("GET", "/api/bookings")).filter(({ slot_id }) => slot_id === sick.slot(0));
  assert.deepEqual(place.child_ids, [nao.children[0].id]);
});

test("a double tap and lost answers change nothing twice, and what did not arrive says so", async () => {
  const checkup = await service("twice", "健診の日", { who: { milestones: ["hc.18m"] } });
  const care = await service("lost", "預かり", {}, 9);
  const dai = await family("だいすけ", "g_06", "k_04");
  const [first, second] = [await dai.book(checkup.slot(0), 0), await dai.book(care.slot(0), 0)];
  const page = await open(dai, "fever");
  await line(page, "健診の日").getByText("に変えます").waitFor();

  // Both answers are lost on the way back; what was asked for has been done.
  let posts = 0;
  const lose = async (route) => {
    posts++;
    await route.fetch();
    return route.abort();
  };
  await page.route(/\/api\/bookings\/[^/]+\/(change|cancellation)/, lose);
  await page.getByRole("button", { name: /この内容で連絡する/ }).evaluate((button) => {
    button.click();
    button.click();
  });
  await line(page, "健診の日").getByText("に変えました").waitFor();
  await line(page, "預かり").getByText("取り消しました").waitFor();
  await page.getByRole("status").getByText("連絡しました。").waitFor();
  assert.equal(posts, 2);
  await page.unroute(/\/api\/bookings\/[^/]+\/(change|cancellation)/, lose);
  assert.deepEqual(await dai.bookings(), {
    [first.id]: { state: "booked", slot_id: checkup.slot(1) },
    [second.id]: { state: "cancelled", slot_id: care.slot(0) },
  });
  assert.deepEqual(await absences(dai), [`${days[0]} sick`]);
  expected(stage, /ERR_FAILED/);

  // Another morning without a network: what is said to the nursery waits, the rest can be pressed again.
  const mayu = await family("まゆ", "g_07", "k_05");
  const third = await mayu.book(care.slot(0), 0);
  await open(mayu, "fever");
  await line(page, "預かり").getByText("取り消します").waitFor();
  await stage.context.setOffline(true);
  await page.getByRole("button", { name: /この内容で連絡する/ }).click();
  await page.getByRole("alert").first().waitFor();
  await line(page, /つなぐ保育園/).getByText("まだ届いていません").waitFor();
  await shown(page, "fever-offline");
  assert.equal((await mayu.bookings())[third.id].state, "booked");
  await stage.context.setOffline(false);
  await line(page, /つなぐ保育園/).getByText("お休みと伝わっています").waitFor();
  await page.getByRole("button", { name: "残りをもう一度送る（1件）" }).click();
  await line(page, "預かり").getByText("取り消しました").waitFor();
  assert.equal((await mayu.bookings())[third.id].state, "cancelled");
  assert.deepEqual(await absences(mayu), [`${days[0]} sick`]);
  expected(stage, /ERR_INTERNET_DISCONNECTED/);
});

test("a sibling keeps its place, what is too late is phoned, and nothing is done that was done elsewhere", async () => {
  const both = await service("both", "きょうだいの健診", { limits: { children_at_once: 2 } });
  const late = await service("late", "締め切った預かり", { cancel_minutes: 960, phone: "0000-00-0021" }, 9);
  const gone = await service("gone", "ほかで取り消した予約", {}, 11);
  const yui = await family("ゆい", "g_08", "k_06", undefined);
  const [pair, fixed, elsewhere] = [await yui.book(both.slot(0), 0, 1), await yui.book(late.slot(0), 0), await yui.book(gone.slot(0), 0)];
  const page = await open(yui, "fever");
  await page.getByText("体調が悪いのは、だれですか").waitFor();
  assert.equal(await page.getByRole("button", { name: /連絡する/ }).count(), 0, "whose day it is is not guessed");
  await page.getByText("加藤 芽").click();
  await line(page, "きょうだいの健診").getByText("もいっしょの予約です").waitFor();
  await line(page, "締め切った預かり").getByRole("link", { name: /0000-00-0021/ }).waitFor();
  await shown(page, "fever-siblings");

  await yui.api("POST", `/api/bookings/${elsewhere.id}/cancellation`);
  await page.getByRole("button", { name: "この内容で連絡する（2件）" }).click();
  await line(page, "ほかで取り消した予約").getByText("取り消しました").waitFor();
  await page.getByRole("status").getByText("連絡しました。").waitFor();
  const after = await yui.bookings();
  assert.deepEqual([after[pair.id].state, after[fixed.id].state, after[elsewhere.id].state], ["booked", "booked", "cancelled"]);

  // The sibling is well: its own day has the same appointment, and says that it is for both.
  await page.getByRole("radio").last().check({ force: true });
  await line(page, "きょうだいの健診").getByText("そのままにします").waitFor();
});

test("a parent chooses otherwise, a day that was taken meanwhile is another one, and the next vaccination is found", async () => {
  const checkup = await service("taken", "混んだ健診", { who: { milestones: ["hc.18m"] } }, 13, 1);
  const vaccine = await service("next", "予防接種の日", { who: { milestones: ["vax.mr1"] } }, 15);
  const chika = await family("ちか", "g_12", "k_10");
  const other = await family("べつ", undefined, undefined);
  const [busy, given] = [await chika.book(checkup.slot(0), 0), await chika.book(vaccine.slot(0), 0)];
  // The chat has reported the absence already; it asks for no reason.
  const [{ child_id }] = await chika.api("GET", "/api/attendance");
  const report = { child_ids: [child_id], days: [days[0]], why: "other" };
  await chika.api("POST", "/api/absences", report, { "Idempotency-Key": `fever-${run}-${++keys}` });

  const page = await open(chika, "fever");
  await line(page, /つなぐ保育園/).getByText("理由を「体調不良」にします").waitFor();
  await line(page, "予防接種の日").getByText("選びなおす").click();
  await line(page, "予防接種の日").getByText("取り消す", { exact: true }).click();
  await line(page, "予防接種の日").getByText("取り消します").waitFor();
  await shown(page, "fever-otherwise");
  await other.book(checkup.slot(1), 0);
  await page.getByRole("button", { name: "この内容で連絡する（3件）" }).click();
  await page.getByRole("alert").getByText("できなかったものがあります。").waitFor();
  await line(page, "予防接種の日").getByText("取り消しました").waitFor();
  assert.equal((await chika.bookings())[busy.id].slot_id, checkup.slot(0), "moved at once or not at all");
  await shown(page, "fever-taken");
  // The nearest other day is shown instead, before anything else is asked for.
  await page.getByRole("button", { name: "残りをもう一度送る（1件）" }).click();
  await line(page, "混んだ健診").getByText("に変えました").waitFor();

  assert.deepEqual(await absences(chika), [`${days[0]} sick`]);
  assert.deepEqual(await chika.bookings(), {
    [busy.id]: { state: "booked", slot_id: checkup.slot(2) },
    [given.id]: { state: "cancelled", slot_id: vaccine.slot(0) },
  });
  await page.getByRole("heading", { name: "予防接種の日：次に受けられる日" }).scrollIntoViewIfNeeded();
  await page.getByText("空きがあるいちばん早い日時です").waitFor();
  await shown(page, "fever-next");
  await page.getByRole("link", { name: "この日時で予約する" }).click();
  await page.waitForURL((url) => url.hash.endsWith(vaccine.slot(1)));
  expected(stage, /status of 409/);
});

test("who may not report is not offered it, and a day without plans still offers help", async () => {
  const kazuko = await family("かずこ", "g_05", "k_03");
  const page = await open(kazuko, "fever");
  await line(page, /つなぐ保育園/).getByText("お休みの連絡は、この登録ではできません").waitFor();
  assert.equal(await page.getByRole("button", { name: /連絡する/ }).count(), 0);
  await page.getByRole("heading", { name: "このあと" }).waitFor();
  await shown(page, "fever-barred");

  const alone = await family("ひとり", undefined, undefined);
  await open(alone, "calendar");
  await page.getByRole("link", { name: "発熱・体調不良のとき" }).click();
  await page.getByText("取り消すものはありません").waitFor();
  await page.getByRole("link", { name: /#8000/ }).waitFor();
  await shown(page, "fever-nothing");
});

test("it is said in easy Japanese and in English", async () => {
  const care = await service("words", "あずかり", { title: { ja: "あずかり", en: "Care" } }, 9);
  const ken = await family("けん", "g_10", "k_08");
  await ken.book(care.slot(0), 0);
  for (const [language, button] of [
    ["ja-easy", /これで つたえる（2つ）/],
    ["en", /Call this off \(2\)/],
  ]) {
    await ken.api("PATCH", "/api/me", { language });
    const page = await open(ken, "fever");
    await page.getByRole("button", { name: button }).waitFor();
    await shown(page, `fever-${language}`);
  }
});
