import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CITY, city, dayIn, expected, fits, judge, openBrowser, resident, shoot, sizes, tabTo } from "./stage.mjs";

let stage;
let staff;
/** The day on which most of it happens: far enough ahead to be booked, near enough for every service. */
let day;
/** New in every run, so that the scenes can be played twice in one city. */
const run = (Date.now() % 1_000_000).toString(36);
let keys = 0;

before(async () => {
  stage = await openBrowser(sizes.desk);
  const { token } = await city("POST", "/_city/staff/token", { roles: ["officer"], scopes: ["*"] });
  staff = (method, path, body) =>
    city(method, path, body, { Authorization: `Bearer ${token}`, "Idempotency-Key": `desk-${run}-${++keys}` });
  day = await dayIn(9);
});
after(() => stage.close());

const questions = [
  { id: "allergy", kind: "choice", title: { ja: "アレルギー" }, required: true, options: { a: { ja: "ない" }, b: { ja: "ある" } } },
  { id: "note", kind: "text", title: { ja: "伝えたいこと" }, longest: 100 },
];

/** A service with slots of two places at these hours. */
async function service(name, more = {}, hours = [10, 11]) {
  const id = `${name}-${run}`;
  const about = { id, title: { ja: `${name}の予約` }, place: { ja: "保健センター" }, for: "children" };
  await staff("POST", "/api/staff/services", { service: { ...about, ...more }, version: 0 });
  const slots = hours.map((hour) => ({ starts_at: `${day}T${hour}:00:00`, ends_at: `${day}T${hour}:30:00`, capacity: 2 }));
  await staff("POST", `/api/staff/services/${id}/slots`, { slots });
  return { id, slot: (hour = 10) => `${id}.${day.replaceAll("-", "")}T${hour}00.a` };
}

/** A family with one child of eighteen months that books. */
async function booked(name, slot_id, answers = {}) {
  const guardian = await resident(name);
  const child = await guardian.api("POST", "/api/children", { kind: "child", birth_date: await dayIn(-550) });
  const key = { "Idempotency-Key": `desk-${run}-${++keys}` };
  const booking = await guardian.api("POST", "/api/bookings", { slot_id, child_ids: [child.id], answers }, key);
  return { ...guardian, child, booking };
}

/** Opens a place of the console, signing in where that is wanted. */
async function open(hash) {
  const { page } = stage;
  await page.emulateMedia({ media: null });
  await page.goto("about:blank");
  await page.goto(`${CITY}/console/${hash}`);
  const inside = page.getByRole("navigation", { name: "主なページ" });
  const button = page.getByRole("button", { name: "サインイン" });
  await inside.or(button).first().waitFor();
  if ((await inside.count()) > 0) return page;
  await button.click();
  const officer = page.locator("form button").first();
  await inside.or(officer).first().waitFor();
  if ((await inside.count()) === 0) await officer.click();
  await inside.waitFor();
  return page;
}

async function shown(page, name) {
  await judge(page, name);
  await fits(page, name);
  await shoot(page, name);
}

test("a nurse on the phone books, the full slot offers the next one, and a broken line books once", async () => {
  const { id, slot } = await service("call", { questions });
  await booked("はると", slot(10), { allergy: "b", note: "卵です" });
  const page = await open(`#/bookings/${day}/${id}`);
  await page.getByRole("link", { name: /1\/2人.*空き1/ }).waitFor();
  await shown(page, "desk-day");

  // By keyboard alone: to the table, one slot down and back, and in.
  await tabTo(page, page.getByRole("link", { name: /1\/2人/ }));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /10:00〜10:30 callの予約/ }).waitFor();
  await page.getByText("卵です").waitFor();
  await shown(page, "desk-slot");

  await page.getByRole("button", { name: "電話で予約" }).click();
  await page.getByRole("button", { name: "10:00 に予約する" }).click();
  await page.getByText("名前を聞いてください。").waitFor();
  await judge(page, "a call with gaps");
  await page.getByLabel("名前").fill("山田 花子🐻");
  await page.getByLabel("電話番号").fill("０９０ー１２３４ー５６７８");
  await page.getByLabel(/生年月日/).fill(await dayIn(-600));
  await page.getByLabel("アレルギー（必須）").selectOption("a");
  await shown(page, "desk-call");

  // The booking arrives, its answer does not.
  await page.route("**/api/staff/bookings", async (route) => (await route.fetch(), route.abort()), { times: 1 });
  await page.getByRole("button", { name: "10:00 に予約する" }).click();
  await page.getByText("二重にはなりません").waitFor();
  expected(stage, /ERR_FAILED/);
  await page.getByRole("button", { name: "10:00 に予約する" }).click();
  await page.getByText(/山田 花子🐻さん（電話） 1歳\dか月を .* に予約しました。/).waitFor();
  await page.getByText("2/2人").waitFor();
  assert.equal(await page.getByRole("heading", { name: /山田 花子/ }).count(), 1, "booked once");

  // The next caller: nothing that was typed is lost to the full slot.
  await page.getByRole("button", { name: "電話で予約" }).click();
  await page.getByLabel("名前").fill("佐藤");
  await page.getByLabel("電話番号").fill("03-1234-5678");
  await page.getByLabel(/生年月日/).fill(await dayIn(-400));
  await page.getByLabel("アレルギー（必須）").selectOption("a");
  await page.getByRole("button", { name: "10:00 に予約する" }).click();
  await page.getByRole("button", { name: /11:00（空き2）/ }).click();
  await shown(page, "desk-call-full");
  await page.getByRole("button", { name: "11:00 に予約する" }).click();
  await page.getByRole("link", { name: /11:00 の枠を見る/ }).click();
  await page.getByRole("heading", { name: /佐藤さん/ }).waitFor();
  expected(stage, /409/);

  await page.goto(`${CITY}/console/#/bookings/${day}/${id}/week`);
  await page.getByRole("link", { name: /callの予約 3\/4人/ }).waitFor();
  await shown(page, "desk-week");
  await page.getByRole("link", { name: /callの予約 3\/4人/ }).click();
  await page.getByRole("link", { name: /2\/2人/ }).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("cell", { name: /^山田 花子🐻さん（電話）/, includeHidden: true }).last().isVisible(), true, "on paper");
  assert.equal(await page.getByRole("navigation", { name: "主なページ" }).isVisible(), false);
  await shoot(page, "desk-paper");
});

test("the sign-in runs out in the middle of a call: what was written down is there after the next one", async () => {
  const { slot } = await service("late");
  const page = await open(`#/slot/${slot(10)}`);
  await page.getByRole("button", { name: "電話で予約" }).click();
  await page.getByLabel("名前").fill("高橋");
  const refusal = { error: { code: "unauthorized", message: "" } };
  await page.route("**/slots?*", (route) => route.fulfill({ status: 401, json: refusal }), { times: 1 });
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await page.getByRole("alert").getByText("サインインの時間が切れました。").waitFor();
  await page.getByRole("button", { name: "サインイン" }).click();
  const officer = page.locator("form button").filter({ hasText: /./ }).first();
  await page.getByLabel("名前").or(officer).first().waitFor();
  if ((await page.getByLabel("名前").count()) === 0) await officer.click();
  await page.getByLabel("名前").waitFor();
  assert.equal(await page.getByLabel("名前").inputValue(), "高橋");
  expected(stage, /401/);

  // Whoever leaves is asked, and may.
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("link", { name: "1日の予約へ戻る" }).click();
  await page.getByRole("heading", { name: "予約", level: 1 }).waitFor();
});

test("a request is confirmed, a message goes out instead of a call and is answered, and a booking is cancelled", async () => {
  const { slot } = await service("thread", { confirmation: "by_staff" });
  const family = await booked("みお", slot(10));
  await booked("そら", slot(11));
  const page = await open(`#/slot/${slot(10)}`);
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /1歳6か月/ }) });
  await card.getByText("確認待ち").waitFor();
  await card.getByRole("button", { name: "予約を確定する" }).click();
  await card.getByText("●予約").waitFor();

  await card.locator("summary").click();
  await card.getByText("まだ連絡はありません。").waitFor();
  await card.getByLabel("この家庭に伝える").fill("当日は裏口からお入りください。");
  await shown(page, "desk-message");
  await card.getByRole("button", { name: "送る" }).click();
  await card.getByText("まだ開かれていません").waitFor();
  assert.equal(await card.getByLabel("この家庭に伝える").inputValue(), "");

  const messages = `/api/bookings/${family.booking.id}/messages`;
  const [read] = await family.api("GET", messages);
  assert.equal(read.text, "当日は裏口からお入りください。");
  await family.api("POST", messages, { text: "わかりました" }, { "Idempotency-Key": `desk-${run}-${++keys}` });
  await page.reload();
  await card.getByText("未読1").first().waitFor();
  await card.locator("summary").click();
  await card.getByText("✓ 既読").waitFor();
  await card.getByText("わかりました").waitFor();
  await card.getByText("未読1").first().waitFor({ state: "detached" });
  await card.getByRole("button", { name: "予約を取り消す…" }).click();
  await page.getByRole("dialog").getByText("家庭のLINEに").waitFor();
  await shown(page, "desk-cancel");
  await page.getByRole("dialog").getByRole("button", { name: "取り消す" }).click();
  await page.getByText("まだ予約はありません。").waitFor();

  // No is asked about once more too.
  await page.getByRole("link", { name: "次の枠 11:00" }).click();
  await page.getByRole("button", { name: "お断りする…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "お断りする" }).click();
  await page.getByText("まだ予約はありません。").waitFor();
});

test("who came is marked by keyboard, and a mark can be taken back", async () => {
  const id = `today-${run}`;
  const { now } = await city("GET", "/_city/clock");
  const japan = new Date(Date.parse(now) + 9 * 3_600_000 + 10 * 60_000).toISOString();
  const [date, time] = [japan.slice(0, 10), japan.slice(11, 16)];
  const about = { id, title: { ja: "今日の予約" }, for: "household" };
  await staff("POST", "/api/staff/services", { service: about, version: 0 });
  const slots = [{ starts_at: `${date}T${time}:00`, ends_at: `${date}T23:59:00`, capacity: 2 }];
  await staff("POST", `/api/staff/services/${id}/slots`, { slots });
  const slot_id = `${id}.${date.replaceAll("-", "")}T${time.replace(":", "")}.a`;
  await staff("POST", "/api/staff/bookings", { slot_id, name: "田中", phone: "090-1111-2222" });

  const page = await open(`#/slot/${slot_id}`);
  const came = page.getByRole("button", { name: "来所", exact: true });
  await tabTo(page, came);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "来所", pressed: true }).waitFor();
  assert.equal(await came.evaluate((button) => button === document.activeElement), true, "the focus stays");
  await shown(page, "desk-arrived");
  await page.getByRole("button", { name: "印を取り消す" }).click();
  await page.getByRole("button", { name: "来所", pressed: false }).waitFor();
});

test("a day is closed by a button that carries the number, counted again when it has changed", async () => {
  const { id, slot } = await service("close");
  await booked("ひなた", slot(10));
  const caller = { name: "鈴木", phone: "090-3333-4444", children: [{ birth_date: await dayIn(-500) }] };
  await staff("POST", "/api/staff/bookings", { slot_id: slot(11), ...caller });

  const page = await open(`#/closing/${id}/${day}`);
  await page.getByRole("button", { name: "だれに関わるか確かめる" }).click();
  await page.getByRole("button", { name: "2件に知らせて閉じる" }).waitFor();
  await page.getByText("鈴木さん").waitFor();
  await shown(page, "desk-closing");

  await booked("ゆい", slot(10));
  await page.getByRole("button", { name: "2件に知らせて閉じる" }).click();
  await page.getByText("確かめている間に予約が変わりました。").waitFor();
  expected(stage, /409/);
  await page.getByRole("button", { name: "3件に知らせて閉じる" }).click();
  await page.getByText("を閉じました。").waitFor();
  await page.getByRole("checkbox", { name: /鈴木さん/ }).check();
  await page.getByText("1/1件すみ").waitFor();
  await shown(page, "desk-closed");
  await page.getByRole("link", { name: "1日の予約へ戻る" }).click();
  await page.getByRole("link", { name: /0\/2人.*閉じた枠/ }).first().waitFor();
});

test("an officer describes a service, is told what contradicts itself, makes slots, and takes the records out", async () => {
  const id = `form-${run}`;
  const page = await open("#/services");
  await page.getByRole("link", { name: "新しいサービス" }).click();
  await page.getByLabel(/^記号（URL/).fill(id);
  await page.getByRole("group", { name: "名前" }).getByLabel("日本語（必須）").fill("親子の相談");
  await page.getByRole("button", { name: "時間帯を加える" }).click();
  await page.getByText("→ 6枠").waitFor();
  await page.getByLabel("曜日").selectOption("friday");
  await page.getByLabel("終わり", { exact: true }).fill("08:00");
  await page.getByText("年齢で決める").click();
  await page.getByRole("button", { name: "質問を加える" }).click();
  await page.getByRole("group", { name: "質問1" }).getByLabel("日本語（必須）").fill("駐車場を使いますか");
  await shown(page, "desk-service");

  // Leaving asks; saving tells what is wrong, where it is.
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("link", { name: "配信" }).click();
  await page.getByLabel("1枠の長さ").fill("");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("数字を入れてください。").first().waitFor();
  await page.getByLabel("1枠の長さ").fill("30");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("終わりが始まりより前か、同じになっています。").first().waitFor();
  const until = page.getByLabel("終わり", { exact: true });
  assert.equal(await until.getAttribute("aria-invalid"), "true");
  assert.equal(await until.evaluate((field) => field === document.activeElement), true, "the focus goes there");
  await shown(page, "desk-service-refused");
  expected(stage, /422/);
  await until.fill("12:00");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByRole("heading", { name: "親子の相談", level: 1 }).waitFor();
  await page.getByText("保存しました。").waitFor();
  await page.getByText("保存されている内容と同じです。").waitFor();

  // Someone else saves meanwhile; what is written here stays.
  await page.getByLabel("何日前の0時から").fill("30");
  const others = await staff("GET", "/api/staff/services");
  const { service: theirs, version } = others.find(({ service }) => service.id === id);
  await staff("POST", "/api/staff/services", { service: { ...theirs, cancel_minutes: 60 }, version });
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByRole("button", { name: "入力を残して、最新の版に重ねる" }).click();
  assert.equal(await page.getByLabel("何日前の0時から").inputValue(), "30");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("保存しました。").waitFor();
  expected(stage, /409/);

  await page.getByRole("link", { name: "枠を作る" }).click();
  await page.getByRole("button", { name: "何ができるか確かめる" }).click();
  await page.getByText(/^新しい枠 [1-9]\d*・変わる枠 0・そのまま 0$/).waitFor();
  await shown(page, "desk-slots");
  await page.getByRole("button", { name: /枠を作る・変える$/ }).click();
  await page.getByText("枠を作りました。").waitFor();
  await page.getByLabel("加える日").fill(day);
  await page.getByLabel("始まり").fill("20:00");
  await page.getByLabel("終わり").fill("20:30");
  await page.getByRole("button", { name: "この枠を加える" }).click();
  await page.getByText("枠を加えました。").waitFor();

  await page.goto(`${CITY}/console/#/services/${id}/records`);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSVを保存する" }).click(),
  ]);
  const { readFile } = await import("node:fs/promises");
  const bytes = await readFile(await file.path());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "Excel knows the encoding by these");
  assert.match(bytes.toString(), /^\ufeff予約,開始,終了.*駐車場を使いますか/);
  await page.getByRole("button", { name: "点検する" }).click();
  await page.getByText("すべて一致しています").waitFor();
  await shown(page, "desk-records");
});

test("a draw shows its promise before it is over, and everything to check it after", async () => {
  const { now } = await city("GET", "/_city/clock");
  const moment = (days) => new Date(Date.parse(now) + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 19);
  const campaign = { opens_at: moment(-1), closes_at: moment(3) };
  const opening = { days_before: 60, closes_minutes: 0, campaign };
  const { id, slot } = await service("draw", { admission: { kind: "draw" }, opening });
  for (const name of ["いつき", "あかり", "りく"]) await booked(name, slot(10));

  const page = await open(`#/services/${id}/draw`);
  await page.getByText(/^[0-9a-f]{64}$/).waitFor();
  const promised = await page.getByText(/^[0-9a-f]{64}$/).innerText();
  assert.equal(await page.getByRole("button", { name: "今すぐ抽選する" }).isDisabled(), true);
  await shown(page, "desk-draw");
  await page.getByRole("link", { name: "サービスの一覧へ戻る" }).click();
  await page.getByRole("heading", { name: "drawの予約" }).first().waitFor();
  await shown(page, "desk-services");

  // Four days later: the sign-in is over, the campaign too.
  await city("POST", "/_city/clock", { advance: "P4D" });
  await page.goto("about:blank");
  await page.goto(`${CITY}/console/#/services/${id}/draw`);
  const over = page.getByText("サインインの時間が切れました。");
  await over.or(page.getByText("（終わりました）")).first().waitFor();
  await open(`#/services/${id}/draw`);
  expected(stage, /401/);
  await page.getByText("（終わりました）").waitFor();
  const button = page.getByRole("button", { name: "今すぐ抽選する" });
  const result = page.getByText("申込み3件・当選2件");
  await button.or(result).first().waitFor();
  if ((await button.count()) > 0) await button.click();
  await result.first().click();
  assert.equal(await page.getByText("✓ 当選").count(), 2);
  const hashes = await page.getByText(/^[0-9a-f]{64}$/).allInnerTexts();
  assert.equal(hashes.length, 2, "the promise and the seed");
  assert.equal(hashes[0], promised);
  const digest = await crypto.subtle.digest("SHA-256", Buffer.from(hashes[1], "hex"));
  assert.equal(Buffer.from(digest).toString("hex"), promised);
  await shown(page, "desk-drawn");
});
