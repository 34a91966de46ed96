import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CITY, dayIn, expected, fits, judge, openBrowser, resident, shoot, sizes } from "./stage.mjs";

let stage;
before(async () => {
  stage = await openBrowser();
});
after(() => stage.close());

test("an officer writes the city's own sentence, sees who gets it when, and publishes it", async () => {
  // A child who is 18 months old in ten days, so that somebody is reached.
  const guardian = await resident("みなと");
  await guardian.api("POST", "/api/children", { kind: "child", birth_date: monthsBefore(await dayIn(10), 18) });

  const { page } = stage;
  await page.goto(`${CITY}/console/`);
  await page.getByRole("button", { name: "サインイン" }).waitFor();
  await judge(page, "the sign-in page");
  await page.getByRole("button", { name: "サインイン" }).click();
  const heading = page.getByRole("heading", { name: "カレンダー", level: 1 });
  // The local city's sign-in page: the first of its staff is an officer.
  const officer = page.locator("form button").first();
  await heading.or(officer).first().waitFor();
  if ((await heading.count()) === 0) await officer.click();

  await page.getByText("82件", { exact: true }).waitFor();
  await judge(page, "the console's calendar");
  await fits(page, "the console's calendar");
  await shoot(page, "console-calendar");

  await page.getByLabel("さがす").fill("1歳6か月");
  await page.getByRole("link", { name: /1歳6か月.*編集/ }).first().click();
  const publish = page.getByRole("button", { name: "公開する" });
  assert.equal(await publish.isDisabled(), true, "nothing to publish yet");

  // New every time, so that the scene can be played twice in one city.
  const sentence = `駅前の保健センターで、毎週火曜に行っています。（${Date.now() % 10_000}）`;
  await page.getByLabel("市の文（日本語）").fill(sentence);
  await page.getByRole("tabpanel").getByText(sentence).waitFor();
  await judge(page, "a milestone");
  await fits(page, "a milestone");

  // Leaving with unsaved words asks; who stays keeps them.
  const questions = [];
  page.once("dialog", (dialog) => (questions.push([dialog.type(), dialog.message()]), dialog.dismiss()));
  await page.getByRole("link", { name: "配信" }).click();
  assert.equal(await page.getByLabel("市の文（日本語）").inputValue(), sentence);
  page.once("dialog", (dialog) => (questions.push([dialog.type()]), dialog.dismiss()));
  await page.close({ runBeforeUnload: true });
  await page.waitForTimeout(300);
  assert.deepEqual(questions, [
    ["confirm", "保存していない変更があります。移動すると消えます。移動しますか。"],
    ["beforeunload"],
  ]);
  // The sign-in runs out at the worst moment: the words are still there after the next one.
  const refusal = { error: { code: "unauthorized", message: "" } };
  await page.route("**/api/staff/milestones/*", (route) => route.fulfill({ status: 401, json: refusal }), { times: 1 });
  await page.getByRole("button", { name: "下書き保存" }).click();
  await page.getByRole("alert").getByText("サインインの時間が切れました。").waitFor();
  await page.getByRole("button", { name: "サインイン" }).click();
  await officer.or(page.getByLabel("市の文（日本語）")).first().waitFor();
  if ((await page.getByLabel("市の文（日本語）").count()) === 0) await officer.click();
  await page.getByText("保存していない変更があります。").waitFor();
  assert.equal(await page.getByLabel("市の文（日本語）").inputValue(), sentence);
  expected(stage, /401/);

  await page.getByRole("button", { name: "下書き保存" }).click();
  await page.getByText("下書きを保存しました").waitFor();
  assert.equal(await publish.isDisabled(), true, "not before the preview was seen");

  await page.getByRole("button", { name: /宛先を見る/ }).click();
  await page.getByText(/^31日間で のべ[1-9]\d*人に届きます$/).waitFor();
  await page.locator("summary").filter({ hasText: "人" }).first().click();
  await page.getByRole("cell", { name: new RegExp(`🐻 のお知らせ.*1歳6か月児健診.*${sentence.slice(0, 8)}`, "s") }).first().waitFor();
  await shoot(page, "console-preview");
  await judge(page, "the preview");
  await fits(page, "the preview");

  await publish.click();
  await page.getByText("公開しました").waitFor();
  await shoot(page, "console-published");

  await page.getByRole("link", { name: "配信" }).click();
  await page.getByRole("heading", { name: "配信", level: 1 }).waitFor();
  await judge(page, "the runs");
  await fits(page, "the runs");
  await shoot(page, "console-runs");
  await page.setViewportSize(sizes.phone);
  await page.getByRole("link", { name: "カレンダー" }).click();
  await page.getByText("82件", { exact: true }).waitFor();
  await shoot(page, "console-mobile");
  await judge(page, "the console's calendar on a small screen");
});

/** The day `months` before; days that every month has, so that nothing needs to be rounded. */
function monthsBefore(day, months) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(Math.min(date.getUTCDate(), 28));
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}
