/** What a school writes, on the phones of those whom it is for: read, in another language, put right, taken back. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { nextMorning, shown, staff } from "./attendance-stage.mjs";
import { heard } from "./benefits-stage.mjs";
import { allSent, brought, joined, leaflet, picture, school, sent } from "./messages-stage.mjs";
import { CITY, expected, openBrowser, resident, sizes } from "./stage.mjs";

const TRIP = {
  ja: {
    title: "遠足のお知らせ",
    body: [
      "金曜日は遠足です。",
      "",
      "持ち物：お弁当・水筒・雨具",
      "くわしくはhttps://tokiwa.example/ensoku?d=1をご覧ください。",
      "<b>太字</b>と <img src=x onerror=alert(1)> はそのまま、javascript:alert(1) も文字です。",
    ].join("\n"),
  },
  "ja-easy": { title: "えんそくの おしらせ", body: "金曜日は えんそくです。\nおべんとうを もってきて ください。" },
  pt: { title: "Aviso de excursão", body: "Na sexta-feira haverá uma excursão.\nTragam almoço e água." },
};

let stage;
before(async () => {
  await nextMorning();
  stage = await openBrowser(sizes.phone);
});
after(() => stage.close());

async function open(guardian, place) {
  const { page } = stage;
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=${encodeURIComponent(place)}#id_token=${encodeURIComponent(guardian.id_token)}`);
  return page;
}

const link = (page, name) => page.getByRole("link", { name });
const card = (page, title) => page.getByRole("listitem").filter({ hasText: title });
const readers = async (id) => (await staff("GET", `/api/staff/messages/${id}/readers`)).read;

test("a guardian reads what the school wrote, in two languages, with its files, until it is taken back", async () => {
  const id = await school("trip");
  const mari = await joined("まり", id, "k_1", "g_1", "🐰");
  const you = await joined("よう", id, "k_2", "g_2", "🐻");
  const attachments = [
    await brought("しおり.pdf", leaflet("Trip on Friday")),
    await brought("集合場所.png", picture()),
  ];
  const message = await sent(id, TRIP, { attachments });
  const told = (await heard(mari)).filter((line) => line.includes(message));
  assert.equal(told.length, 1);
  assert.ok(told[0].includes(`#message/${message}`) && !told[0].includes("遠足"), "LINE says who, and not what");

  const page = await open(mari, "calendar");
  await link(page, "学校・園からのお知らせ（未読1件）").click();
  const mine = card(page, "遠足のお知らせ");
  for (const words of ["未読", "🐰", "ときわ小学校", /きょう \d+:\d\d/, "添付2件"]) await mine.getByText(words).waitFor();
  await shown(page, "messages-inbox");

  await link(mine, /遠足のお知らせ/).click();
  await page.getByRole("heading", { name: "遠足のお知らせ" }).waitFor();
  await page.getByText("空野 ひなた 1年1組").waitFor();
  const body = page.getByText("金曜日は遠足です。");
  assert.equal(await body.innerText(), TRIP.ja.body, "every line as it was written, and nothing of it is markup");
  assert.equal(await body.getAttribute("lang"), "ja");
  const addresses = await body.getByRole("link").evaluateAll((links) => links.map(({ href, rel }) => [href, rel]));
  assert.deepEqual(addresses, [["https://tokiwa.example/ensoku?d=1", "noopener noreferrer"]]);

  const image = page.getByRole("img", { name: "集合場所.png" });
  await image.waitFor();
  assert.equal(await image.evaluate((element) => element.decode().then(() => element.naturalWidth)), 240);
  await page.getByText(/PDF 1 KB/).waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "しおり.pdf をダウンロード" }).click();
  const file = await download;
  assert.equal(file.suggestedFilename(), "しおり.pdf");
  assert.ok((await readFile(await file.path())).subarray(0, 5).equals(Buffer.from("%PDF-")));
  await shown(page, "messages-one");

  await page.getByText("やさしい日本語", { exact: true }).click();
  await page.getByRole("heading", { name: "えんそくの おしらせ" }).waitFor();
  await page.getByText("Português").click();
  await page.getByRole("heading", { name: "Aviso de excursão" }).waitFor();
  const portuguese = page.getByText("Tragam almoço e água.");
  assert.equal(await portuguese.getAttribute("lang"), "pt");
  await page.getByRole("status").getByText("Português で表示しています").waitFor({ state: "attached" });
  await shown(page, "messages-one-pt");

  await link(page, "お休み・遅刻を連絡する").click();
  await page.getByRole("article", { name: /^🐰/ }).waitFor();
  assert.equal(await readers(message), 1, "whoever saw it has read it, and nobody else");
  await link(page, "学校・園からのお知らせ").click();
  await mine.waitFor();
  await mine.getByText("未読").waitFor({ state: "detached" });

  // LINE's button leads straight to it.
  await open(you, `message/${message}`);
  await page.getByRole("heading", { name: "遠足のお知らせ" }).waitFor();
  await page.getByText("海原 なぎ 1年1組").waitFor();
  assert.equal(await page.getByText("空野").count(), 0);

  await staff("POST", `/api/staff/messages/${message}/recall`);
  await page.reload();
  await page.getByText("ときわ小学校が、このお知らせを取り消しました。").waitFor();
  assert.equal(await page.getByText("遠足").count(), 0);
  await shown(page, "messages-recalled");
  await page.getByRole("main").getByRole("link", { name: "お知らせの一覧へ" }).last().click();
  await page.getByRole("listitem").getByText("取り消されました").waitFor();
  assert.equal(await page.getByText("遠足").count(), 0);
  await shown(page, "messages-inbox-recalled");
});

test("an urgent message stands out, and one that was put right says so", async () => {
  const id = await school("urgent");
  const mari = await joined("まり", id, "k_1", "g_1", "🐰");
  const early = await sent(id, { ja: { title: "持ち物", body: "上ばきを持たせてください。" } });
  await sent(id, { ja: { title: "臨時休校", body: "大雨のため、きょうは休校です。" } }, { urgency: "emergency" });

  const page = await open(mari, "calendar");
  await page.getByText("まだ読んでいない緊急のお知らせがあります。").waitFor();
  await shown(page, "messages-home-urgent");
  await link(page, "学校・園からのお知らせ（未読2件）").click();
  await card(page, "臨時休校").getByText("緊急").waitFor();
  assert.deepEqual(await page.getByRole("listitem").getByText(/^(臨時休校|持ち物)$/).allInnerTexts(), ["臨時休校", "持ち物"]);
  await shown(page, "messages-inbox-urgent");

  const content = { texts: { ja: { title: "持ち物（訂正）", body: "体育着を持たせてください。" } } };
  const correction = await staff("POST", `/api/staff/messages/${early}/correction`, { content });
  await staff("POST", `/api/staff/messages/${early}/correction`, { content, shown: correction.shown });
  await page.reload();
  await card(page, "持ち物（訂正）").getByText("訂正あり").waitFor();
  await link(page, /持ち物（訂正）/).click();
  await page.getByText("体育着を持たせてください。").waitFor();
  await page.getByText(/このお知らせは、きょう \d+:\d\d に訂正されました。/).waitFor();
  await shown(page, "messages-corrected");
});

test("without a network the page says so, and the receipt follows in silence", async () => {
  const id = await school("tunnel");
  const mari = await joined("まり", id, "k_1", "g_1", "🐰");
  const message = await sent(id, { ja: { title: "保護者会", body: "来週の水曜日です。" } });
  const page = await open(mari, "messages");
  await card(page, "保護者会").waitFor();

  await stage.context.setOffline(true);
  await link(page, /保護者会/).click();
  const alert = page.getByRole("alert").filter({ hasText: "いま通信できません。" });
  await alert.waitFor();
  await shown(page, "messages-offline");
  await page.route("**/receipt", (route) => route.abort());
  await stage.context.setOffline(false);
  await alert.getByRole("button", { name: "もう一度ためす" }).click();
  await page.getByText("来週の水曜日です。").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(await readers(message), 0);

  await page.unroute("**/receipt");
  const heard = page.waitForResponse((answer) => answer.url().endsWith("/receipt") && answer.status() === 204);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await heard;
  assert.equal(await readers(message), 1);
  expected(stage, /ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
});

test("whoever it is not for finds nothing, and learns what would be here", async () => {
  const id = await school("others");
  await joined("まり", id, "k_1", "g_1", "🐰");
  const message = await sent(id, { ja: { title: "1組のこと", body: "1組だけの話です。" } });

  // A mother of the other class of the same school.
  const fumi = await joined("ふみ", id, "k_3", "g_3", "🐶");
  const page = await open(fumi, `message/${message}`);
  await page.getByText("このお知らせは見られません。").waitFor();
  await shown(page, "messages-gone");
  await link(page, "お知らせの一覧へ").click();
  await page.getByText("お知らせはまだありません。").waitFor();
  assert.equal(await link(page, "学校・園のコードで登録する").count(), 0);
  await shown(page, "messages-none");

  const stranger = await resident("りく");
  await open(stranger, "settings");
  await link(page, "学校・園からのお知らせ").click();
  await link(page, "学校・園のコードで登録する").waitFor();
  await shown(page, "messages-none-joined");
  expected(stage, /status of 404/);
});

test("older messages come by a tap and stay there while one is read", async () => {
  const id = await school("many");
  const mari = await joined("まり", id, "k_1", "g_1", "🐰");
  const letter = (_, n) => ({ ja: { title: `おたより ${n + 1}号`, body: "本文です。" } });
  // All in one second: none of them is lost where one page ends.
  await allSent(id, Array.from({ length: 32 }, letter));
  const page = await open(mari, "messages");
  await card(page, "おたより").first().waitFor();
  assert.equal(await card(page, "おたより").count(), 30);
  await page.getByRole("button", { name: "前のお知らせを見る" }).click();
  await page.getByRole("status").getByText("前のお知らせを2件、下に加えました").waitFor({ state: "attached" });
  await link(page, /おたより \d+号/).last().click();
  await page.getByText("本文です。").waitFor();
  const again = page.waitForResponse((answer) => new URL(answer.url()).pathname === "/api/messages");
  await page.getByRole("main").getByRole("link", { name: "お知らせの一覧へ" }).last().click();
  await (await again).finished();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await card(page, "おたより").last().waitFor();
  assert.equal(await card(page, "おたより").count(), 32);
});

test("the pages of messages speak easy Japanese and English", async () => {
  const id = await school("words");
  const mari = await joined("Mari", id, "k_1", "g_1", "🐰");
  const message = await sent(id, TRIP, { attachments: [await brought("chizu.png", picture())] });
  for (const [language, heading] of [["ja-easy", "がっこう・園からの おしらせ"], ["en", "From school and nursery"]]) {
    await mari.api("PATCH", "/api/me", { language });
    const page = await open(mari, "messages");
    await page.getByRole("heading", { name: heading }).waitFor();
    await card(page, "えんそくの おしらせ").waitFor();
    await shown(page, `messages-inbox-${language}`);
    await open(mari, `message/${message}`);
    await page.getByRole("img", { name: "chizu.png" }).waitFor();
    await shown(page, `messages-one-${language}`);
  }
});
