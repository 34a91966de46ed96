/** A guardian's morning: joining, absences with and without a network, the way, the QR at the gate, and a centre's entrance. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { after, before, test } from "node:test";
import { CITY, city, dayIn, expected, fits, judge, openBrowser, resident, shoot, sizes } from "./stage.mjs";

const HANA = "k_01";
const REN = "k_07";
const NURSERY = "/api/staff/facilities/tsunagu-hoikuen";

let stage;
let staff;
before(async () => {
  stage = await openBrowser(sizes.phone);
  // A morning of its own: whatever was written down before is yesterday's.
  await city("POST", "/_city/clock", { set: `${await dayIn(1)}T07:50:00+09:00` });
  await signIn();
});
after(() => stage.close());

/** Staff at this hour of the city's clock; a token does not last a day. */
async function signIn() {
  const carer = await city("POST", "/_city/staff/token", { roles: ["carer"], scopes: ["tsunagu-hoikuen"] });
  const officer = await city("POST", "/_city/staff/token", { roles: ["officer"], scopes: ["*"] });
  const call = (token) => (method, path, body, headers = {}) =>
    city(method, path, body, { Authorization: `Bearer ${token}`, ...headers });
  staff = { carer: call(carer.token), officer: call(officer.token) };
}

const invite = (child, guardian_id) => staff.carer("POST", `${NURSERY}/children/${child}/invitations`, { guardian_id });

const write = async (child, fact, at) =>
  staff.carer(
    "POST",
    `${NURSERY}/children/${child}/facts`,
    { day: await dayIn(0), by: "s_aoi", fact: at ? { ...fact, at } : fact },
    { "Idempotency-Key": crypto.randomUUID() },
  );

/** What the facility knows of a child today. */
async function line(child) {
  const board = await staff.carer("GET", `${NURSERY}/board`);
  return board.lines.find((one) => one.child_id === child);
}

async function open(guardian, place, page = stage.page) {
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=${encodeURIComponent(place)}#id_token=${encodeURIComponent(guardian.id_token)}`);
  return page;
}

async function shown(page, name) {
  await judge(page, name);
  await fits(page, name);
  await shoot(page, name);
}

/** A guardian who has joined these children already. */
async function guardianOf(name, guardian_id, children) {
  const guardian = await resident(name);
  for (const [child, token] of Object.entries(children)) {
    const { code } = await invite(child, guardian_id);
    await guardian.api("POST", "/api/attendance/joining", { code, token });
  }
  for (const { absences } of await guardian.api("GET", "/api/attendance")) {
    for (const { id } of absences) await guardian.api("DELETE", `/api/absences/${id}`);
  }
  return guardian;
}

const card = (page, token) => page.getByRole("article", { name: new RegExp(`^${token}`) });
const done = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();

test("a guardian joins with the facility's code and sees the child's day", async () => {
  const guardian = await resident("ひかり");
  const { code } = await invite(HANA, "g_01");
  const page = await open(guardian, "calendar");
  await page.getByText("まだ登録がありません。").waitFor();
  assert.equal(await page.getByRole("link", { name: "園", exact: true }).count(), 0);

  // As the facility's link has it: behind the `#`.
  await page.evaluate((fragment) => {
    location.hash = fragment;
  }, `join/${code}`);
  await page.getByText("この登録でよろしいですか").waitFor();
  await page.getByText("青木 花 さんの母").waitFor();
  await page.getByRole("radio", { name: "🐰" }).check({ force: true });
  await shown(page, "nursery-join");
  await page.getByRole("button", { name: "登録する" }).click();
  await done(page, "🐰 を登録しました。");
  await card(page, "🐰").getByText("登園の記録は、まだ届いていません").waitFor();
  await card(page, "🐰").getByText("09:00 までに登園").waitFor();
  await page.getByRole("link", { name: "園", exact: true }).waitFor();
  assert.ok(!page.url().includes(code), "the code does not stay in the address");
  await shown(page, "nursery-joined");

  // The sibling by a code that is typed, as people write it; the first one's emoji is taken.
  const second = await invite(REN, "g_01");
  await page.getByRole("link", { name: "ほかの子どもを登録する" }).click();
  await shown(page, "nursery-join-code");
  await page.getByLabel("学校・園から受け取ったコード").fill(second.code.toLowerCase().replace(/(.{4})/g, "$1-"));
  await page.getByRole("button", { name: "次へ" }).click();
  await page.getByText("青木 蓮 さんの母").waitFor();
  assert.equal(await page.getByRole("radio", { name: "🐰" }).isDisabled(), true);
  await page.getByRole("button", { name: "登録する" }).click();
  await card(page, "🐰").waitFor();
  assert.equal((await guardian.api("GET", "/api/attendance")).length, 2);

  // Used up: the service's sentence, and a way on.
  await open(guardian, `join/${code}`);
  await page.getByRole("alert").getByText("このコードは使えません").waitFor();
  await shown(page, "nursery-join-over");
  await page.getByRole("link", { name: "別のコードを入れる" }).click();
  await page.getByLabel("学校・園から受け取ったコード").waitFor();
  expected(stage, /status of 400|status of 404|status of 409|status of 410|status of 422/);
});

test("two siblings stay at home for two days; one day is withdrawn, the reason of another changed", async () => {
  const guardian = await guardianOf("ひかり", "g_01", { [HANA]: "🐰", [REN]: "🦊" });
  const page = await open(guardian, "nursery");
  await card(page, "🐰").getByRole("button", { name: "お休みを伝える" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("青木 蓮").click();
  await sheet.getByText("あした", { exact: true }).click();
  await sheet.getByText("🐰 🦊 きょう〜あした お休み").waitFor();
  await shown(page, "nursery-absence");
  await sheet.getByText("ほかの日（31日先まで）").click();
  await judge(page, "the month in the sheet");
  await fits(page, "the month in the sheet");
  await sheet.getByText("ほかの日（31日先まで）").scrollIntoViewIfNeeded();
  await shoot(page, "nursery-absence-month");
  await sheet.getByRole("button", { name: "この内容で園に伝える" }).click();
  await done(page, "お休みを園に伝えました。");

  const [hana, ren] = await guardian.api("GET", "/api/attendance");
  const [today, tomorrow] = [await dayIn(0), await dayIn(1)];
  for (const { absences } of [hana, ren]) {
    assert.deepEqual(
      absences.map(({ day, why }) => [day, why]),
      [
        [today, "sick"],
        [tomorrow, "sick"],
      ],
    );
  }
  assert.equal((await line(HANA)).standing, "absent");
  await card(page, "🦊").getByText("お休みと伝わっています").waitFor();
  await page.getByRole("heading", { name: "これからの連絡" }).scrollIntoViewIfNeeded();
  await shown(page, "nursery-absences");

  await page.getByRole("button", { name: "🦊 あした のお休みを取り消す" }).click();
  await shown(page, "nursery-withdraw");
  await sheet.getByRole("button", { name: "取り消す" }).click();
  await done(page, "お休みを取り消しました");
  await page.getByRole("button", { name: "🐰 あした のお休みの連絡を直す" }).click();
  await sheet.getByText("家の都合").click();
  await sheet.getByRole("button", { name: "保存する" }).click();
  await done(page, "連絡を直しました");
  const after = await guardian.api("GET", "/api/attendance");
  assert.deepEqual(
    after.map(({ absences }) => absences.map(({ day, why }) => `${day} ${why}`)),
    [[`${today} sick`, `${tomorrow} private`], [`${today} sick`]],
  );
});

test("what is said without a network waits on the phone, can be put right, and is sent by itself", async () => {
  const { context } = stage;
  const guardian = await guardianOf("なお", "g_03", { k_02: "🐼" });
  const page = await open(guardian, "nursery");
  await card(page, "🐼").waitFor();
  await context.setOffline(true);
  await card(page, "🐼").getByRole("button", { name: "お休みを伝える" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "この内容で園に伝える" }).click();
  const waiting = page.getByRole("listitem").filter({ hasText: "まだ園に届いていません" });
  await waiting.waitFor();
  await shown(page, "nursery-waiting");

  await waiting.getByRole("button", { name: "直す" }).click();
  await sheet.getByText("家の都合").click();
  await sheet.getByText("あした", { exact: true }).click();
  await sheet.getByRole("button", { name: "この内容で園に伝える" }).click();
  await waiting.getByText("きょう〜あした").waitFor();
  assert.equal(await waiting.count(), 1);
  assert.deepEqual((await guardian.api("GET", "/api/attendance"))[0].absences, []);

  await context.setOffline(false);
  await done(page, "連絡が届きました。");
  await waiting.waitFor({ state: "detached" });
  assert.deepEqual(
    (await guardian.api("GET", "/api/attendance"))[0].absences.map(({ why }) => why),
    ["private", "private"],
  );
  await card(page, "🐼").getByText("お休みと伝わっています").waitFor();

  // Withdrawn before it left: the nursery never hears of it.
  await context.setOffline(true);
  await card(page, "🐼").getByRole("button", { name: "お休みを伝える" }).click();
  await sheet.locator("label", { hasText: await inWords(3) }).click();
  await sheet.getByRole("button", { name: "この内容で園に伝える" }).click();
  await waiting.getByRole("button", { name: "送るのをやめる" }).click();
  await done(page, "送るのをやめました");
  await context.setOffline(false);
  await page.reload();
  await card(page, "🐼").waitFor();
  assert.equal((await guardian.api("GET", "/api/attendance"))[0].absences.length, 2);
  expected(stage, /ERR_INTERNET_DISCONNECTED/);
});

test("a report waits over a reload, and a day that passed meanwhile is not sent in silence", async () => {
  const { context } = stage;
  const guardian = await guardianOf("だいすけ", "g_06", { k_04: "🐨" });
  const page = await open(guardian, "nursery");
  await card(page, "🐨").waitFor();
  const [yesterday, today] = [await dayIn(-1), await dayIn(0)];
  const { child_id } = (await guardian.api("GET", "/api/attendance"))[0];
  await page.evaluate(
    ([owner, child, days]) => {
      const report = { child_ids: [child], days, why: "sick" };
      const item = { key: crypto.randomUUID(), state: "waiting", report, tried: false };
      localStorage.setItem(`tsunagu.outbox.${owner}`, JSON.stringify([item]));
    },
    [guardian.user_id, child_id, [yesterday, today]],
  );
  await page.reload();
  const gone = page.getByRole("listitem").filter({ hasText: "園に届けられませんでした" });
  await gone.getByText("送る前に日が過ぎたため").waitFor();
  await done(page, "連絡が届きました。");
  await shown(page, "nursery-lapsed");
  assert.deepEqual(
    (await guardian.api("GET", "/api/attendance"))[0].absences.map(({ day }) => day),
    [today],
  );
  await page.reload();
  await gone.getByRole("button", { name: "読みました" }).click();
  await gone.waitFor({ state: "detached" });

  // Refused once it could be sent: the child has left the list of this guardian meanwhile.
  await context.setOffline(true);
  await card(page, "🐨").getByRole("button", { name: "お休みを伝える" }).click();
  await page.getByRole("dialog").getByText("あした", { exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "この内容で園に伝える" }).click();
  await page.getByRole("listitem").filter({ hasText: "まだ園に届いていません" }).waitFor();
  await guardian.api("DELETE", `/api/attendance/${child_id}`);
  await context.setOffline(false);
  await gone.getByRole("alert").getByText("お探しの登録は見つかりませんでした").waitFor();
  await shown(page, "nursery-refused");
  expected(stage, /ERR_INTERNET_DISCONNECTED|status of 404/);
});

test("a child is on the way, arrives, and is picked up", async () => {
  const guardian = await guardianOf("まゆ", "g_07", { k_05: "🐻" });
  const page = await open(guardian, "nursery");
  await card(page, "🐻").getByRole("button", { name: "これから行きます" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("30分").click();
  await shown(page, "nursery-on-way");
  await sheet.getByRole("button", { name: "園に伝える" }).click();
  await done(page, "これから行くと、園に伝えました。");
  await card(page, "🐻").getByText("これから行くと、園に伝わっています").waitFor();
  assert.ok((await line("k_05")).coming);

  const today = await dayIn(0);
  await write("k_05", { kind: "in" }, `${today}T07:45:00+09:00`);
  await page.reload();
  await card(page, "🐻").getByText("07:45 に登園しました").waitFor();
  assert.equal(await card(page, "🐻").getByRole("button", { name: "これから行きます" }).count(), 0);
  await card(page, "🐻").getByText("お迎えに来られる方").click();
  await card(page, "🐻").getByText("小川 真由（母）").waitFor();
  await shown(page, "nursery-present");

  await write("k_05", { kind: "out" }, `${today}T07:49:00+09:00`);
  await page.reload();
  await card(page, "🐻").getByText("07:49 に降園しました").waitFor();
  await card(page, "🐻").getByText("07:45 登園 〜 07:49 降園").waitFor();
  await shoot(page, "nursery-left");

  await card(page, "🐻").getByText("お迎えに来られる方").click();
  await page.getByRole("button", { name: "🐻 この登録をやめる" }).click();
  await shown(page, "nursery-leave");
  await sheet.getByRole("button", { name: "登録をやめる" }).click();
  await done(page, "登録をやめました");
  await page.getByText("学校・園に通うお子さんが、まだ登録されていません。").waitFor();
  await shown(page, "nursery-none");
});

test("the guardian's QR changes every 30 seconds and needs no network", async () => {
  const guardian = await guardianOf("ひかり", "g_01", { [HANA]: "🐰", [REN]: "🦊" });
  const page = await stage.context.newPage();
  await page.clock.install();
  await open(guardian, "nursery", page);
  await page.getByRole("link", { name: "QRを見せる" }).click();
  const code = page.locator("[data-code]");
  await page.getByRole("img", { name: "登園・降園のQR" }).waitFor();
  await shown(page, "nursery-pass");
  const first = await code.getAttribute("data-code");

  const [pass] = await guardian.api("GET", "/api/attendance/passes");
  const right = (text) => {
    const [, person, step] = text.split(".");
    assert.equal(person, "g_01");
    const mac = createHmac("sha256", Buffer.from(pass.key, "base64url")).update(step).digest();
    return `TSN1.g_01.${step}.${mac.subarray(0, 8).toString("base64url")}`;
  };
  assert.equal(first, right(first));
  const { now } = await city("GET", "/_city/clock");
  assert.ok(Math.abs(Number(first.split(".")[2]) - Date.parse(now) / 30_000) < 4, "by the service's clock");

  await stage.context.setOffline(true);
  await page.clock.runFor(30_000);
  await page.waitForFunction((old) => document.querySelector("[data-code]")?.dataset.code !== old, first);
  const second = await code.getAttribute("data-code");
  assert.equal(second, right(second));
  assert.equal(Number(second.split(".")[2]), Number(first.split(".")[2]) + 1);

  // Left and opened again without a network: the keys are on the phone.
  await page.getByRole("link", { name: "園のページに戻る" }).click();
  await page.getByRole("link", { name: "QRを見せる" }).click();
  await page.getByRole("img", { name: "登園・降園のQR" }).waitFor();
  await shoot(page, "nursery-pass-offline");
  await stage.context.setOffline(false);
  await page.close();
  expected(stage, /ERR_INTERNET_DISCONNECTED/);
});

test("a family enters the centre by its QR, and keeps the visit only if it wants to", async () => {
  const guardian = await resident("ゆい");
  await guardian.api("POST", "/api/children", { kind: "child", birth_date: await dayIn(-800), token: "🐶" });
  const centres = await staff.officer("GET", "/api/staff/facilities");
  const { poster_code } = centres.find(({ facility }) => facility.id === "hidamari");

  const page = await open(guardian, `enter/hidamari/${poster_code}`);
  await page.getByText("子育て支援センターひだまり").waitFor();
  assert.equal(await page.getByRole("checkbox", { name: /🐶.*2歳/ }).isChecked(), true);
  await shown(page, "centre-enter");
  const started = performance.now();
  await page.getByRole("button", { name: "大人を増やす" }).click();
  await page.getByRole("button", { name: "＋ 4歳" }).click();
  await page.getByText("わが家の記録に残す").click();
  await page.getByRole("button", { name: "受付する" }).click();
  await done(page, "受付しました。どうぞお入りください。");
  assert.ok(performance.now() - started < 10_000);
  await shown(page, "centre-entered");
  await page.reload();
  await done(page, "受付しました。どうぞお入りください。");

  await page.getByRole("link", { name: "行った記録" }).click();
  await page.getByText("子育て支援センターひだまり").waitFor();
  await shown(page, "centre-visits");
  await page.getByRole("button", { name: "記録をすべて消す" }).click();
  await shown(page, "centre-forget");
  await page.getByRole("dialog").getByRole("button", { name: "記録をすべて消す" }).click();
  await done(page, "記録を消しました");
  assert.deepEqual(await guardian.api("GET", "/api/visits"), []);

  const stranger = await resident("りく");
  await open(stranger, "enter/hidamari/t1.AAAAAAAAAAA");
  await page.getByRole("button", { name: "受付する" }).click();
  await page.getByText("入口のQRを、もう一度読み取ってください。").waitFor();
  await shown(page, "centre-over");
  expected(stage, /status of 4\d\d/);
});

test("the QR is shown even when the service gives no answer at the start", async () => {
  const guardian = await guardianOf("けん", "g_11", { k_09: "🐸" });
  const page = await open(guardian, "pass");
  await page.getByRole("img", { name: "登園・降園のQR" }).waitFor();
  await page.route("**/api/**", (route) => route.abort());
  await page.reload();
  await page.getByRole("img", { name: "登園・降園のQR" }).waitFor();
  await page.getByRole("alert").waitFor();
  await shown(page, "nursery-pass-alone");
  await page.unroute("**/api/**");
  expected(stage, /ERR_FAILED/);
});

test("the pages speak easy Japanese and English", async () => {
  const guardian = await guardianOf("Mina", "g_10", { k_08: "🐧" });
  for (const language of ["ja-easy", "en"]) {
    await guardian.api("PATCH", "/api/me", { language });
    const page = await open(guardian, "nursery");
    await card(page, "🐧").waitFor();
    await page.getByRole("link", { name: language === "en" ? "Nursery" : "園", exact: true }).waitFor();
    await shown(page, `nursery-${language}`);
  }
});

test("after the cut-off the page says what is known, and no more", async () => {
  await city("POST", "/_city/clock", { set: `${await dayIn(0)}T09:40:00+09:00` });
  await signIn();
  const guardian = await guardianOf("ちか", "g_12", { k_10: "🐯" });
  const page = await open(guardian, "nursery");
  await card(page, "🐯").getByText(/登園の時刻を過ぎましたが、記録がありません|園の端末からの連絡が届いていません/).waitFor();
  await shown(page, "nursery-cut-off");
});

/** `4月16日（木）`. */
async function inWords(days) {
  const day = await dayIn(days);
  const weekday = new Intl.DateTimeFormat("ja", { weekday: "short", timeZone: "UTC" }).format(new Date(`${day}T00:00Z`));
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日（${weekday}）`;
}
