import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CITY, dayIn, expected, fits, judge, openBrowser, resident, shoot, sizes, tabTo } from "./stage.mjs";

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
  await fits(page, "the sheet for a new child");
  await sheet.getByRole("button", { name: "登録する" }).click();
  await page.getByRole("status").filter({ hasText: "登録しました" }).waitFor();
  await page.getByRole("heading", { name: "6か月" }).waitFor();
  await judge(page, "children");
  await fits(page, "children");
  await shoot(page, "liff-children");

  await page.getByRole("link", { name: "カレンダー" }).click();
  await page.getByRole("tab", { name: /6か月/ }).waitFor();
  await page.getByRole("heading", { name: "いま、すること" }).waitFor();
  const first = page.getByRole("listitem").filter({ hasText: "根拠をみる" }).first();
  await first.getByText("根拠をみる").click();
  await first.getByText("もとになる法律など").waitFor();
  assert.match(await first.innerText(), /あと24日\n+ロタウイルス（5価）3回目の期限\n+.*〜.*\n+5価のワクチンは3回受けます。/);
  await judge(page, "calendar");
  await fits(page, "calendar");
  await shoot(page, "liff-calendar");
  await page.setViewportSize(sizes.desk);
  await shoot(page, "liff-calendar-desk");
  await page.setViewportSize(sizes.phone);

  await page.getByRole("link", { name: "設定" }).click();
  await judge(page, "settings");
  await fits(page, "settings");
  await shoot(page, "liff-settings");
  await page.getByLabel("English").check();
  await page.getByRole("heading", { name: "Settings" }).waitFor();
  await page.locator('html[lang="en"]').waitFor({ state: "attached" });
  await page.getByRole("link", { name: "Calendar" }).click();
  await page.getByRole("heading", { name: "To do now" }).waitFor();
  await shoot(page, "liff-calendar-en");
  assert.equal((await guardian.api("GET", "/api/me")).language, "en");
});

test("what a guardian was filling in survives the tunnel, the reload and the closed sheet", async () => {
  const { page, context } = stage;
  await page.setViewportSize(sizes.phone);
  const guardian = await resident("ゆい");
  const due = await dayIn(100);
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/#id_token=${encodeURIComponent(guardian.id_token)}`);
  await page.getByText("まだ登録がありません。").waitFor();
  await page.getByRole("link", { name: "子ども・妊娠", exact: true }).click();
  await page.getByRole("button", { name: "子ども・妊娠を登録する" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("出産予定日").fill(due);
  await sheet.getByText("🦊").click();

  await context.setOffline(true);
  await sheet.getByRole("button", { name: "登録する" }).click();
  const alert = sheet.getByRole("alert");
  assert.match(await alert.innerText(), /まだ保存されていません/);
  await judge(page, "a form that could not be sent");
  await alert.scrollIntoViewIfNeeded();
  await shoot(page, "liff-unsaved");
  await context.setOffline(false);
  assert.deepEqual(await guardian.api("GET", "/api/children"), []);

  await page.reload();
  await page.getByText("入力の途中のものがあります。まだ保存されていません。").waitFor();
  await shoot(page, "liff-resume");
  await judge(page, "the reminder of a form");
  await page.getByRole("button", { name: "つづける" }).click();
  assert.equal(await sheet.getByLabel("出産予定日").inputValue(), due);
  assert.equal(await sheet.getByRole("radio", { name: "🦊" }).isChecked(), true);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "つづける" }).click();

  await context.setOffline(true);
  await sheet.getByRole("button", { name: "登録する" }).click();
  await alert.getByText("まだ保存されていません").waitFor();
  await context.setOffline(false);
  await alert.getByRole("button", { name: "もう一度ためす" }).click();
  await page.getByRole("status").filter({ hasText: "登録しました" }).waitFor();
  assert.equal(await page.getByText("入力の途中").count(), 0);
  const [child] = await guardian.api("GET", "/api/children");
  assert.deepEqual([child.token, child.due_date], ["🦊", due]);

  // A switch that could not be set goes back, says so, and is set by the second try.
  await page.getByRole("link", { name: "設定" }).click();
  const push = page.getByRole("switch", { name: /LINEでお知らせを受け取る/ });
  await context.setOffline(true);
  await page.getByText("LINEでお知らせを受け取る").click();
  await page.getByRole("alert").filter({ hasText: "まだ保存されていません" }).waitFor();
  assert.equal(await push.isChecked(), true);
  await shoot(page, "liff-settings-unsaved");
  await context.setOffline(false);
  await page.getByRole("alert").getByRole("button", { name: "もう一度ためす" }).click();
  await page.getByRole("status").filter({ hasText: "保存しました" }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(await push.isChecked(), false);
  assert.equal((await guardian.api("GET", "/api/me")).push, false);
  expected(stage, /ERR_INTERNET_DISCONNECTED/);
});

test("by keyboard alone a guardian registers a child", async () => {
  const { page } = stage;
  const guardian = await resident("そうた");
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=children#id_token=${encodeURIComponent(guardian.id_token)}`);
  const add = page.getByRole("button", { name: "子ども・妊娠を登録する" });
  await add.waitFor();
  await tabTo(page, add);
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  await tabTo(page, sheet.getByRole("radio", { name: "妊娠中です" }));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, sheet.getByLabel("生年月日"));
  await sheet.getByLabel("生年月日").fill(await dayIn(-30));
  await tabTo(page, sheet.getByRole("radio", { name: "🐻" }));
  await page.keyboard.press("ArrowRight");
  await shoot(page, "liff-keyboard");
  await tabTo(page, sheet.getByRole("button", { name: "登録する" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "生後30日" }).waitFor();
  assert.equal((await guardian.api("GET", "/api/children"))[0].token, "🐰");
});

test("a page opened without LINE says so and does not stay empty", async () => {
  const fresh = await stage.context.newPage();
  await fresh.goto(`${CITY}/liff/#id_token=not-a-token`);
  await fresh.getByRole("alert").waitFor();
  assert.notEqual((await fresh.getByRole("alert").innerText()).trim(), "");
  await judge(fresh, "the page that could not start");
  await fresh.close();
  expected(stage, /401/);
});
