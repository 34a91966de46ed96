/** A family's benefits: who they are by their card, one tap, another account, and money that came back. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { open as openDesk, leave, nextMorning, shown, staff } from "./attendance-stage.mjs";
import { benefit, brings, csv, family, heard, joined, registered } from "./benefits-stage.mjs";
import { CITY, city, dayIn, expected, openBrowser, resident, shoot, sizes } from "./stage.mjs";

let stage;
let desk;
before(async () => {
  await nextMorning();
  stage = await openBrowser(sizes.phone);
  desk = await openBrowser(sizes.desk);
});
after(async () => {
  try {
    await stage.close();
  } finally {
    await desk.close();
  }
});

/** Opens a place of the resident's page. */
async function open(guardian, place) {
  const { page } = stage;
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=${encodeURIComponent(place)}#id_token=${encodeURIComponent(guardian.id_token)}`);
  return page;
}

const card = (page, whom) => page.getByRole("link").filter({ hasText: `対象：${whom}` });
const button = (page, name) => page.getByRole("button", { name });
const link = (page, name) => page.getByRole("link", { name });

test("a resident turns back at the provider, begins again with the card, and takes it back", async () => {
  const sakura = await resident("さくら");
  const page = await open(sakura, "settings");
  await link(page, "給付金・手当").click();
  await page.getByText("はじめに一度だけ、マイナンバーカードで本人確認をします").waitFor();
  await shown(page, "benefits-needed");
  await link(page, "本人確認へすすむ").click();
  await page.getByText("12桁のマイナンバーは使いません").waitFor();
  await shown(page, "identity-purpose");

  await button(page, "同意してマイナンバーカードで本人確認").click();
  await page.waitForURL(/\/_city\/card\/auth/);
  await shown(page, "identity-provider");
  await button(page, "やめる").click();
  await page.getByRole("status").getByText("本人確認が途中で終わりました。よければ、もう一度お試しください。").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0, "nobody is alarmed by what they chose");
  assert.ok(!page.url().includes("state") && page.url().endsWith("#/identity"), page.url());
  await shown(page, "identity-turned-back");

  await button(page, "同意してマイナンバーカードで本人確認").click();
  await button(page, "青木　さくら").click();
  await page.getByText("本人確認ができました。").waitFor();
  await page.getByText("架空県つなぐ市青葉町一丁目２番３号").waitFor();
  await page.getByText("1992年3月4日").waitFor();
  assert.ok(page.url().endsWith("#/identity"), "what is good once does not stay in the address");
  await shown(page, "identity-registered");

  // The phone's own way back leads to the provider. Holding the card there once more changes nothing and alarms nobody.
  await page.goBack();
  await button(page, "青木　さくら").click();
  await page.getByText("架空県つなぐ市青葉町一丁目２番３号").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);

  await open(sakura, "benefits");
  await page.getByText("いま、ご案内できる給付金・手当はありません。").waitFor();
  await shown(page, "benefits-none");

  await link(page, "登録している氏名・住所を見る").click();
  await button(page, "登録を取り消す").click();
  await shown(page, "identity-withdraw");
  await page.getByRole("dialog").getByRole("button", { name: "登録を取り消す" }).click();
  await page.getByText("登録を取り消し、お預かりしていた内容を消しました。").waitFor();
  await shown(page, "identity-withdrawn");
  assert.equal((await sakura.api("GET", "/api/identity")).registered, undefined);
  expected(stage, /status of 409/);
});

test("staff join and tell her; one child is one tap, the other gets another account", async () => {
  const id = await benefit("ouen");
  const sakura = await registered("さくら", "u1");

  const office = await openDesk(desk, `#/benefits/${id}/matches`);
  await office.getByText("○ 字は同じ").waitFor();
  await shown(office, "benefits-matches");
  await office.getByRole("checkbox", { name: "同じ人です" }).check();
  await button(office, "選んだ組を本人としてつなぐ").click();
  await office.getByText("1組をつなぎました。").waitFor();
  await office.getByText("見くらべる組はありません。").waitFor();

  const before = (await heard(sakura)).length;
  await office.getByRole("link", { name: "通知", exact: true }).click();
  await button(office, "はじめての1人に知らせる…").waitFor();
  await shown(office, "benefits-notices");
  await button(office, "はじめての1人に知らせる…").click();
  await shown(office, "benefits-notice-ask");
  await button(office, "1人に知らせる").last().click();
  await office.getByText("1人へのはじめての通知を始めました。").waitFor();
  const told = (await heard(sakura)).slice(before);
  assert.equal(told.length, 1, "once, for both children");
  assert.match(told[0], /手続きのお知らせ/);
  for (const secret of ["給付", "円", "青木", "空", "海"]) assert.ok(!told[0].includes(secret), `${secret}: ${told[0]}`);

  const page = await open(sakura, "calendar");
  await page.getByText("手続きを待っている給付金・手当があります。").waitFor();
  await shown(page, "benefits-notice");
  await link(page, "給付金・手当を見る").click();
  await card(page, "青木 空").waitFor();
  await shown(page, "benefits-list");

  await card(page, "青木 空").click();
  await page.getByRole("heading", { name: "あなたが対象である理由" }).waitFor();
  await page.getByText("2026年4月1日(水)に18歳未満であること").waitFor();
  await page.getByText("つなぐ銀行 青葉支店").waitFor();
  await shown(page, "benefit-open");
  await button(page, "確認して申請").scrollIntoViewIfNeeded();
  await shoot(page, "benefit-open-foot");
  await button(page, "確認して申請").click();
  await page.getByText("ほかに、手続きを待っているものが1件あります。").waitFor();
  await shown(page, "benefit-applied");

  await link(page, "次の手続きへすすむ").click();
  await page.getByText("青木 海").waitFor();
  await link(page, "口座を変える").click();
  await entersAccount(page, { bank: "みなと", branch: "みなとまち", number: "００１２３４５", holder: "アオキ　サクラ" });
  await page.getByText("まだ申請は終わっていません").waitFor();
  await page.getByText("みなと信用金庫 港町支店").waitFor();
  await shown(page, "benefit-account-put");
  await button(page, "確認して申請").click();
  await page.getByText("市が内容を確かめています。いま、することはありません。").waitFor();
  await link(page, "給付金・手当の一覧へ").click();
  await page.getByRole("heading", { name: "手続き中・これから" }).waitFor();
  await shown(page, "benefits-applied");
  assert.deepEqual(
    (await sakura.api("GET", "/api/benefits")).map(({ whom, state, account }) => [whom, state, account.number]).sort(),
    [
      ["青木 海", "applied", "****345"],
      ["青木 空", "applied", "****567"],
    ],
  );
});

/** Chooses bank and branch by their reading, as one does with a thumb, and puts in the rest. */
async function entersAccount(page, { bank, branch, number, holder }) {
  await page.getByLabel("銀行など").fill(bank);
  await shown(page, "benefit-account-bank");
  await page.getByRole("listitem").getByRole("button").first().click();
  await page.getByLabel("支店").fill(branch);
  await page.getByRole("listitem").getByRole("button").first().click();
  await page.getByLabel("口座番号").fill(number);
  await page.getByLabel("口座名義（カタカナ）").fill("青木 さくら");
  await button(page, "この口座にする").click();
  await page.getByText("「青」は使えません。カタカナで入れてください。").waitFor();
  expected(stage, /status of 422/);
  await shown(page, "benefit-account-refused");
  await page.getByLabel("口座名義（カタカナ）").fill(holder);
  await page.getByText("「青」は使えません").waitFor({ state: "detached" });
  await shown(page, "benefit-account");
  await button(page, "この口座にする").click();
}

test("she declines one and thinks again; what has changed since it was shown is read before it is agreed to", async () => {
  const id = await benefit("omou");
  const sakura = await registered("さくら", "u1");
  await joined(id);
  const page = await open(sakura, "benefits");
  await card(page, "青木 空").click();
  await button(page, "辞退する").click();
  await page.getByText("考えが変わったら、2027年3月31日（水）まで申請できます。").waitFor();
  await shown(page, "benefit-decline");
  await page.getByRole("dialog").getByRole("button", { name: "辞退する" }).click();
  await page.getByText("辞退しました。").first().waitFor();
  await shown(page, "benefit-declined");

  // Meanwhile the office has heard of another account.
  await brings(id, csv(family(id).map((row) => row.replace("0001,012,普通,1234567", "0001,034,普通,7654321"))));
  await button(page, "確認して申請").click();
  await page.getByRole("alert").waitFor();
  await page.getByText("つなぐ銀行 若葉台支店").waitFor();
  assert.equal(await page.getByRole("status").filter({ hasText: "辞退しました。" }).count(), 0);
  expected(stage, /status of 409/);
  await shown(page, "benefit-shown-changed");
  assert.equal((await sakura.api("GET", "/api/benefits")).filter(({ state }) => state === "applied").length, 0);
  await button(page, "確認して申請").click();
  await page.getByText("申請しました。").waitFor();
});

test("one decides, another releases; what the bank sends back she puts right herself", async () => {
  const id = await benefit("furi");
  const sakura = await registered("さくら", "u1");
  await joined(id);
  for (const { id, shown } of await sakura.api("GET", "/api/benefits")) {
    await sakura.api("POST", `/api/benefits/${id}/application`, { shown });
  }

  await leave(desk);
  const office = await openDesk(desk, `#/benefits/${id}/review`);
  await office.getByRole("checkbox", { name: "すべて選ぶ" }).check();
  await office.getByText("2件のうち2件を選んでいます。").waitFor();
  await shown(office, "benefits-review");
  await button(office, "支給を決める…").click();
  await office.getByText("合計 40,000円").waitFor();
  await shown(office, "benefits-grant-ask");
  await button(office, "2人の支給を決める").click();
  await office.getByText("2人の支給を決めました。").waitFor();

  const payDay = await dayIn(5);
  await office.getByRole("link", { name: "振込", exact: true }).click();
  await office.getByLabel("振込の日").fill(payDay);
  await button(office, "2人分の振込ファイルを作る").click();
  const file = office.getByRole("listitem").filter({ hasText: "の振込" });
  await file.getByText("承認待ち").waitFor();
  await file.getByText("作った人は承認できません。ほかの職員に頼んでください。").waitFor();
  assert.equal(await button(file, /：承認$/).isDisabled(), true);
  assert.equal(await button(file, /保存する/).count(), 0, "nothing leaves before its release");
  await shown(office, "benefits-file-ready");

  await leave(desk);
  await openDesk(desk, `#/benefits/${id}/payments`, "会計 かおる");
  await button(file, /：承認$/).click();
  await office.getByText("承認は取り消せません").waitFor();
  await shown(office, "benefits-file-release");
  await button(office, "2件・40,000円を承認する").click();
  await file.getByText("承認ずみ").waitFor();
  const [saved] = await Promise.all([office.waitForEvent("download"), button(file, /ファイルを保存する$/).click()]);
  assert.equal(saved.suggestedFilename(), `furikomi_${id}_${payDay}.txt`);
  const records = (await readFile(await saved.path(), "latin1")).match(/.{120}\r\n/g);
  assert.equal(records.map(([kind]) => kind).join(""), "12289", "head, two transfers, their sum, the end");

  // The bank's word: the second transfer has come back.
  await file.getByText("銀行の結果を入れる").click();
  await file.getByLabel("振り込めずに戻ったもの").fill("2,該当口座なし");
  await file.getByText("戻ったもの 1件・振り込まれたもの 1件").waitFor();
  await shown(office, "benefits-file-result");
  await button(file, "この結果を取り込む…").click();
  await shown(office, "benefits-file-result-ask");
  await button(office, "取り込む").last().click();
  await file.getByText("結果を取り込みました").waitFor();
  await file.getByText("あとから戻ったものを入れる").click();
  assert.equal(await file.getByLabel("振り込めずに戻ったもの").inputValue(), "", "what was taken is not taken once more");
  await shown(office, "benefits-file-settled");

  const said = await heard(sakura);
  assert.equal(said.filter((text) => text.includes("確かめていただきたい")).length, 1);
  assert.ok(!said.join().includes("該当口座なし"));

  const page = await open(sakura, "benefits");
  const back = page.getByRole("link").filter({ hasText: "振込が戻りました" });
  await back.waitFor();
  await shown(page, "benefits-returned");
  await back.click();
  await page.getByText("理由：該当口座なし").waitFor();
  await shown(page, "benefit-returned");
  await link(page, "別の口座を入れる").click();
  await entersAccount(page, { bank: "ゆうちょ", branch: "128", number: "0000042", holder: "アオキ サクラ" });
  await page.getByText("ゆうちょ銀行 一二八").waitFor();
  await button(page, "確認して申請").click();
  await page.getByText("申請しました。").waitFor();
  await shown(page, "benefit-returned-corrected");
  const states = (await sakura.api("GET", "/api/benefits")).map(({ state }) => state).sort();
  assert.deepEqual(states, ["granted", "paid"], "it is owed already");

  await openDesk(desk, `#/benefits/${id}/overview`);
  await office.getByRole("link", { name: /振込/ }).first().waitFor();
  await shown(office, "benefits-overview");
});
