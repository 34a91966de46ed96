import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, before, test } from "node:test";
import { allSent, carer, enrol, liveThrough, moveClock, nextMorning, openDevice, pass, status, tile } from "./kiosk-stage.mjs";
import { CITY, expected, fits, judge, openBrowser, resident, shoot } from "./stage.mjs";

const stages = [];
const open = async (make) => {
  const stage = await make;
  stages.push(stage);
  return stage;
};
before(nextMorning);
afterEach(async () => {
  const closed = await Promise.allSettled(stages.splice(0, Infinity).map((stage) => stage.close()));
  for (const { reason } of closed) if (reason) throw reason;
});

test("a device whose storage may vanish is refused in one sentence", async () => {
  const staff = await carer();
  const { page } = await open(openBrowser());
  const { link } = await staff.code("gate", "南門");
  await page.goto(`${CITY}/kiosk/${new URL(link).hash}`);
  await page.getByRole("button", { name: "この端末を登録する" }).click();
  await page.getByRole("alert").getByText(/アプリとして入れ、そのアイコンから開いてください。/).waitFor();
  await judge(page, "a device that may forget");
  await fits(page, "a device that may forget");
  assert.equal((await staff.api("GET", "/devices")).some(({ name }) => name === "南門"), false, "nobody was enrolled");
});

test("a tablet without a network hands its records to another, which brings them to the server", async () => {
  const staff = await carer();
  const mute = await open(openDevice());
  const carrier = await open(openDevice());
  await enrol(mute, staff, "gate", "北門");
  await enrol(carrier, staff, "class", "ひよこ組");
  await tile(mute.page, "江口 律").waitFor();
  await mute.context.setOffline(true);
  await pass(mute.page, "江口 律", "登園", "江口 大輔（父）");
  await mute.page.getByRole("button", { name: "この端末" }).click();
  await judge(mute.page, "the device's own page");
  await fits(mute.page, "the device's own page");
  await shoot(mute.page, "kiosk-device");
  const [file] = await Promise.all([
    mute.page.waitForEvent("download"),
    mute.page.getByRole("button", { name: "記録をファイルにする（1件）" }).click(),
  ]);
  const folder = await mkdtemp(join(tmpdir(), "tsunagu-carried-"));
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);

  await carrier.page.getByRole("button", { name: "この端末" }).click();
  await carrier.page.getByLabel("ほかの端末で作ったファイル").setInputFiles(path);
  await carrier.page.getByText("ほかの端末の記録を1件、サーバーに届けました。").waitFor();
  await rm(folder, { recursive: true });
  assert.equal((await staff.line("k_04")).standing, "present");

  // The mute one comes back and says it again; nothing happens twice.
  await mute.context.setOffline(false);
  await mute.page.getByRole("button", { name: "登園・降園" }).click();
  await status(mute.page).getByText("送信済み 1件").waitFor();
  assert.equal((await staff.line("k_04")).stays.length, 1);
  expected(mute, /ERR_INTERNET_DISCONNECTED/);
});

test("a roster is shredded after a day without contact; what was recorded stays and is sent", async () => {
  const staff = await carer();
  const kiosk = await open(openDevice());
  const { page, context } = kiosk;
  await enrol(kiosk, staff, "gate", "東門");
  await tile(page, "小川 陽").waitFor();
  await context.setOffline(true);
  await pass(page, "小川 陽", "登園");
  await moveClock({ advance: "PT25H" });
  await liveThrough(kiosk, 25);
  await page.reload();
  await page.getByText(/24時間以上通信がないため、名簿を消しました。/).waitFor();
  assert.equal(await page.getByText("小川 陽").count(), 0);
  await judge(page, "a kiosk without a roster");
  await shoot(page, "kiosk-shredded");
  await context.setOffline(false);
  await tile(page, "小川 陽").waitFor();
  await allSent(page);
  const { day } = await staff.api("GET", "/board");
  const yesterday = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  const records = await staff.api("GET", `/children/k_05/records?day=${yesterday}`);
  assert.deepEqual(records.map(({ kind }) => kind), ["in"]);
  expected(kiosk, /ERR_INTERNET_DISCONNECTED/);
});

test("a clock that jumps while the page restarts is learned from the refusal", async () => {
  const staff = await carer();
  const kiosk = await open(openDevice());
  const { page } = kiosk;
  await enrol(kiosk, staff, "gate", "西門");
  await tile(page, "小川 陽").waitFor();
  await liveThrough(kiosk, 24 * 365);
  await page.reload();
  try {
    await status(page).getByText("オンライン").waitFor({ timeout: 5_000 });
  } finally {
    // A device that is not heard keeps trying; this one has said enough.
    await page.goto("about:blank");
    expected(kiosk, /401/);
  }
});

test("the tablet at a centre's entrance shows a code that the centre takes for two minutes", async () => {
  const staff = await carer("hidamari");
  const entrance = await open(openDevice({ viewport: { width: 800, height: 1280 } }));
  const { page } = entrance;
  await enrol(entrance, staff, "entry", "入口");
  const picture = page.getByRole("img", { name: "入口のQR" });
  await picture.waitFor();
  await judge(page, "the entrance");
  await fits(page, "the entrance");
  await shoot(page, "kiosk-entry");
  const address = await picture.getAttribute("data-code");
  const [, facility_id, code] = /^https:\/\/liff\.line\.me\/[^#]+#enter\/([^/]+)\/(t\d+\..+)$/.exec(address);

  const family = await resident("そら");
  const visit = { facility_id, code, adults: 1, children: [1], remember: false };
  await family.api("POST", "/api/visits", visit, { "Idempotency-Key": crypto.randomUUID() });
  await moveClock({ advance: "PT3M" });
  await assert.rejects(
    family.api("POST", "/api/visits", visit, { "Idempotency-Key": crypto.randomUUID() }),
    /code_invalid/,
    "a picture of it",
  );
});
