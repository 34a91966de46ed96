import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allSent, carer, guardian, nextMorning, openDevice, pass, readCard, status, tile } from "./kiosk-stage.mjs";
import { CITY, city, expected, fits, judge, shoot } from "./stage.mjs";

let staff;
let kiosk;
let device;
before(async () => {
  await nextMorning();
  staff = await carer();
  kiosk = await openDevice();
});
after(() => kiosk.close());

test("a tablet is enrolled with a code and six digits, and what is tapped on it stands on the staff's board", async () => {
  const { page } = kiosk;
  await page.goto(`${CITY}/kiosk/`);
  await page.getByText("この端末はまだ登録されていません。").waitFor();
  await judge(page, "a device that nobody knows");
  await fits(page, "a device that nobody knows");

  const { link } = await staff.code("gate", "正門");
  await page.goto("about:blank");
  await page.goto(`${CITY}/kiosk/${new URL(link).hash}`);
  await page.getByRole("button", { name: "この端末を登録する" }).waitFor();
  assert.equal(new URL(page.url()).hash, "", "the code is not in the history");
  await judge(page, "the enrolment");
  await page.getByRole("button", { name: "この端末を登録する" }).click();
  const check = await page.locator("[data-check]").textContent();
  await judge(page, "the six digits");
  await fits(page, "the six digits");
  await shoot(page, "kiosk-pending");
  device = await staff.approve(check);

  await tile(page, "青木 花").waitFor();
  await judge(page, "the gate");
  await fits(page, "the gate");
  await tile(page, "青木 花").click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel(/青木 蓮/).check();
  await sheet.getByLabel("青木 光（母）").check();
  await judge(page, "a passage");
  await fits(page, "a passage");
  await shoot(page, "kiosk-passage");
  await sheet.getByRole("button", { name: "登園", exact: true }).click();
  await page.getByText(/青木 花さん、青木 蓮さん 登園 .*この端末に保存しました/).waitFor();
  await status(page).getByText("送信済み 2件").waitFor();
  await shoot(page, "kiosk-gate");
  for (const child of ["k_01", "k_07"]) assert.equal((await staff.line(child)).standing, "present");
});

test("a mistake is taken back by a further fact, with a reason and a name", async () => {
  const { page } = kiosk;
  await pass(page, "石田 湊", "登園");
  await tile(page, "石田 湊").click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: /取り消す/ }).click();
  await sheet.getByLabel("ほかの子だった").check();
  await sheet.getByLabel("園 あおい").check();
  await judge(page, "taking back");
  await shoot(page, "kiosk-take-back");
  await sheet.getByRole("button", { name: "この記録を取り消す" }).click();
  await page.getByText("石田 湊さんの登園を取り消しました。").waitFor();
  await tile(page, "石田 湊.*まだ").waitFor();
  await status(page).getByText("送信済み 4件").waitFor();
  assert.equal((await staff.line("k_02")).standing, "awaited");
  const records = await staff.api("GET", `/children/k_02/records?day=${(await staff.api("GET", "/board")).day}`);
  assert.deepEqual(
    records.map(({ kind, voided, reason }) => ({ kind, voided, reason })),
    [
      { kind: "in", voided: true, reason: undefined },
      { kind: "void", voided: false, reason: "ほかの子だった" },
    ],
  );
});

test("a child is handed over to nobody who may not collect it", async () => {
  const { page } = kiosk;
  await pass(page, "上野 凪", "登園", "上野 彩（母）");
  await tile(page, "上野 凪").click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "降園", exact: true }).click();
  await sheet.getByText("お迎えの人を選んでください。").waitFor();
  await sheet.getByLabel("登録のない人（職員が確かめた）").check();
  await sheet.getByRole("button", { name: "降園", exact: true }).click();
  await sheet.getByText("確かめた職員を選んでください。").waitFor();
  await judge(page, "an obstacle");
  await sheet.getByLabel("上野 和子（祖母）").check();
  await sheet.getByRole("button", { name: "降園", exact: true }).click();
  await page.getByText(/上野 凪さん 降園/).waitFor();
  await tile(page, "上野 凪.*降園").waitFor();
});

test("a code of now opens the guardian's children; yesterday's picture and a forged one do not", async () => {
  const { page } = kiosk;
  const mother = await guardian(staff, "k_01", "g_01");
  const { now } = await city("GET", "/_city/clock");

  const yesterday = new Date(Date.parse(now) - 86_400_000).toISOString();
  await readCard(page, await mother.qr(yesterday));
  await page.getByText(/このQRは古いものです。/).waitFor();
  await judge(page, "a refused code");
  await shoot(page, "kiosk-old-code");

  const good = await mother.qr(now);
  await readCard(page, `${good.slice(0, -3)}abc`);
  await page.getByText(/この園のものと確かめられません/).waitFor();

  await readCard(page, good);
  const sheet = page.getByRole("dialog", { name: "青木 光さん" });
  await sheet.waitFor();
  await judge(page, "a guardian's code");
  await shoot(page, "kiosk-guardian");
  await sheet.getByRole("button", { name: "降園", exact: true }).click();
  await page.getByText(/青木 花さん、青木 蓮さん 降園/).waitFor();

  await readCard(page, "TS0004");
  await page.getByRole("dialog", { name: "江口 律" }).getByRole("button", { name: "登園", exact: true }).click();
  await page.getByText(/江口 律さん 登園/).waitFor();
});

test("without a network the page opens, records and says since when; nothing is lost when it comes back", async () => {
  const { page, context } = kiosk;
  await context.setOffline(true);
  await page.reload();
  await tile(page, "小川 陽").waitFor();
  await status(page).getByText(/オフライン \d+:\d\dから/).waitFor();
  await pass(page, "小川 陽", "登園", "小川 真由（母）");
  await tile(page, "小川 陽.*登園.*未送信").waitFor();
  await shoot(page, "kiosk-offline");
  await judge(page, "a gate without a network");
  await fits(page, "a gate without a network");
  assert.equal((await staff.line("k_05")).standing, "awaited");

  // The device restarts in the dead of the network.
  await page.reload();
  await tile(page, "小川 陽.*登園.*未送信").waitFor();
  await context.setOffline(false);
  await status(page).getByText("オンライン").waitFor();
  await allSent(page);
  assert.equal((await staff.line("k_05")).standing, "present");
  expected(kiosk, /ERR_INTERNET_DISCONNECTED/);
});

test("a full disk is said, and nothing is shown as saved", async () => {
  const { page } = kiosk;
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function () {
      IDBObjectStore.prototype.add = add;
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await tile(page, "加藤 芽").click();
  await page.getByRole("dialog").getByRole("button", { name: "登園", exact: true }).click();
  await page.getByRole("alert").getByText(/保存できませんでした。この端末の空きがありません。/).waitFor();
  await tile(page, "加藤 芽.*まだ").waitFor();
  await shoot(page, "kiosk-full");
  await pass(page, "加藤 芽", "登園");
});

test("paper goes out in the morning and comes back in the evening with its real time", async () => {
  const { page } = kiosk;
  await page.getByRole("button", { name: "名簿を出す" }).click();
  await page.getByRole("heading", { name: "紙の名簿" }).waitFor();
  await judge(page, "the paper twin");
  await fits(page, "the paper twin");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "ファイルに保存する" }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^meibo-\d{4}-\d\d-\d\d\.html$/);
  await page.emulateMedia({ media: "print" });
  await shoot(page, "kiosk-paper");
  await page.emulateMedia({ media: "screen" });

  await page.getByLabel("入れる職員").selectOption({ label: "森 みどり" });
  await page.getByLabel("子ども").selectOption({ label: "菊池 杏（きくち あん）" });
  await page.getByLabel("時刻").fill("07:31");
  await page.getByRole("button", { name: "この記録を入れる" }).click();
  await page.getByText(/菊池 杏さん 登園 07:31（紙から）/).waitFor();
  await page.getByRole("button", { name: "登園・降園" }).click();
  await page.getByRole("tab", { name: /うさぎ組/ }).click();
  await tile(page, "菊池 杏.*登園 7:31").waitFor();
  assert.equal(await page.getByRole("button", { name: "名簿を出す" }).count(), 0, "offered once");
  await allSent(page);
  assert.match((await staff.line("k_08")).since, /T07:31:00/);
});

test("a second window does not write the same log", async () => {
  const second = await kiosk.context.newPage();
  await second.goto(`${CITY}/kiosk/`);
  await second.getByText(/もう1つの画面が開いています/).waitFor();
  await judge(second, "a second window");
  await second.close();
});

test("a device that was taken out of use says so and forgets the roster", async () => {
  const { page } = kiosk;
  await staff.api("POST", `/devices/${device.id}/revocation`);
  await page.reload();
  await page.getByRole("heading", { name: "この端末は使えなくなりました" }).waitFor();
  await page.getByText("この端末に残っていた記録はすべて送りました。").waitFor();
  await judge(page, "a revoked device");
  await shoot(page, "kiosk-revoked");
  // It keeps asking whether it may come back.
  await page.goto("about:blank");
  expected(kiosk, /403/);
});
