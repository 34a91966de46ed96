/** Staff describe a benefit, see whom a change would concern, bring the office's list, and take theirs home as files. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { leave, nextMorning, open, run, shown, staff } from "./attendance-stage.mjs";
import { benefit, csv, family, joined, registered } from "./benefits-stage.mjs";
import { dayIn, expected, openBrowser, sizes } from "./stage.mjs";

let stage;
before(async () => {
  await nextMorning();
  stage = await openBrowser(sizes.desk);
});
after(() => stage.close());

const button = (page, name) => page.getByRole("button", { name });
const programmeOf = async (id) => (await staff("GET", "/api/staff/programmes")).find((one) => one.programme.id === id);
const focused = (place) => place.evaluate((element) => element === document.activeElement);
/** A file that staff choose on their own computer. */
const file = (text, name = "meibo.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

async function downloaded(page, press) {
  const [saved] = await Promise.all([page.waitForEvent("download"), press.click()]);
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), "utf8") };
}

test("a benefit is described, and its list is taken, row by row, without a My Number", async () => {
  const id = `shien-${run}`;
  const page = await open(stage, "#/benefits");
  await page.getByRole("region", { name: "給付の一覧" }).waitFor();
  await shown(page, "console-benefits");
  await page.getByRole("link", { name: "新しい給付" }).click();
  await page.getByLabel(/^記号/).fill(id);
  await page.getByLabel(/^回/).fill(id);
  await page.getByRole("group", { name: "名前" }).getByLabel("日本語（必須）").fill("入学支援金");
  await page.getByRole("group", { name: "根拠1" }).getByLabel("名前と条").fill("つなぐ市入学支援金要綱 第2条");
  const first = page.getByRole("group", { name: "条件1" });
  await first.getByLabel("何を見ますか").selectOption("age");
  await first.getByLabel("年齢を数える日").fill("2026-04-01");
  await page.getByLabel("金額", { exact: true }).fill("30000");
  await page.getByLabel("申請できる最後の日").fill(await dayIn(200));
  await shown(page, "console-benefit-new");
  await button(page, "だれが増え、だれが減るかを見る").click();
  await page.getByText("まだ名簿に人がいないので").waitFor();
  await button(page, "この内容で保存").click();
  await page.getByText("保存しました。条件は、いまから有効です。").waitFor();
  await page.getByRole("link", { name: "名簿へ" }).click();
  await page.getByText("まだ名簿がありません。").waitFor();
  await shown(page, "console-benefit-list-none");

  const choose = page.getByLabel("名簿のCSVファイル");
  const [sky] = family(id);
  await choose.setInputFiles(file(csv([sky, sky.replace(`${id}-11`, "123456789018")])));
  await button(page, "2行を取り込む").click();
  await page.getByText("ファイルの3行目に、個人番号（マイナンバー）と思われる").waitFor();
  expected(stage, /status of 422/);
  assert.ok(!(await page.locator("main").innerText()).includes("123456789018"), "and it is not said again");
  await page.getByText("まだ名簿がありません。").waitFor();
  await shown(page, "console-benefit-my-number");

  const noDay = family(id)[1].replace("令和4年1月20日", "令和4年13月1日");
  const kanji = family(id)[2].replace("非課税,,,,,", "非課税,0001,012,普通,1,港一");
  await choose.setInputFiles(file(csv([sky, noDay, kanji])));
  await button(page, "3行を取り込む").click();
  const question = page.getByRole("region", { name: "この名簿を使いますか" });
  await question.getByText("取り込めなかった2人は、この名簿に入りません。").waitFor();
  assert.ok(await focused(question.getByRole("heading", { name: "この名簿を使いますか" })));
  const refused = page.getByRole("region", { name: "取り込めなかった行" });
  await refused.getByText("日付として読めません").waitFor();
  await refused.getByText("「港」は振込に使えない文字です。カナにしてください。").waitFor();
  await shown(page, "console-benefit-rows-refused");
  const mend = await downloaded(page, button(page, "2行をCSVで保存する"));
  assert.match(mend.text, /^\ufeff"行","列","理由"\r\n"3","生年月日",/);
  assert.ok(!(await programmeOf(id)).list, "nothing is in force before somebody says so");
  await button(page, "この名簿（1人）を使う").click();
  await page.getByText("1人の名簿を使い始めました。").waitFor();
  await page.getByText("使っている名簿：1行").waitFor();

  await choose.setInputFiles(file(csv(family(id))));
  await button(page, "3行を取り込む").click();
  await question.getByText("使うと、いまの名簿と入れかわります。").waitFor();
  assert.equal(await refused.count(), 0);
  await shown(page, "console-benefit-list-question");
  await button(page, "この名簿（3人）を使う").click();
  await page.getByText("3人の名簿を使い始めました。").waitFor();
  await page.getByText("使っている名簿：3行").waitFor();
  await shown(page, "console-benefit-list");
  assert.equal((await programmeOf(id)).list.rows, 3);
});

test("a list that was brought is left alone, comes too late, or cannot be used at all", async () => {
  const id = await benefit("machi");
  const page = await open(stage, `#/benefits/${id}/list`);
  const bring = async (list) => {
    await page.getByLabel("名簿のCSVファイル").setInputFiles(file(csv(list)));
    await button(page, /行を取り込む$/).click();
  };
  const inForce = (await programmeOf(id)).list;
  const [sky] = family(id);

  await bring([sky]);
  await button(page, "使わない").click();
  await page.getByText("取り込んだ名簿は使いません。").waitFor();
  assert.ok(await focused(page.locator(":focus", { hasText: "取り込んだ名簿は使いません。" })));
  assert.deepEqual((await programmeOf(id)).list, inForce);

  await bring([sky.replace("令和6年10月10日", "令和6年13月10日")]);
  await page.getByRole("region", { name: "この名簿は使えません" }).waitFor();
  assert.equal(await button(page, /を使う$/).count(), 0);
  await shown(page, "console-benefit-list-none-taken");

  await bring([sky]);
  await button(page, "この名簿（1人）を使う").waitFor();
  await page.route("**/eligible?last=true*", async (route) => {
    // The answer is lost on its way.
    await route.fetch();
    await route.abort();
  });
  await button(page, "この名簿（1人）を使う").click();
  await page.getByText("使い始めたかどうか分かりません。").waitFor();
  await page.getByText("使っている名簿：1行").waitFor();
  await page.unroute("**/eligible?last=true*");
  await button(page, "この名簿（1人）を使う").click();
  await page.getByText("この取り込みは、もう残っていません。").waitFor();
  expected(stage, /status of 409|ERR_FAILED/);
  await shown(page, "console-benefit-list-late");
});

test("before a rule changes, staff see who enters and who leaves, and what of it was applied for", async () => {
  const id = await benefit("kawaru");
  const sakura = await registered("さくら", "u1");
  await joined(id);
  const sea = (await sakura.api("GET", "/api/benefits")).find(({ whom }) => whom === "青木 海");
  await sakura.api("POST", `/api/benefits/${sea.id}/application`, { shown: sea.shown });

  const page = await open(stage, `#/benefits/${id}/settings`);
  await page.getByRole("group", { name: "条件1" }).getByLabel("上の年齢").fill("3");
  await button(page, "だれが増え、だれが減るかを見る").click();
  const shift = page.getByRole("region", { name: "保存すると、だれが増え、だれが減るか" });
  await shift.getByText("減る人のうち1人は、もう申請しています。").waitFor();
  await shift.getByRole("region", { name: "減る人" }).getByText("青木 海").waitFor();
  await shift.scrollIntoViewIfNeeded();
  await shown(page, "console-benefit-shift");
  assert.equal((await programmeOf(id)).version, 1, "looking changes nothing");

  // Another change is looked at anew before it is saved.
  await page.getByRole("group", { name: "条件1" }).getByLabel("上の年齢").fill("2");
  assert.equal(await button(page, "この内容で保存").count(), 0);
  await button(page, "だれが増え、だれが減るかを見る").click();
  await shift.getByRole("region", { name: "減る人" }).getByText("港 灯").waitFor();
  await button(page, "この内容で保存").click();
  await page.getByText("保存しました。条件は、いまから有効です。").waitFor();
  assert.equal((await programmeOf(id)).version, 2);

  await page.getByRole("group", { name: "条件1" }).getByLabel("上の年齢").fill("18");
  await button(page, "だれが増え、だれが減るかを見る").click();
  await shift.getByRole("region", { name: "増える人" }).getByText("港 灯").waitFor();
  await shown(page, "console-benefit-enter");

  // Whoever applied and is not meant any more is not paid, and reads why.
  page.once("dialog", (dialog) => dialog.accept());
  await page.getByRole("link", { name: "審査", exact: true }).click();
  await page.getByText("いまの条件では対象ではありません").waitFor();
  await page.getByRole("checkbox", { name: "青木 海を選ぶ" }).check();
  await button(page, "不支給にする…").click();
  await page.getByLabel("家庭に伝える理由").fill("2歳以上のため対象になりません。");
  await page.getByText("（16/200文字）").waitFor();
  await shown(page, "console-benefit-refuse");
  await button(page, "1人を不支給にする").click();
  await page.getByText("1人の不支給を決めました。").waitFor();
  const { state, reason } = (await sakura.api("GET", "/api/benefits")).find(({ whom }) => whom === "青木 海");
  assert.deepEqual([state, reason], ["refused", "2歳以上のため対象になりません。"]);
});

test("before the first file, staff put in from which account the city pays", async () => {
  const id = await benefit("shiharai");
  const there = await staff("GET", "/api/staff/payer");
  const page = await open(stage, `#/benefits/${id}/overview`);
  // The city of these scenes has one already.
  await page.route("**/api/staff/payer", (route) =>
    route.request().method() === "GET"
      ? route.fulfill({ status: 409, json: { error: { code: "payer_missing", message: "支払元の口座がありません。" } } })
      : route.continue(),
  );
  await page.getByRole("link", { name: "振込", exact: true }).click();
  const form = page.getByRole("region", { name: "はじめに、支払元の口座を入れてください" });
  await form.getByLabel("委託者コード").fill(there.code);
  await form.getByLabel("委託者名").fill("つなぐ市");
  await form.getByLabel("銀行コード").fill(there.bank);
  await form.getByLabel("支店コード").fill(there.branch);
  await form.getByLabel("口座番号").fill(there.number);
  await form.getByLabel("預金種目").selectOption(there.kind);
  await button(form, "支払元の口座を保存する").click();
  await page.getByRole("alert").waitFor();
  await form.locator('[aria-invalid="true"]:focus').waitFor();
  await shown(page, "console-benefit-payer-refused");
  await form.getByLabel("委託者名").fill(there.name);
  await button(form, "支払元の口座を保存する").click();
  await page.getByText("支払元の口座を保存しました。").waitFor();
  await page.getByRole("heading", { name: "振込ファイルを作る" }).waitFor();
  await shown(page, "console-benefit-payer");
  await page.unroute("**/api/staff/payer");
  expected(stage, /status of (409|422)/);
  assert.deepEqual(await staff("GET", "/api/staff/payer"), there);
});

test("the list, and of it who gets a letter, are saved as files", async () => {
  const id = await benefit("kaki");
  await registered("さくら", "u1");
  await joined(id);
  const page = await open(stage, `#/benefits/${id}/list`);
  const all = await downloaded(page, button(page, "名簿をCSVで保存する"));
  assert.equal(all.name, `meibo_${id}.csv`);
  for (const name of ["青木 空", "青木 海", "港 灯"]) assert.ok(all.text.includes(name), all.text);

  // A long one comes in pages. Another list comes into force between them: no file is made of both.
  let go;
  const gone = new Promise((resolve) => {
    go = resolve;
  });
  await page.route("**/list.csv?*", async (route) => {
    const isSecond = route.request().url().includes("page=2");
    if (isSecond) await gone;
    const answer = await route.fetch({ url: route.request().url().replace("page=2", "page=1") });
    const headers = { ...answer.headers(), "x-pages": "2", ...(isSecond ? { etag: '"another"' } : {}) };
    await route.fulfill({ response: answer, headers });
  });
  const saved = [];
  page.on("download", (file) => saved.push(file));
  await button(page, "名簿をCSVで保存する").click();
  await page.getByRole("progressbar", { name: /書き出し/ }).waitFor();
  await page.getByText("50%").waitFor();
  go();
  await page.getByText("書き出しているあいだに名簿が入れ替わりました。もう一度お試しください。").waitFor();
  await shown(page, "console-benefit-list-swapped");
  assert.equal(saved.length, 0);
  await page.unroute("**/list.csv?*");

  await page.getByRole("link", { name: "通知", exact: true }).click();
  const letters = await downloaded(page, button(page, "手紙の宛名をCSVで保存する"));
  assert.equal(letters.name, `tegami_${id}.csv`);
  assert.ok(letters.text.includes("港 一") && !letters.text.includes("青木"), letters.text);
  for (const { text } of [all, letters]) assert.ok(text.startsWith("\ufeff"), "Excel reads it as UTF-8");

  // A carer has no business here.
  await leave(stage);
  await open(stage, `#/benefits/${id}/list`, "園 あおい");
  assert.equal(await button(page, "名簿をCSVで保存する").count(), 0);
  await shown(page, "console-benefits-carer");
  expected(stage, /status of 403/);
});
