import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CITY, city, dayIn, judge, openBrowser, shoot, sizes } from "./stage.mjs";

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
  assert.match(await pushed.innerText(), /[🐻🐰]/u);
  await shoot(page, "square-push");
  await judge(page, "the town square after a push");

  // The page behind the account opens inside the phone, already signed in.
  await phone.getByRole("button", { name: "カレンダー", exact: true }).click();
  await phone.getByRole("log").getByRole("button", { name: /カレンダー/ }).last().or(chip(/カレンダー/).first()).last().click();
  const inside = phone.frameLocator("iframe");
  await inside.getByRole("heading", { name: "いま、すること" }).waitFor();
  await shoot(page, "square-page");

  await page.setViewportSize(sizes.phone);
  await shoot(page, "square-mobile");
  await judge(page, "the town square on a small screen");
});

const phones = async () => (await city("GET", "/_city/line/phones")).map(({ name }) => name);
const step = (page, name) => page.locator(`[data-step=${name}][data-done=true]`).waitFor({ timeout: 60_000 });
