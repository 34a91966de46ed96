/** A family's benefits: who they are by their card, one tap, another account, and money that came back. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { open as openDesk, leave, nextMorning, run, shown, staff } from "./attendance-stage.mjs";
import { applied, benefit, brings, csv, family, heard, joined, registered } from "./benefits-stage.mjs";
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

test("one decides, another releases; one reports what came back, another confirms it; she puts it right herself", async () => {
  const id = await benefit("furi");
  const sakura = await registered("さくら", "u1");
  await joined(id);
  await applied(sakura);

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

  // The bank's word: the second transfer has come back. Who says so does not take it over.
  await file.getByText("銀行の結果を報告する").click();
  await file.getByLabel("振り込めずに戻ったもの").fill("2,該当口座なし");
  await file.getByText("戻ったもの 1件・振り込まれたもの 1件").waitFor();
  await shown(office, "benefits-file-result");
  await button(file, "この結果を報告する…").click();
  await office.getByText("ほかの職員が確かめると、取り込まれます。それまでは、やり直せます。").waitFor();
  await shown(office, "benefits-file-result-ask");
  await button(office, "報告する").last().click();
  await file.getByText("あなたが報告しました。ほかの職員が確かめると、取り込まれます。").waitFor();
  assert.equal(await button(file, /：確かめて取り込む$/).isDisabled(), true);
  await office.locator("summary:focus", { hasText: "報告をやり直す" }).waitFor();
  await shown(office, "benefits-file-reported");
  assert.ok(!(await heard(sakura)).join().includes("確かめていただきたい"), "nobody hears before it is confirmed");

  await leave(desk);
  await openDesk(desk, `#/benefits/${id}/payments`);
  const back = file.getByRole("region", { name: /^戻ったもの/ });
  await back.getByRole("row").filter({ hasText: "該当口座なし" }).getByText("普通 ****567").waitFor();
  await back.scrollIntoViewIfNeeded();
  await shown(office, "benefits-file-reported-second");
  // While she compares, a colleague reports another reason: what she saw is not what she would confirm.
  const [{ id: of }] = await staff("GET", `/api/staff/programmes/${id}/bank-files`);
  const returned = [{ reference: 2, why: "口座が解約されています" }];
  await staff("POST", `/api/staff/programmes/${id}/bank-files/${of}/result`, { returned });
  await button(file, /：確かめて取り込む$/).click();
  await shown(office, "benefits-file-confirm");
  await button(office, "この結果を取り込む").click();
  await file.getByText("見ているあいだに、銀行の結果が入れ直されました。まだ取り込んでいません。").waitFor();
  await back.getByText("口座が解約されています").waitFor();
  expected(desk, /status of 409/);
  await shown(office, "benefits-file-report-changed");
  await button(file, /：確かめて取り込む$/).click();
  await office.getByText("1件（20,000円）が戻り、1件が振り込まれたことになります。").waitFor();
  await button(office, "この結果を取り込む").click();
  await file.getByText("結果を取り込みました").waitFor();
  await file.getByText("あとから戻ったものを報告する").click();
  assert.equal(await file.getByLabel("振り込めずに戻ったもの").inputValue(), "", "what was taken is not taken once more");
  await shown(office, "benefits-file-settled");

  const said = await heard(sakura);
  assert.equal(said.filter((text) => text.includes("確かめていただきたい")).length, 1);
  assert.ok(!said.join().includes("解約"));

  const page = await open(sakura, "benefits");
  const wanted = page.getByRole("link").filter({ hasText: "口座に振り込めません" });
  await wanted.waitFor();
  await shown(page, "benefits-returned");
  await wanted.click();
  await page.getByText("理由：口座が解約されています").waitFor();
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

const HEAD = "宛名番号,氏名,生年月日,住所,届出番号,出産予定日,胎児数";
/** A benefit of the region, under another id, for one pregnancy: 青木 さくら's. */
async function pregnancy(name, due) {
  const file = new URL(`../../infra/regions/programmes/${name}.json`, import.meta.url);
  const id = `${name}-${run}`;
  const programme = { ...JSON.parse(await readFile(file, "utf8")), id };
  await staff("POST", "/api/staff/programmes", { programme, version: 0 });
  const row = `ninpu-${run},青木 さくら,平成4年3月4日,つなぐ市青葉町1-2-3,n-${run},${due},2`;
  await brings(id, `${HEAD}\r\n${row}\r\n`);
  return id;
}

test("after a loss everything can be had at once, in gentle words, and nothing is said of a baby", async () => {
  const due = await dayIn(100);
  const first = await pregnancy("ninpu-shien-1", due);
  await pregnancy("ninpu-shien-2", due);
  const sakura = await registered("さくら", "u1");
  await joined(first);
  const page = await open(sakura, "benefits");
  const later = page.getByRole("link").filter({ hasText: "（2回目）" });
  await later.getByText("から申請できます").waitFor();
  await later.getByText("対象：").waitFor();
  await shown(page, "benefits-pregnancy");

  const child = await sakura.api("POST", "/api/children", { kind: "pregnancy", due_date: due, fetuses: 2 });
  await sakura.api("POST", `/api/children/${child.id}/loss`, {});
  await open(sakura, "benefits");
  await later.getByText("申請できます", { exact: true }).waitFor();
  assert.equal(await page.getByText("対象：").count(), 0);
  await shown(page, "benefits-loss");
  await later.click();
  await page.getByText("お気持ちが落ち着いたときで、かまいません。").waitFor();
  assert.equal(await page.getByText("対象", { exact: true }).count(), 0, "nobody is named");
  assert.ok(!/赤ちゃん|お子さん|出産おめでとう/.test(await page.locator("main").innerText()));
  await shown(page, "benefit-loss");
  await button(page, "辞退する").click();
  await page.getByText("いま決めなくても、かまいません。").waitFor();
  await shown(page, "benefit-loss-decline");
  await button(page, "辞退しない").click();
  await link(page, "口座を入れる").waitFor();
});

test("やさしい日本語 and English have every word", async () => {
  const says = { ja: "住民税が非課税であること", "ja-easy": "税金（ぜいきん）が ないこと", en: "Pays no resident tax" };
  const title = { ja: "子育て応援給付", "ja-easy": "子（こ）どもの お金（かね）", en: "Support for families" };
  const description = { ja: "2万円です。", "ja-easy": "2万円（まんえん）です。", en: "20,000 yen for each child." };
  const who = [{ is: "listed", column: "課税区分", says, one_of: ["非課税"] }];
  const id = await benefit("kotoba", { title, description, who });
  const sakura = await registered("さくら", "u1");
  await joined(id);
  for (const [language, why, apply] of [
    ["ja-easy", "どうして もらえますか", "たしかめて 申請（しんせい）する"],
    ["en", "Why you are entitled", "Confirm and apply"],
  ]) {
    await sakura.api("PATCH", "/api/me", { language });
    const page = await open(sakura, "benefits");
    const sky = page.getByRole("link").filter({ hasText: "青木 空" });
    await sky.getByText(title[language]).waitFor();
    await shown(page, `benefits-list-${language}`);
    await sky.click();
    await page.getByRole("heading", { name: why }).waitFor();
    for (const words of [says, description]) await page.getByText(words[language]).waitFor();
    await button(page, apply).waitFor();
    await shown(page, `benefit-open-${language}`);
  }
});
