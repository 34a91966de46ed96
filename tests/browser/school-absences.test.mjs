/** A school's morning: a guardian reports in taps, the other one sees it, the office looks before the bell, a teacher confirms. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { newKey, nextMorning, shown } from "./attendance-stage.mjs";
import { openAs, school, teacher } from "./school-stage.mjs";
import { CITY, dayIn, expected, openBrowser, shoot, sizes } from "./stage.mjs";

let phone;
let desk;
let at;
before(async () => {
  phone = await openBrowser(sizes.phone);
  desk = await openBrowser(sizes.desk);
  // The bell is at 8:30.
  await nextMorning();
  at = await school("hayashi");
});
after(async () => {
  await phone.close();
  await desk.close();
});

async function open(guardian, place = "nursery") {
  const { page } = phone;
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=${encodeURIComponent(place)}#id_token=${encodeURIComponent(guardian.id_token)}`);
  return page;
}

const card = (page) => page.getByRole("article", { name: "🐻 空野 ひなた" });
const done = (page, text) => page.getByRole("status").filter({ hasText: text }).waitFor();
const said = async (guardian) =>
  (await guardian.api("GET", "/api/attendance"))[0].absences.map(({ day, kind, why, at, note }) =>
    [day, kind, why, at, note].filter(Boolean).join(" "),
  );

test("a guardian reports in taps: late today, and put right; absent tomorrow, and taken back", async () => {
  const page = await open(at.mari);
  await page.getByRole("link", { name: "学校", exact: true }).waitFor();
  await card(page).getByText("きょうの連絡はありません").waitFor();
  await shown(page, "school-liff");
  await card(page).getByRole("button", { name: "お休み・遅刻・早退を伝える" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("遅刻", { exact: true }).click();
  await sheet.getByRole("button", { name: "この内容で学校に伝える" }).click();
  await sheet.getByRole("alert").getByText("時刻を選んでください。").waitFor();
  await sheet.getByText("10時", { exact: true }).click();
  await sheet.getByText("30分", { exact: true }).click();
  await sheet.getByText("🐻 きょう 遅刻（10:30に着く）").waitFor();
  await shown(page, "school-liff-late");
  await sheet.getByRole("button", { name: "この内容で学校に伝える" }).click();
  await done(page, "遅刻を学校に伝えました。");
  await card(page).getByText("きょうは10:30に来ると伝えてあります").waitFor();

  // The doctor takes longer.
  await page.getByRole("button", { name: "🐻 きょう の遅刻の連絡を直す" }).click();
  await sheet.getByText("11時", { exact: true }).click();
  await sheet.getByText("ひとことを添える").click();
  await sheet.getByLabel("ひとこと").fill("通院");
  await shown(page, "school-liff-change");
  await sheet.getByRole("button", { name: "保存する" }).click();
  await done(page, "連絡を直しました");
  const today = await dayIn(0);
  assert.deepEqual(await said(at.mari), [`${today} late sick 11:30 通院`]);

  // Two taps, and a reason that schools have.
  await card(page).getByRole("button", { name: "お休み・遅刻・早退を伝える" }).click();
  await sheet.getByText("きょう", { exact: true }).click();
  await sheet.getByText("あした", { exact: true }).click();
  await sheet.getByText("忌引", { exact: true }).click();
  await shown(page, "school-liff-absent");
  await sheet.getByRole("button", { name: "この内容で学校に伝える" }).click();
  await done(page, "お休みを学校に伝えました。");
  assert.deepEqual(await said(at.mari), [`${today} late sick 11:30 通院`, `${await dayIn(1)} absent bereavement`]);
  await page.getByRole("button", { name: "🐻 あした のお休みを取り消す" }).click();
  await sheet.getByRole("button", { name: "取り消す" }).click();
  await done(page, "お休みを取り消しました");
  assert.equal((await said(at.mari)).length, 1);
});

test("the other guardian sees the report, and an absence takes its place", async () => {
  const page = await open(at.ken);
  await card(page).getByText("きょうは11:30に来ると伝えてあります").waitFor();
  await page.getByText("ほかの保護者が伝えたものも出ます。").waitFor();
  await page.getByRole("listitem").filter({ hasText: "遅刻（11:30に着く）" }).getByText("通院").waitFor();
  await shown(page, "school-liff-other");
  await card(page).getByRole("button", { name: "お休み・遅刻・早退を伝える" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("遅刻・早退の連絡がある日は、お休みだけになります。").waitFor();
  await sheet.getByText("感染症", { exact: true }).click();
  await sheet.getByRole("button", { name: "この内容で学校に伝える" }).click();
  await done(page, "お休みを学校に伝えました。");
  await card(page).getByText("きょうはお休みと伝えてあります").waitFor();
  assert.deepEqual(await said(at.mari), [`${await dayIn(0)} absent infection`]);
});

test("the pages of a school speak easy Japanese and English", async () => {
  for (const language of ["ja-easy", "en"]) {
    await at.ken.api("PATCH", "/api/me", { language });
    const page = await open(at.ken);
    await card(page).getByRole("button", { name: language === "en" ? /Withdraw/ : /やめる/ }).waitFor();
    await shown(page, `school-liff-${language}`);
    await card(page).getByRole("button", { name: language === "en" ? /Report absent/ : /休む・おくれる/ }).click();
    await shown(page, `school-liff-sheet-${language}`);
  }
});

test("the office sees every class before the bell, and the teacher confirms one with one button", async () => {
  const today = await dayIn(0);
  const child_ids = [`${at.id}.k_4`];
  await at.you.api("POST", "/api/absences", { child_ids, kind: "late", days: [today], why: "private", at: "09:30" }, { "Idempotency-Key": newKey() });
  const page = await openAs(desk, "t-hayashi", at.id, `#/attendance/${at.id}/board`);
  const row = (name) => page.getByRole("region", { name: "クラスごとの人数" }).getByRole("row").filter({ hasText: name });
  await row("1年1組").waitFor();
  const cells = async (name) => (await row(name).getByRole("cell").allTextContents()).map((text) => text.trim());
  assert.deepEqual(await cells("1年1組"), ["3", "1", "0", "0", "2", "未確認 3人"]);
  assert.deepEqual(await cells("1年2組"), ["1", "0", "1", "0", "0", "未確認 1人"]);
  assert.deepEqual(await cells("全校"), ["4", "1", "1", "0", "2", "未確認 4人"]);
  await page.getByText("欠席：感染症（出席停止）").waitFor();
  await page.getByText("遅刻 9:30に着く：家庭の都合").waitFor();
  await shown(page, "school-board");

  await page.getByRole("button", { name: "1年1組の出席簿を確かめる" }).click();
  const mark = (name) => page.getByLabel(`${name}の出席簿`, { exact: true });
  assert.equal(await mark("空野 ひなた").inputValue(), "suspend", "what the report leads to");
  assert.equal(await mark("山辺 りん").inputValue(), "");
  // Nobody called about いと, who is not there.
  await mark("森野 いと").selectOption("sick");
  await shown(page, "school-confirm");
  await page.getByRole("button", { name: "1年1組の3人を出席簿に書く（出席 1人・記号 2人）" }).click();
  await page.getByText("1年1組の出席簿に書きました。").waitFor();
  await page.getByText("出席簿：停 出席停止").waitFor();
  assert.deepEqual((await cells("1年1組")).at(-1), "✓ 確かめずみ");
  await shown(page, "school-confirmed");

  // Somebody else was faster at the other class: nothing is written over theirs.
  await page.getByRole("button", { name: "1年2組の出席簿を確かめる" }).click();
  const marks = `/api/staff/facilities/${at.id}/children/k_4/marks/${today}`;
  await teacher("t-other", at.id, "PUT", marks, { mark: null, note: "間に合った", version: 0 });
  await page.getByRole("button", { name: /^1年2組の1人を出席簿に書く/ }).click();
  await page.getByText("ほかの人が先にこのクラスを確かめました。").waitFor();
  await shoot(page, "school-confirm-stale");
  await page.getByRole("button", { name: "新しい内容を読む" }).click();
  await page.waitForFunction(() => document.querySelector('select[aria-label="海原 なぎさの出席簿"]')?.value === "");
  await page.getByRole("button", { name: "やめる" }).click();
  expected(desk, /409/);
});

test("one mark is put right with a note, and the month goes into a spreadsheet", async () => {
  const { page } = desk;
  await page.getByRole("button", { name: /空野 ひなた/ }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("出席簿：停 出席停止").waitFor();
  await sheet.getByLabel("出席簿に書く").selectOption("sick");
  await sheet.getByLabel("メモ（なくてもよい）").fill("診断を確認");
  await sheet.getByRole("button", { name: "この子を出席簿に書く" }).click();
  await sheet.getByText("✓ 出席簿に書きました。").waitFor();
  await sheet.getByText("前は「停」").waitFor();
  await shown(page, "school-pupil");
  await sheet.getByRole("button", { name: "閉じる" }).click();

  await page.getByRole("link", { name: "出席簿" }).click();
  await page.getByRole("heading", { name: /1年1組 出席簿/ }).waitFor();
  const row = (name) => page.getByRole("row").filter({ hasText: name });
  await row("空野 ひなた").waitFor();
  const texts = async (name) => (await row(name).getByRole("cell").allTextContents()).map((text) => text.trim());
  assert.deepEqual(await texts("空野 ひなた"), ["10", "病*（直した）", "1", "0", "1", "1", "0", "0", "0"]);
  assert.deepEqual(await texts("山辺 りん"), ["3", "出席", "1", "0", "1", "0", "1", "0", "0"]);
  await shown(page, "school-register");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSVを保存する" }).click();
  const csv = await readFile(await (await waiting).path(), "utf8");
  assert.ok(csv.startsWith("\u{feff}番号,氏名,よみ,") && csv.includes("10,空野 ひなた,そらの ひなた,病,1,0,1,1,0,0,0"), csv);
  await page.getByRole("button", { name: "前の月" }).click();
  await page.getByText("この月に確かめた日は、まだありません。").waitFor();
  await shown(page, "school-register-empty");
});
