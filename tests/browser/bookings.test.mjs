import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CITY, city, dayIn, expected, fits, judge, openBrowser, resident, shoot, sizes, tabTo } from "./stage.mjs";

let stage;
let staff;
/** Days of the scenes: far enough ahead that every one of them can be booked. */
let days;
/** New in every run, so that the scenes can be played twice in one city. */
const run = (Date.now() % 100_000).toString(36);
let keys = 0;

before(async () => {
  stage = await openBrowser(sizes.phone);
  const { token } = await city("POST", "/_city/staff/token", { roles: ["officer"], scopes: ["*"] });
  staff = (method, path, body) =>
    city(method, path, body, { Authorization: `Bearer ${token}`, "Idempotency-Key": `scene-${run}-${++keys}` });
  days = await Promise.all([6, 7, 8].map(dayIn));
});
after(() => stage.close());

/** A service with slots on the scenes' days, from 10 o'clock on. */
async function service(name, more = {}, { hours = [10, 11], places = 3 } = {}) {
  const id = `${name}-${run}`;
  const title = { ja: `${name}の予約`, en: name };
  await staff("POST", "/api/staff/services", { service: { id, title, place: { ja: "保健センター" }, for: "children", ...more }, version: 0 });
  const slots = days.flatMap((day) =>
    hours.map((hour) => ({ starts_at: `${day}T${hour}:00:00`, ends_at: `${day}T${hour}:30:00`, capacity: places })),
  );
  await staff("POST", `/api/staff/services/${id}/slots`, { slots });
  return { id, slot: (day, hour = 10) => `${id}.${days[day].replaceAll("-", "")}T${hour}00.a` };
}

async function family(name, ...children) {
  const guardian = await resident(name);
  const made = [];
  for (const days of children) {
    made.push(await guardian.api("POST", "/api/children", { kind: "child", birth_date: await dayIn(-days) }));
  }
  const book = (slot_id, child_ids, answers = {}) =>
    guardian.api("POST", "/api/bookings", { slot_id, child_ids, answers }, { "Idempotency-Key": `scene-${run}-${++keys}` });
  return { ...guardian, children: made, book };
}

/** Opens a place as a button of a message in LINE does. */
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

const dayButton = (page, day) => page.locator(`[data-day="${day}"]`);

test("a tired parent books for two children with taps alone, and a lost answer does not book twice", async () => {
  const questions = [
    { id: "way", kind: "choice", title: { ja: "来かた" }, required: true, options: { a: { ja: "歩いて" }, b: { ja: "車で" } } },
    { id: "note", kind: "text", title: { ja: "伝えたいこと" }, longest: 100 },
  ];
  const { id } = await service("visit", { who: { residents_only: true }, limits: { children_at_once: 3 }, questions });
  const guardian = await family("あおい", 500, 1500);
  const page = await open(guardian, "bookings");
  await page.getByText("いまある予約はありません。").waitFor();
  await page.getByRole("link", { name: "visitの予約" }).first().waitFor();
  await shown(page, "bookings-none");
  await page.locator(`a[href="#/service/${id}"]`).click();

  await page.getByRole("grid").waitFor();
  await page.getByRole("heading", { name: "早い順の空き" }).waitFor();
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await dayButton(page, days[1]).click();
  await page.getByRole("heading", { name: /の時間$/ }).waitFor();
  await shown(page, "bookings-calendar");
  await page.getByRole("button", { name: /^11:00.*この時間にする/ }).click();

  await page.getByRole("button", { name: "確認へすすむ" }).click();
  await page.getByText("お答えください。").waitFor();
  await shown(page, "bookings-open-questions");
  await page.getByLabel(/この市町村に住んでいます/).check();
  await page.getByLabel("歩いて").check();
  await page.getByLabel(/伝えたいこと/).fill("人見知りです👨‍👩‍👧");
  await page.reload();
  assert.equal(await page.getByLabel("歩いて").isChecked(), true, "answers survive a reload");
  await page.getByRole("button", { name: "確認へすすむ" }).click();
  const book = page.getByRole("button", { name: "この内容で予約する" });
  await book.waitFor();
  await shown(page, "bookings-confirm");

  // The booking arrives, its answer does not.
  const lose = async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await route.fetch();
    return route.abort();
  };
  await page.route("**/api/bookings", lose);
  await book.click();
  await page.getByRole("alert").filter({ hasText: "二重にはなりません" }).waitFor();
  await shown(page, "bookings-unsure");
  await page.unroute("**/api/bookings", lose);
  await page.reload();
  await book.click();
  await page.getByText("予約しました。").waitFor();
  await shown(page, "bookings-done");
  const mine = await guardian.api("GET", "/api/bookings");
  assert.equal(mine.length, 1);
  assert.deepEqual(mine[0].child_ids.toSorted(), guardian.children.map((child) => child.id).toSorted());

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "カレンダーに入れる" }).click();
  assert.equal((await download).suggestedFilename(), "予約.ics");
  await page.getByRole("link", { name: "予約の一覧へ" }).click();
  await page.getByRole("article").getByRole("heading", { name: "visitの予約" }).waitFor();
  assert.equal(await page.getByText("予約が途中です").count(), 0);
  expected(stage, /ERR_FAILED/);
});

test("a slot that fills up meanwhile offers the nearest free ones", async () => {
  const { id, slot } = await service("rush", {}, { places: 1 });
  const [early, late] = [await family("はやと", 500), await family("おそと", 500)];
  const page = await open(late, `slot/${slot(0)}`);
  await page.getByRole("button", { name: "確認へすすむ" }).click();
  const book = page.getByRole("button", { name: "この内容で予約する" });
  await book.waitFor();
  await early.book(slot(0), [early.children[0].id]);
  await book.click();
  const nearest = page.locator("section").filter({ hasText: "近い日時の空き" }).getByRole("button").first();
  await nearest.waitFor();
  assert.equal(await book.count(), 0, "nothing asks for the full slot again");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "近い日時の空き");
  await shown(page, "bookings-full");
  await nearest.click();
  await book.click();
  await page.getByText("予約しました。").waitFor();
  const [booked] = await late.api("GET", "/api/bookings");
  assert.equal(booked.slot_id, slot(0, 11));

  await page.goto(`${CITY}/liff/#/service/${id}`);
  await dayButton(page, days[0]).getByText("満席").first().waitFor({ state: "attached" });

  // The same when it moves.
  await open(late, `booking/${booked.id}/change`);
  await dayButton(page, days[1]).click();
  await page.getByRole("button", { name: /^10:00.*この時間にする/ }).click();
  const move = page.getByRole("button", { name: "この日時に変える" });
  await move.waitFor();
  await early.book(slot(1), [early.children[0].id]);
  await move.click();
  await nearest.waitFor();
  assert.equal(await move.count(), 0);
  await nearest.click();
  await move.click();
  await page.getByText("予約しました。").waitFor();
  assert.notEqual((await late.api("GET", `/api/bookings/${booked.id}`)).slot_id, slot(1));
  expected(stage, /409/);
});

test("by keyboard alone a guardian walks the calendar and books", async () => {
  const { id } = await service("keys");
  const guardian = await family("きい", 500);
  const page = await open(guardian, `service/${id}`);
  await page.getByRole("grid").waitFor();
  await page.getByRole("heading", { name: "早い順の空き" }).waitFor();
  const before = new Date(Date.parse(`${days[0]}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  await tabTo(page, page.locator("[data-day][tabindex='0']"));
  const today = await dayIn(0);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.day), today);
  for (let day = today; day < before; ) {
    await page.keyboard.press("ArrowRight");
    day = await page.evaluate(() => document.activeElement.dataset.day);
  }
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "実施していません" }).waitFor();
  await shoot(page, "bookings-no-session");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const take = page.getByRole("button", { name: /^10:00.*この時間にする/ });
  await take.waitFor();
  await tabTo(page, take);
  await page.keyboard.press("Enter");
  const next = page.getByRole("button", { name: "確認へすすむ" });
  await next.waitFor();
  await tabTo(page, next);
  await page.keyboard.press("Enter");
  const book = page.getByRole("button", { name: "この内容で予約する" });
  await book.waitFor();
  await tabTo(page, book);
  await page.keyboard.press("Enter");
  await page.getByText("予約しました。").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1", "the new page is announced");
});

test("a family waits, is offered the freed place and takes it", async () => {
  const admission = { kind: "waiting_list", hold_minutes: 60, longest: 5 };
  const { id, slot } = await service("waits", { admission }, { places: 1, hours: [10] });
  const [first, second] = [await family("さき", 500), await family("つぎ", 500)];
  const taken = await first.book(slot(0), [first.children[0].id]);
  const page = await open(second, `service/${id}`);
  await dayButton(page, days[0]).click();
  await page.getByRole("button", { name: /キャンセル待ちをする/ }).first().click();
  await page.getByRole("button", { name: "確認へすすむ" }).click();
  await page.getByRole("button", { name: "この内容でキャンセル待ちをする" }).click();
  await page.getByText("キャンセル待ちに入りました。1番目です。").waitFor();
  await shown(page, "bookings-waiting");

  await first.api("POST", `/api/bookings/${taken.id}/cancellation`);
  await city("POST", "/_city/settle");
  await open(second, "bookings");
  await page.getByRole("article").getByText("枠が空きました").waitFor();
  await shown(page, "bookings-offered");
  await page.getByRole("button", { name: "この枠を受ける" }).click();
  await page.getByRole("article").getByText("予約済み").waitFor();
  assert.equal((await second.api("GET", "/api/bookings"))[0].state, "booked");
});

test("one booking: the office writes, the family answers, moves it and cancels it", async () => {
  const { slot } = await service("talks");
  const guardian = await family("ことは", 500);
  const booked = await guardian.book(slot(0), [guardian.children[0].id]);
  const message = { text: "バスタオルをお持ちください。" };
  await staff("POST", `/api/staff/slots/${slot(0)}/bookings/${booked.id}/messages`, message);

  const page = await open(guardian, "bookings");
  await page.getByText("窓口から新しい連絡 1件").waitFor();
  await shoot(page, "bookings-news");
  await page.getByRole("link", { name: "くわしく見る" }).click();
  await page.getByText(message.text).waitFor();
  await shown(page, "bookings-one");
  // Two messages of one moment have no order.
  await city("POST", "/_city/clock", { advance: "PT1M" });
  await page.getByLabel("窓口へ伝えること").fill("はい、持っていきます。");
  await page.getByRole("button", { name: "送る" }).click();
  await page.getByRole("listitem").filter({ hasText: "はい、持っていきます。" }).getByText("未読").waitFor();
  const thread = await staff("GET", `/api/staff/slots/${slot(0)}/bookings/${booked.id}/messages`);
  assert.deepEqual(thread.map(({ from, text }) => [from, text]), [["office", message.text], ["family", "はい、持っていきます。"]]);
  assert.ok(thread[0].read_at, "opening the page is the receipt");

  await page.getByRole("link", { name: "日時を変える" }).click();
  await dayButton(page, days[2]).click();
  await page.getByRole("button", { name: /^10:00.*この時間にする/ }).click();
  await page.getByRole("button", { name: "この日時に変える" }).waitFor();
  await shown(page, "bookings-change");
  await page.getByRole("button", { name: "この日時に変える" }).click();
  await page.getByText("予約しました。").waitFor();
  assert.equal((await guardian.api("GET", `/api/bookings/${booked.id}`)).slot_id, slot(2));

  await open(guardian, `booking/${booked.id}`);
  await page.getByRole("button", { name: "予約を取り消す" }).click();
  await shown(page, "bookings-cancel");
  await page.getByRole("dialog").getByRole("button", { name: "予約を取り消す" }).click();
  await page.getByRole("status").filter({ hasText: "取り消しました" }).waitFor();
  assert.equal((await guardian.api("GET", `/api/bookings/${booked.id}`)).state, "cancelled");
});

test("who asks for counsel decides alone whether to be known", async () => {
  const more = { for: "household", discreet: true, pseudonymous: true };
  const { slot } = await service("counsel", more);
  const guardian = await family("ひみつ");
  const page = await open(guardian, `slot/${slot(0)}`);
  await page.getByRole("button", { name: "確認へすすむ" }).click();
  await page.getByText("窓口には仮の名前だけが見えます。").waitFor();
  await page.getByRole("button", { name: "この内容で予約する" }).click();
  await page.getByText("予約しました。").waitFor();
  const [booked] = await guardian.api("GET", "/api/bookings");

  await open(guardian, `booking/${booked.id}`);
  await page.getByText(`窓口に見えている名前：${booked.pseudonym}`).waitFor();
  await shown(page, "bookings-pseudonym");
  await page.getByRole("button", { name: "窓口にだれかを知らせる" }).click();
  await shown(page, "bookings-reveal");
  await page.getByRole("dialog").getByRole("button", { name: "知らせない" }).click();
  assert.equal((await guardian.api("GET", `/api/bookings/${booked.id}`)).pseudonym, booked.pseudonym);
  await page.getByRole("button", { name: "窓口にだれかを知らせる" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "知らせる", exact: true }).click();
  await page.getByText("窓口に知らせました").waitFor();
  assert.equal(await page.getByText("窓口に見えている名前").count(), 0);
});

test("a draw is promised before, and checked on the page after", async () => {
  const { now } = await city("GET", "/_city/clock");
  const japan = (minutes) => new Date(Date.parse(now) + 9 * 3_600_000 + minutes * 60_000).toISOString().slice(0, 19);
  const opening = { days_before: 60, campaign: { opens_at: japan(-60), closes_at: japan(5) } };
  const { id, slot } = await service("lots", { admission: { kind: "draw" }, opening }, { places: 1, hours: [10] });
  const guardian = await family("くじ", 500);
  const page = await open(guardian, `service/${id}`);
  await dayButton(page, days[0]).click();
  await page.getByRole("button", { name: /抽選に申し込む/ }).first().click();
  await page.getByRole("button", { name: "確認へすすむ" }).click();
  await page.getByRole("button", { name: "この内容で抽選に申し込む" }).click();
  await page.getByText("抽選に申し込みました。まだ決まっていません。").waitFor();
  for (const name of ["いち", "に", "さん"]) {
    const other = await family(name, 500);
    await other.book(slot(0), [other.children[0].id]);
  }
  await open(guardian, `draw/${id}`);
  await page.getByText("たねの指紋（SHA-256）").waitFor();
  await shown(page, "bookings-draw-before");

  await city("POST", "/_city/clock", { advance: "PT20M" });
  await city("POST", "/_city/settle");
  await staff("POST", `/api/staff/services/${id}/draw`);
  await page.reload();
  await page.getByText(/4件中\d番目に引かれました/).waitFor();
  await page.getByRole("button", { name: "このページでたしかめる" }).click();
  await page.getByText("公開された「たね」と一致しました。").waitFor();
  await shown(page, "bookings-draw-after");
});

test("やさしい日本語 and English have every word", async () => {
  const guardian = await family("ことば", 500);
  const { id, slot } = await service("words", { admission: { kind: "waiting_list", hold_minutes: 60, longest: 5 } });
  await guardian.book(slot(0), [guardian.children[0].id]);
  for (const [language, mine] of [["ja-easy", "わたしの うちの よやく"], ["en", "Our bookings"]]) {
    await guardian.api("PATCH", "/api/me", { language });
    const page = await open(guardian, "bookings");
    await page.getByRole("heading", { name: mine }).waitFor();
    await shown(page, `bookings-home-${language}`);
    await open(guardian, `service/${id}`);
    await dayButton(page, days[1]).click();
    await page.locator("#times").waitFor();
    await shown(page, `bookings-calendar-${language}`);
  }
});
