import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CITY, city, dayIn, fits, judge, openBrowser, shoot, sizes, tabTo } from "./stage.mjs";

let stage;
before(async () => {
  stage = await openBrowser();
});
after(() => stage.close());

test("a resident follows, registers a pregnancy by tapping, and hears of it when its time comes", async () => {
  const { page } = stage;
  await page.goto(`${CITY}/`);
  await page.getByRole("heading", { name: "つなぐの町" }).waitFor();
  await judge(page, "the town square");
  await fits(page, "the town square");
  await shoot(page, "square");

  const before = await phones();
  const added = page.waitForResponse((answer) => answer.url().endsWith("/_city/line/users"));
  await page.getByRole("button", { name: "住民を追加" }).click();
  await added;
  const newcomer = (await phones()).find((name) => !before.includes(name));
  const phone = page.getByRole("article", { name: `${newcomer}さん` });
  await phone.getByRole("button", { name: "友だちに追加" }).click();
  await step(page, "followed");

  const chips = phone.getByRole("list", { name: "返事の候補" });
  const chip = (name) => chips.getByRole("button", { name });
  await chips.waitFor();
  // The account asks for the language first, unless it took it from LINE.
  await chip(/日本語|妊娠中/).first().waitFor();
  if ((await chip(/妊娠中/).count()) === 0) await chip(/^日本語/).click();
  await chip(/妊娠中/).click();

  // 24 weeks are reached four days from now: the check-up of that week opens then.
  await chip(/予定日|日付|日を/).first().click();
  const picker = phone.getByRole("dialog");
  await picker.locator("input").fill(await dayIn(4 + 112));
  await shoot(page, "square-date");
  await picker.getByRole("button", { name: "決定" }).click();
  await chip(/^1人/).click();
  await chip(/🐻|🐰/).first().click();
  await step(page, "registered");
  await shoot(page, "square-registered");

  await page.getByRole("button", { name: "1週間進める" }).click();
  await step(page, "advanced");
  await step(page, "received");
  const pushed = phone.locator("[data-from=account]").last();
  assert.match(await pushed.innerText(), /^🐻 のお知らせ\n■ 妊婦健診 第5回（24週ごろ）\n.*〜/u);
  assert.equal(await inSight(pushed), true, "the newest message is in sight");
  assert.match(await page.getByRole("region", { name: "町の時計" }).innerText(), /のべ\d+人にお知らせが届きました/);
  await shoot(page, "square-push");
  await judge(page, "the town square after a push");

  // The page behind the account opens inside the phone, already signed in.
  await phone.getByRole("button", { name: "カレンダー", exact: true }).click();
  await phone.getByRole("log").getByRole("button", { name: /カレンダー/ }).last().or(chip(/カレンダー/).first()).last().click();
  const inside = phone.frameLocator("iframe");
  await inside.getByRole("heading", { name: "いま、すること" }).waitFor();
  await inside.getByRole("heading", { name: "妊婦健診 第5回（24週ごろ）" }).waitFor();
  await shoot(page, "square-page");

  await page.setViewportSize(sizes.phone);
  await shoot(page, "square-mobile");
  await page.keyboard.press("Escape");
  assert.equal(await phone.getByRole("button", { name: "ページを閉じる" }).count(), 0);
  await shoot(page, "square-mobile-chat");
  await page.getByRole("heading", { name: "町の時計" }).scrollIntoViewIfNeeded();
  await shoot(page, "square-mobile-clock");
  await fits(page, "the town square with a phone in use");
  await judge(page, "the town square on a small screen");
});

test("by keyboard alone a resident follows and picks a date", async () => {
  const { page } = stage;
  await page.setViewportSize(sizes.desk);
  await page.goto(`${CITY}/`);
  await page.getByRole("article").first().waitFor();
  const known = await phones();
  await tabTo(page, page.getByRole("button", { name: "住民を追加" }));
  await page.keyboard.press("Enter");
  // The newcomer's phone comes first.
  await page.waitForFunction((most) => document.querySelectorAll("fieldset input").length > most, known.length);
  const newcomer = (await phones()).find((name) => !known.includes(name));
  const phone = page.getByRole("article", { name: `${newcomer}さん` });
  await tabTo(page, phone.getByRole("button", { name: "友だちに追加" }));
  await page.keyboard.press("Enter");
  const chip = (name) => phone.getByRole("list", { name: "返事の候補" }).getByRole("button", { name });
  await chip(/日本語|妊娠中/).first().waitFor();
  if ((await chip(/妊娠中/).count()) === 0) {
    await tabTo(page, chip(/^日本語/));
    await page.keyboard.press("Enter");
  }
  await chip(/妊娠中/).waitFor();
  // One press away: the focus stayed in this phone's talk.
  await tabTo(page, chip(/妊娠中/), 4);
  await page.keyboard.press("Enter");
  const date = chip(/予定日を選ぶ|日付/).first();
  await date.waitFor();
  await tabTo(page, date, 4);
  await page.keyboard.press("Enter");
  const input = phone.getByRole("dialog").locator("input");
  assert.equal(await input.evaluate((element) => element === document.activeElement), true);
  await shoot(page, "square-keyboard");
  await page.keyboard.press("Escape");
  await phone.getByRole("dialog").waitFor({ state: "detached" });
  await date.and(page.locator(":focus")).waitFor();
});

const phones = async () => (await city("GET", "/_city/line/phones")).map(({ name }) => name);
const step = (page, name) => page.locator(`[data-step=${name}][data-done=true]`).waitFor({ timeout: 60_000 });
/** Whether the whole of it lies within the talk that it is part of. */
const inSight = (message) =>
  message.evaluate((element) => {
    const [own, talk] = [element, element.closest("[role=log]")].map((one) => one.getBoundingClientRect());
    return own.top >= talk.top && own.bottom <= talk.bottom + 1;
  });
