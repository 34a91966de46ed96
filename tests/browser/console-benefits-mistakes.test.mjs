/** What staff did wrong about a benefit, or what turned out wrong, and how the console puts it right. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nextMorning, open, shown, staff } from "./attendance-stage.mjs";
import { applied, benefit, brings, csv, decided, family, joined, registered } from "./benefits-stage.mjs";
import { city, dayIn, expected, openBrowser, sizes } from "./stage.mjs";

let stage;
before(async () => {
  await nextMorning();
  stage = await openBrowser(sizes.desk);
});
after(() => stage.close());

const button = (page, name) => page.getByRole("button", { name });
const statesOf = async (someone) =>
  Object.fromEntries((await someone.api("GET", "/api/benefits")).map(({ whom, state }) => [whom, state]));

test("a refusal is taken back, and what was applied for waits again", async () => {
  const id = await benefit("torikeshi");
  const sakura = await registered("さくら", "u1");
  await joined(id);
  await applied(sakura);
  await decided(id, [`${id}-12`], "refuse", "対象になりません。");

  const page = await open(stage, `#/benefits/${id}/review`);
  const refused = page.getByRole("region", { name: "不支給にした人" });
  await refused.getByText("対象になりません。").waitFor();
  await refused.getByRole("checkbox", { name: "青木 海を選ぶ" }).check();
  await button(page, "不支給を取り消す…").click();
  await page.getByText("家庭には、次に決めたときに知らせます。").waitFor();
  await shown(page, "console-benefit-reopen");
  await button(page, "1人の不支給を取り消す").click();
  await page.getByText("1人の不支給を取り消しました。申請は、もう一度審査を待っています。").waitFor();
  await page.getByRole("region", { name: "審査を待つ申請" }).getByRole("rowheader", { name: /青木 海/ }).waitFor();
  await refused.waitFor({ state: "detached" });
  assert.deepEqual(await statesOf(sakura), { "青木 空": "applied", "青木 海": "applied" });
});

test("whose branch is gone is asked for another account", async () => {
  const name = (code, name, kana) => ({ code, name, kana });
  const branches = [name("001", "本店", "ホンテン"), name("777", "閉店支店", "ヘイテン")];
  const bank = name("0777", "うみかぜ銀行", "ウミカゼ");
  const saves = (branches) => staff("POST", "/api/staff/banks", { banks: [{ bank, branches }] });
  await saves(branches);
  const id = await benefit("heiten");
  await brings(id, csv(family(id).map((row) => row.replace("0001,012,普通", "0777,777,普通"))));
  const sakura = await registered("さくら", "u1");
  await joined(id);
  await applied(sakura);
  await decided(id, [`${id}-11`, `${id}-12`], "grant");
  await saves(branches.slice(0, 1));

  const page = await open(stage, `#/benefits/${id}/review`);
  const gone = page.getByRole("region", { name: "支払えない口座の人", exact: true });
  await gone.getByText("！ この口座には振り込めません").first().waitFor();
  await gone.getByRole("checkbox", { name: "青木 空を選ぶ" }).check();
  await shown(page, "console-benefit-unpayable");
  await button(page, "別の口座をたずねる…").click();
  const why = page.getByLabel("家庭に伝える理由");
  assert.equal(await why.inputValue(), "届け出た口座の支店がなくなっているため、別の口座を教えてください。");
  await why.fill("閉店支店がなくなりました。別の口座を教えてください。");
  await shown(page, "console-benefit-ask-account");
  await button(page, "1人にたずねる").click();
  await page.getByText("1人に別の口座をたずねました。").waitFor();
  const waits = page.getByRole("region", { name: "口座の直しを待つ人", exact: true });
  await waits.getByText("閉店支店がなくなりました。別の口座を教えてください。").waitFor();
  await waits.scrollIntoViewIfNeeded();
  await shown(page, "console-benefit-account-asked");
  const sky = (await sakura.api("GET", "/api/benefits")).find(({ whom }) => whom === "青木 空");
  assert.deepEqual([sky.state, sky.may_apply], ["returned", false], "not to that account again");
});

test("a wrong join is taken back, once the file in which its money stands is taken apart", async () => {
  const id = await benefit("betsujin");
  const sakura = await registered("さくら", "u1");
  await joined(id);
  await applied(sakura);
  await decided(id, [`${id}-11`], "grant");
  await staff("POST", `/api/staff/programmes/${id}/bank-files`, { pay_on: await dayIn(5) });
  await city("POST", "/_city/settle");

  const page = await open(stage, `#/benefits/${id}/review`);
  const part = button(page, "青木 海：LINEとの結び付けを取り消す");
  await part.click();
  const sheet = page.getByRole("dialog", { name: "LINEとの結び付けを取り消しますか" });
  await sheet.getByText(`青木 海の申請をする人（宛名番号 ${id}-1）`).waitFor();
  await shown(page, "console-benefit-part");
  await button(sheet, "結び付けを取り消す").click();
  await sheet.getByText("承認の前なら、「振込」でそのファイルを取り消してから").waitFor();
  await shown(page, "console-benefit-part-in-file");
  await button(sheet, "やめる").click();
  expected(stage, /status of 409/);

  await page.getByRole("link", { name: "振込", exact: true }).click();
  const file = page.getByRole("listitem").filter({ hasText: "の振込" });
  await button(file, /：取り消す$/).click();
  await page.getByText("支給の決定は変わりません。").waitFor();
  await shown(page, "console-benefit-discard");
  await button(page, "取り消す").last().click();
  await file.getByText("－ 取り消しました").waitFor();
  await page.getByText("まだどのファイルにも入っていない人：1人").waitFor();
  await shown(page, "console-benefit-discarded");

  await page.getByRole("link", { name: "審査", exact: true }).click();
  await part.click();
  await button(sheet, "結び付けを取り消す").click();
  const said = page.locator(":focus", { hasText: "LINEとの結び付けを取り消しました。" });
  await said.getByText("2件の給付が、申請の前にもどりました。").waitFor();
  await page.getByText("審査を待つ申請はありません。").waitFor();
  await page.locator("label", { hasText: "まだ申請していない人" }).click();
  const fresh = page.getByRole("region", { name: "まだ申請していない人" });
  await fresh.getByText("つながっていません").first().waitFor();
  await fresh.scrollIntoViewIfNeeded();
  await shown(page, "console-benefit-parted");
  assert.deepEqual(await statesOf(sakura), {}, "nothing of it is theirs");
  const pairs = await staff("GET", `/api/staff/programmes/${id}/matches`);
  assert.ok(pairs.some(({ number }) => number === `${id}-1`), "they may be compared anew");
});

test("a wrong join is taken back by its number, where no list shows who it was", async () => {
  const id = await benefit("bangou");
  const sakura = await registered("さくら", "u1");
  await joined(id);
  await applied(sakura);

  const page = await open(stage, `#/benefits/${id}/matches`);
  const by = page.getByRole("region", { name: "結び付けを取り消す" });
  const sheet = page.getByRole("dialog", { name: "LINEとの結び付けを取り消しますか" });
  await by.getByLabel("宛名番号").fill(`${id}-9`);
  await button(by, "結び付けを取り消す…").click();
  await button(sheet, "結び付けを取り消す").click();
  await sheet.getByText("この宛名番号は、LINEとつながっていません。").waitFor();
  await shown(page, "console-benefit-part-nobody");
  await button(sheet, "やめる").click();
  expected(stage, /status of 404/);

  await by.getByLabel("宛名番号").fill(`${id}-1`);
  await button(by, "結び付けを取り消す…").click();
  await sheet.getByText(`宛名番号 ${id}-1`, { exact: true }).waitFor();
  await button(sheet, "結び付けを取り消す").click();
  await page.locator(":focus", { hasText: "LINEとの結び付けを取り消しました。" }).waitFor();
  await shown(page, "console-benefit-part-by-number");
  assert.deepEqual(await statesOf(sakura), {}, "nothing of it is theirs");
});
