import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CITY, dayIn, judge, openBrowser, resident, shoot, sizes } from "./stage.mjs";

let stage;
before(async () => {
  stage = await openBrowser(sizes.phone);
});
after(() => stage.close());

test("a guardian registers a child on the page, reads the calendar, and changes the language", async () => {
  const { page } = stage;
  const guardian = await resident("さくら");
  await page.goto(`${CITY}/liff/#id_token=${encodeURIComponent(guardian.id_token)}`);

  await page.getByText("まだ登録がありません。").waitFor();
  await shoot(page, "liff-empty");
  await page.getByRole("link", { name: "子ども・妊娠を登録する" }).click();
  await page.getByRole("button", { name: "子ども・妊娠を登録する" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("子どもがいます").check();
  await sheet.getByLabel("生年月日").fill(await dayIn(-200));
  await shoot(page, "liff-add");
  await judge(page, "the sheet for a new child");
  await sheet.getByRole("button", { name: "登録する" }).click();
  await page.getByRole("status").filter({ hasText: "登録しました" }).waitFor();
  await judge(page, "children");
  await shoot(page, "liff-children");

  await page.getByRole("link", { name: "カレンダー" }).click();
  await page.getByRole("tab", { name: /6か月/ }).waitFor();
  await page.getByRole("heading", { name: "いま、すること" }).waitFor();
  const first = page.getByRole("listitem").filter({ hasText: "根拠をみる" }).first();
  await first.getByText("根拠をみる").click();
  await first.getByText("もとになる法律など").waitFor();
  await judge(page, "calendar");
  await shoot(page, "liff-calendar");
  await page.setViewportSize(sizes.desk);
  await shoot(page, "liff-calendar-desk");
  await page.setViewportSize(sizes.phone);

  await page.getByRole("link", { name: "設定" }).click();
  await judge(page, "settings");
  await shoot(page, "liff-settings");
  await page.getByLabel("English").check();
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("link", { name: "Calendar" }).click();
  await page.getByRole("heading", { name: "To do now" }).waitFor();
  await shoot(page, "liff-calendar-en");
  assert.equal((await guardian.api("GET", "/api/me")).language, "en");
});

test("a page opened without LINE says so and does not stay empty", async () => {
  const fresh = await stage.context.newPage();
  await fresh.goto(`${CITY}/liff/#id_token=not-a-token`);
  await fresh.getByRole("alert").waitFor();
  await judge(fresh, "the page that could not start");
  await fresh.close();
  // The refusal that this scene asked for.
  stage.complaints.splice(0, Infinity, ...stage.complaints.filter((line) => !line.includes("401")));
});
