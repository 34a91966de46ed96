/** A school's morning: a guardian reports in taps, the other one sees it, the office looks before the bell, a teacher confirms. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nextMorning, shown, staff } from "./attendance-stage.mjs";
import { openAs, school, teacher } from "./school-stage.mjs";
import { CITY, dayIn, expected, openBrowser, sizes } from "./stage.mjs";

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
    await card(page).getByRole("button", { name: language === "en" ? /Report/ : /つたえる|休む・おくれる/ }).last().click();
    await shown(page, `school-liff-sheet-${language}`);
  }
});
