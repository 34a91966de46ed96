/** What a school asks with a message: answered on the phones of families, counted for whoever asked. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { nextMorning, open, shown, staff } from "./attendance-stage.mjs";
import { joined, school } from "./messages-stage.mjs";
import { CITY, city, dayIn, openBrowser, sizes } from "./stage.mjs";

const QUESTIONS = [
  {
    id: "q1",
    text: { ja: "参加しますか", en: "Will you come?" },
    required: true,
    kind: "choice",
    options: { a: { ja: "参加する", en: "Yes" }, b: { ja: "参加しない", en: "No" } },
  },
  {
    id: "q2",
    text: { ja: "手伝えること" },
    kind: "choice",
    many: true,
    options: { a: { ja: "受付" }, b: { ja: "片づけ" }, c: { ja: "写真" } },
  },
  { id: "q3", text: { ja: "ひとこと" }, kind: "text", longest: 20 },
  { id: "q4", text: { ja: "面談の希望日" }, required: true, kind: "date" },
];

let phone;
let desk;
before(async () => {
  await nextMorning();
  phone = await openBrowser(sizes.phone);
  desk = await openBrowser(sizes.desk);
});
after(async () => {
  await phone.close();
  await desk.close();
});

async function held(guardian, place) {
  const { page } = phone;
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=${encodeURIComponent(place)}#id_token=${encodeURIComponent(guardian.id_token)}`);
  return page;
}

/** A survey that has left for the whole school. */
async function asked(facility, title, more = {}) {
  const { id, message } = await staff("POST", "/api/staff/surveys", {
    audience: [{ kind: "facility", facility }],
    content: { texts: { ja: { title, body: "下の質問に答えてください。" } } },
    questions: QUESTIONS,
    deadline: `${await dayIn(7)}T20:00:00+09:00`,
    ...more,
  });
  await staff("POST", `/api/staff/messages/${message.id}/submission`, { shown: message.shown });
  // It is held for a minute, and for a moment longer where seconds were rounded.
  await city("POST", "/_city/clock", { advance: "PT2M" });
  await city("POST", "/_city/settle");
  assert.equal((await staff("GET", `/api/staff/messages/${message.id}`)).state, "sent");
  return { survey: id, message: message.id };
}

/** What somebody answers without a phone. */
async function answered(guardian, { survey, message }, option) {
  const { turns } = (await guardian.api("GET", `/api/messages/${message}`)).survey;
  const answers = { q1: [option], q4: [await dayIn(3)] };
  await guardian.api("PUT", `/api/surveys/${survey}/answers`, { child_id: turns[0].child_id, answers });
}

test("a family answers by tapping and changes its answer, and the school sees who has not answered", async () => {
  const facility = await school("ask");
  const mari = await joined("まり", facility, "k_1", "g_1", "🐰");
  const you = await joined("よう", facility, "k_2", "g_2", "🐻");
  const sent = await asked(facility, "運動会について");

  const page = await held(mari, "messages");
  const card = page.getByRole("listitem").filter({ hasText: "運動会について" });
  await card.getByText("アンケート").waitFor();
  await card.getByRole("link").click();
  await page.getByRole("heading", { name: "アンケート" }).waitFor();
  await page.getByText(/回答の期限：.* 20:00 まで/).waitFor();
  await page.getByText("期限までは、回答を何度でも変えられます。").waitFor();
  await shown(page, "surveys-open");

  // What must be answered is said at the question.
  await page.getByRole("button", { name: "回答を送る" }).click();
  await page.getByRole("alert").getByText("答えが足りないか、直すところがあります。").waitFor();
  const first = page.getByRole("group", { name: "参加しますか（必須）" });
  assert.equal(await page.getByText("お答えください。", { exact: true }).count(), 2);
  await shown(page, "surveys-missing");

  await first.getByText("参加する", { exact: true }).click();
  const help = page.getByRole("group", { name: "手伝えること（任意）" });
  await help.getByText("片づけ").click();
  await help.getByText("受付").click();
  await page.getByLabel("ひとこと（任意）").fill("楽しみです");
  await page.getByText("あと15文字").waitFor();
  await page.getByLabel("面談の希望日（必須）").fill(await dayIn(3));
  await page.getByRole("button", { name: "回答を送る" }).click();
  await page.getByRole("status").getByText("回答しました").waitFor();
  await page.getByText("楽しみです").waitFor();
  await shown(page, "surveys-answered");

  await page.getByRole("button", { name: "変える" }).click();
  await first.getByText("参加しない", { exact: true }).click();
  await page.getByRole("button", { name: "回答を送る" }).click();
  await page.getByRole("status").getByText("回答しました").waitFor();
  await page.getByText("参加しない", { exact: true }).waitFor();
  await answered(you, sent, "a");

  const console = await open(desk, `#/messages/${facility}/${sent.message}`);
  const results = console.getByRole("region", { name: "アンケートの回答" });
  await results.getByRole("table", { name: "参加しますか" }).waitFor();
  const rows = results.getByRole("table", { name: "参加しますか" }).getByRole("row");
  await rows.filter({ hasText: "参加する" }).getByText("1人").waitFor();
  await rows.filter({ hasText: "参加しない" }).getByText("1人").waitFor();
  await results.getByText("楽しみです").waitFor();
  await results.getByText("（空野 ひなた）").waitFor();
  const left = results.getByRole("region", { name: "まだ回答していない子ども" });
  await left.getByText("山辺 りん").waitFor();
  assert.equal(await left.getByText("空野 ひなた").count(), 0);
  await left.getByText("1年2組").waitFor();
  await shown(console, "surveys-results");

  const download = console.waitForEvent("download");
  await results.getByRole("button", { name: "回答をCSVで保存する" }).click();
  const file = await readFile(await (await download).path());
  assert.deepEqual([...file.subarray(0, 3)], [0xef, 0xbb, 0xbf], "the mark by which Excel knows UTF-8");
  assert.ok(file.toString().includes("空野 ひなた"));
});

test("after the deadline a survey says that it is closed, and keeps what was answered", async () => {
  const facility = await school("late");
  const mari = await joined("まり", facility, "k_1", "g_1", "🐰");
  const { now } = await city("GET", "/_city/clock");
  const sent = await asked(facility, "写真の注文", { deadline: new Date(Date.parse(now) + 600_000).toISOString() });
  await answered(mari, sent, "a");
  await city("POST", "/_city/clock", { advance: "PT15M" });
  const page = await held(mari, `message/${sent.message}`);
  await page.getByText("期限が過ぎたので、回答を締め切りました。").waitFor();
  await page.getByText("参加する", { exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: /変える|回答を送る/ }).count(), 0);
  await shown(page, "surveys-closed");
});

test("an anonymous survey says so, takes one answer, and shows nothing before three have answered", async () => {
  const facility = await school("secret");
  const mari = await joined("まり", facility, "k_1", "g_1", "🐰");
  const you = await joined("よう", facility, "k_2", "g_2", "🐻");
  const fumi = await joined("ふみ", facility, "k_3", "g_3", "🐶");
  const sent = await asked(facility, "給食について", { anonymous: true });

  const page = await held(mari, `message/${sent.message}`);
  await page.getByText(/^無記名です。/).waitFor();
  await page.getByText("参加する", { exact: true }).click();
  await page.getByLabel("面談の希望日（必須）").fill(await dayIn(3));
  await page.getByRole("button", { name: "回答を送る" }).click();
  await page.getByRole("status").getByText("回答しました").waitFor();
  assert.equal(await page.getByRole("button", { name: "変える" }).count(), 0);
  await shown(page, "surveys-anonymous");
  await answered(you, sent, "b");

  const console = await open(desk, `#/messages/${facility}/${sent.message}`);
  const results = console.getByRole("region", { name: "アンケートの回答" });
  await results.getByText("3人以上が回答すると表示されます").waitFor();
  await results.getByText("1人（無記名なので、だれかは分かりません）").waitFor();
  assert.equal(await results.getByRole("button", { name: "回答をCSVで保存する" }).count(), 0);
  await shown(console, "surveys-hidden");

  await answered(fumi, sent, "a");
  await results.getByRole("button", { name: "いまの回答を読む" }).click();
  const table = results.getByRole("table", { name: "参加しますか" });
  await table.getByRole("row").filter({ hasText: "参加する" }).getByText("2人").waitFor();
});

test("staff write questions with a message, and look at them before it is sent", async () => {
  const facility = await school("write");
  const page = await open(desk, `#/messages/${facility}/+`);
  await page.getByText("1年1組", { exact: true }).click();
  await page.getByLabel(/^題名（必須）/).fill("保護者会の出欠");
  await page.getByLabel(/^本文（必須）/).fill("出欠を教えてください。");
  await page.getByText("アンケートをつける").click();
  await shown(page, "surveys-write");

  await page.getByRole("button", { name: "送り先と文を確かめる" }).click();
  await page.getByText("ここを入れてください。").first().waitFor();
  const question = page.getByRole("group", { name: "質問1", exact: true });
  await question.getByRole("group", { name: "たずねる文" }).getByLabel("日本語（必須）").fill("出席しますか");
  for (const [at, words] of [[1, "出席"], [2, "欠席"]]) {
    await question.getByRole("group", { name: `選択肢${at}`, exact: true }).getByLabel("日本語（必須）").fill(words);
  }
  await page.getByRole("button", { name: "送り先と文を確かめる" }).click();
  await page.getByRole("heading", { name: "送る前の確認" }).waitFor();
  const preview = page.getByRole("region", { name: "アンケートの質問" });
  await preview.getByText("出席しますか").waitFor();
  await preview.getByText("欠席").waitFor();
  await shown(page, "surveys-check");

  await page.getByRole("link", { name: "直す", exact: true }).click();
  await page.getByText("アンケートの質問と期限は、ここでは直せません。").waitFor();
});

test("the questions speak the language of whoever reads them", async () => {
  const facility = await school("tongues");
  const mari = await joined("Mari", facility, "k_1", "g_1", "🐰");
  const { message } = await asked(facility, "運動会");
  await mari.api("PATCH", "/api/me", { language: "en" });
  const page = await held(mari, `message/${message}`);
  await page.getByRole("group", { name: "Will you come?（required）" }).waitFor();
  await shown(page, "surveys-en");
  await mari.api("PATCH", "/api/me", { language: "ja-easy" });
  await held(mari, `message/${message}`);
  await page.getByRole("heading", { name: "アンケート（しつもん）" }).waitFor();
  await shown(page, "surveys-ja-easy");
});
