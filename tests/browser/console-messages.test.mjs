/** Two teachers of one school: what one writes is seen before it leaves, stopped in time, approved by the other, and read. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nextMorning, run, shown } from "./attendance-stage.mjs";
import { openAs, school, teacher } from "./school-stage.mjs";
import { city, expected, openBrowser, sizes, tabTo } from "./stage.mjs";

const ANNA = `teacher-anna-${run}`;
const BEN = `teacher-ben-${run}`;

let stage;
let hoshi;
before(async () => {
  await nextMorning();
  hoshi = await school("hoshi");
  stage = await openBrowser(sizes.desk);
});
after(() => stage.close());

const button = (place, name) => place.getByRole("button", { name, exact: typeof name === "string" });
/** Lets time pass, and everything that falls due in it. */
async function later(duration) {
  await city("POST", "/_city/clock", { advance: duration });
  await city("POST", "/_city/settle");
}
/** How often LINE was asked to tell this family something. */
async function heard({ user_id }) {
  const sent = await city("GET", "/_city/line/sent");
  return sent.filter(({ to, status }) => to.includes(user_id) && status === 200).length;
}

/** Writes a message to one class, up to the page that shows what it would be. */
async function write(page, { title, body }) {
  await page.getByRole("link", { name: "お知らせを書く" }).click();
  await page.getByRole("heading", { name: "お知らせを書く" }).waitFor();
  await page.getByText("1年1組", { exact: true }).click();
  await button(page, "1年1組をはずす").waitFor();
  await page.getByLabel("題名（必須）").fill(title);
  await page.getByLabel("本文（必須）").fill(body);
  await button(page, "送り先と文を確かめる").click();
  await page.getByRole("heading", { name: "送る前の確認" }).waitFor();
}

test("a teacher sees whom a message reaches before it leaves, and stops it within the minute", async () => {
  const page = await openAs(stage, ANNA, hoshi.id, `#/messages/${hoshi.id}`);
  const parts = page.getByRole("navigation", { name: "主なページ" });
  assert.deepEqual(await parts.getByRole("link").allInnerTexts(), ["通園・通学", "学校・園のお知らせ", "面談", "名簿の取り込み"]);
  await page.getByText("まだお知らせがありません。").waitFor();
  await shown(page, "messages-empty");
  await page.getByRole("link", { name: "お知らせを書く" }).click();

  // Nothing is there yet: it is said what is missing, and where.
  await button(page, "送り先と文を確かめる").click();
  await page.getByText("送り先・題名・本文のどれかが、まだありません。").waitFor();
  assert.equal(await page.getByLabel("題名（必須）").getAttribute("aria-invalid"), "true");
  await page.getByLabel("題名（必須）").fill("遠足のお知らせ");
  assert.equal(await page.getByLabel("題名（必須）").getAttribute("aria-invalid"), null, "and no longer once it is there");

  // By the keyboard alone: a class, and a child by name.
  await tabTo(page, page.getByLabel("1年1組"));
  await page.keyboard.press("Space");
  await button(page, "1年1組をはずす").waitFor();
  await tabTo(page, page.locator("summary", { hasText: "子どもを名前でえらぶ" }));
  await page.keyboard.press("Enter");
  await page.getByLabel("hoshi小学校の子どもをさがす").fill("ウナバラ");
  await page.getByText("1人見つかりました。").waitFor();
  await tabTo(page, page.getByLabel(/^海原 なぎさ/));
  await page.keyboard.press("Space");
  await button(page, "海原 なぎさをはずす").click();
  await button(page, "海原 なぎさをはずす").waitFor({ state: "detached" });

  await page.getByLabel("本文（必須）").fill("あすは遠足です。\n水筒を持たせてください。");
  await page.getByRole("tab", { name: /^やさしい日本語/ }).click();
  await page.getByLabel("題名（やさしい日本語）").fill("えんそく");
  await page.getByLabel("本文（やさしい日本語）").fill("あした、えんそくに いきます。");
  await page.getByLabel("ほかの言語").selectOption("pt");
  await button(page, "言語を追加").click();
  await page.getByLabel(/^題名（Português/).waitFor();
  await button(page, /^Português.*を消す$/).click();

  // A file is what its bytes say.
  const choose = page.getByLabel("添付するファイル");
  await choose.setInputFiles({ name: "program.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ program") });
  await page.getByText("「program.pdf」：付けられない種類のファイルです。").waitFor();
  expected(stage, /status of 422/);
  await shown(page, "messages-compose");

  await button(page, "送り先と文を確かめる").click();
  await page.getByRole("heading", { name: "送る前の確認" }).waitFor();
  const who = page.getByRole("region", { name: "だれに届くか" });
  await who.locator("div", { hasText: /^子ども3人$/ }).waitFor();
  await who.locator("div", { hasText: /^LINEで届く保護者3人$/ }).waitFor();
  await who.getByText("LINEでつながっていない子 1人 → 電話や紙で伝えてください。").waitFor();
  await who.getByRole("row", { name: /1年1組 3人 3人/ }).waitFor();
  await page.getByText("hoshi小学校からお知らせがあります。下のボタンからご覧ください。").waitFor();
  await shown(page, "messages-check");

  await button(page, "送る").click();
  await page.getByRole("timer").getByText(/^あと\d+秒で送ります$/).waitFor();
  await shown(page, "messages-held");
  await button(page, "取り消す").click();
  await page.locator(":focus", { hasText: "送る前に取り消しました。だれにも届いていません。" }).waitFor();
  const before = await heard(hoshi.mari);
  await later("PT5M");
  assert.equal(await heard(hoshi.mari), before, "nobody hears of what was stopped");
  await shown(page, "messages-cancelled");
});

test("what somebody else changed meanwhile is not sent unseen", async () => {
  const page = await openAs(stage, ANNA, hoshi.id, `#/messages/${hoshi.id}`);
  await write(page, { title: "持ち物", body: "上ばきを持ってきてください。" });
  const id = page.url().split("/").at(-1);
  const as = (method, path, body) => teacher(BEN, hoshi.id, method, `/api/staff/messages/${id}${path}`, body);
  const { audience, version } = await as("GET", "");
  const texts = { ja: { title: "持ち物", body: "上ばきと、ぞうきんを持ってきてください。" } };
  await as("PUT", "", { draft: { audience, content: { texts } }, version });

  await button(page, "送る").click();
  await page.locator(":focus", { hasText: "読み込み直しました。文が変わりました。" }).waitFor();
  expected(stage, /status of 409/);
  await page.getByText("上ばきと、ぞうきんを持ってきてください。").waitFor();
  await shown(page, "messages-changed");
  await button(page, "送らずに取り消す…").click();
  await page.getByRole("dialog").getByRole("button", { name: "取り消す", exact: true }).click();
  await page.getByText("送る前に取り消しました。").waitFor();
});

test("a name that readers have no business with needs a second teacher; then it is read, corrected and taken back", async () => {
  let page = await openAs(stage, ANNA, hoshi.id, `#/messages/${hoshi.id}`);
  await write(page, { title: "当番のこと", body: "あすの当番は、海原 なぎささんと組みます。" });
  const odd = page.getByRole("region", { name: "確かめてください" });
  await odd.getByText("送り先にいない子どもの名前があるようです：本文（日本語）に1か所").waitFor();
  await odd.getByText("もう1人の職員の承認が要ります。").waitFor();
  await shown(page, "messages-second");
  await button(page, "承認をたのむ").click();
  await page.getByText("ほかの職員の承認を待っています。").waitFor();
  assert.equal(await button(page, "承認して送る").count(), 0, "nobody approves their own");
  await shown(page, "messages-waiting");

  page = await openAs(stage, BEN, hoshi.id, `#/messages/${hoshi.id}`);
  const waiting = page.getByRole("region", { name: /^承認待ち 1件$/ });
  await waiting.waitFor();
  await shown(page, "messages-list");
  await waiting.getByRole("link", { name: "当番のこと" }).click();
  await page.getByRole("heading", { name: "承認の確認" }).waitFor();
  await page.getByText("送り先にいない子どもの名前があるようです").waitFor();
  await shown(page, "messages-approve");
  await button(page, "承認して送る").click();
  await page.getByRole("timer").waitFor();
  await later("PT2M");
  await page.getByRole("heading", { name: "だれが読んだか" }).waitFor();

  const { messages } = await hoshi.mari.api("GET", "/api/messages");
  const found = messages.find(({ title }) => title === "当番のこと");
  assert.ok(found, "it lies in the mother's inbox");
  assert.equal((await hoshi.you.api("GET", "/api/messages")).messages.length, 0, "and in nobody else's");
  await hoshi.mari.api("POST", `/api/messages/${found.id}/receipt`);
  await page.reload();
  const row = page.getByRole("row", { name: /空野 ひなた/ });
  await row.getByText("既読").waitFor();
  await row.getByText("未読").waitFor();
  await page.getByRole("row", { name: /山辺 りん/ }).getByText("LINEでつながっている保護者がいません").waitFor();
  await shown(page, "messages-readers");
  await page.getByText(/^未読のみ 1人$/).click();
  await page.getByRole("row", { name: /空野 ひなた/ }).waitFor({ state: "detached" });
  await page.getByRole("row", { name: /森野 いと/ }).waitFor();

  const before = await heard(hoshi.sachi);
  await button(page, "未読の人にもう一度知らせる（2人）").click();
  await button(page, "2人に知らせる").click();
  await page.getByText("2人に、もう一度知らせています。").waitFor();
  await city("POST", "/_city/settle");
  assert.equal(await heard(hoshi.sachi), before + 1, "who has not read hears once more");

  await page.getByRole("link", { name: "文を直す" }).click();
  await page.getByLabel("本文（必須）").fill("あすの当番は、2人で組みます。");
  await button(page, "直した文を確かめる").click();
  await page.getByRole("heading", { name: "直した文の確認" }).waitFor();
  await shown(page, "messages-correct");
  await button(page, "この文に直す").click();
  await page.locator(":focus", { hasText: "文を直しました。" }).waitFor();
  const corrected = await hoshi.mari.api("GET", `/api/messages/${found.id}`);
  assert.equal(corrected.body, "あすの当番は、2人で組みます。");
  await page.getByRole("link", { name: "お知らせへ戻る" }).click();

  await button(page, "取り消す…").click();
  const sheet = page.getByRole("dialog", { name: "送ったお知らせを取り消しますか" });
  await sheet.getByText("すでに1人が読んでいます。取り消した後は誰も読めません。").waitFor();
  await shown(page, "messages-recall");
  await button(sheet, "取り消す").click();
  await page.getByText("取り消す前に1人が読んでいました。").waitFor();
  await shown(page, "messages-recalled");
  const gone = await hoshi.mari.api("GET", `/api/messages/${found.id}`);
  assert.deepEqual([gone.title, gone.body], ["", ""]);
});

test("an emergency looks different, and asks once more", async () => {
  const page = await openAs(stage, BEN, hoshi.id, `#/messages/${hoshi.id}/+`);
  await page.getByText("hoshi小学校の全員", { exact: true }).click();
  await page.getByLabel("題名（必須）").fill("休校");
  await page.getByLabel("本文（必須）").fill("大雪のため休校です。");
  await page.getByLabel(/^！ 緊急のお知らせ/).check();
  await page.getByText("緊急です。休校・避難・不審者など").waitFor();
  await shown(page, "messages-emergency");
  await button(page, "送り先と文を確かめる").click();
  await page.getByText("【緊急】hoshi小学校からのお知らせです。すぐにご覧ください。").waitFor();
  await button(page, "送る").click();
  const sheet = page.getByRole("dialog", { name: "緊急のお知らせとして送りますか" });
  await sheet.getByText("保護者 4人のLINEに、【緊急】と出ます。").waitFor();
  await shown(page, "messages-emergency-ask");
  const before = await heard(hoshi.you);
  await button(sheet, "緊急で「送る」").click();
  await page.getByRole("timer").getByText(/^あと(10|\d)秒で送ります$/).waitFor();
  await later("PT1M");
  await page.getByRole("heading", { name: "だれが読んだか" }).waitFor();
  assert.equal(await heard(hoshi.you), before + 1);
});
