/** Interviews of a school: staff plan and ask, a guardian answers in taps, staff solve, lock and publish, the guardian sees when. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nextMorning, shown } from "./attendance-stage.mjs";
import { openAs, school, teacher } from "./school-stage.mjs";
import { CITY, city, dayIn, expected, openBrowser, sizes } from "./stage.mjs";

const TITLE = "1学期 個人面談";

let phone;
let desk;
let at;
/** Two days far enough ahead, and the last moment to answer. */
let first;
let second;
let id;
before(async () => {
  phone = await openBrowser(sizes.phone);
  desk = await openBrowser(sizes.desk);
  await nextMorning();
  at = await school("mendan");
  [first, second] = await nextWeekdays();
});
after(async () => {
  await phone.close();
  await desk.close();
});

/** Two days in a row that are no weekend, at least a week ahead. */
async function nextWeekdays() {
  for (let ahead = 8; ; ahead++) {
    const day = await dayIn(ahead);
    if ([1, 2, 3, 4].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) return [day, await dayIn(ahead + 1)];
  }
}

/** `4月20日（月）`, as the pages write it in the same year. */
const inJapanese = (day) => {
  const date = new Date(`${day}T00:00:00Z`);
  const weekday = "日月火水木金土"[date.getUTCDay()];
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日（${weekday}）`;
};

async function open(guardian, place) {
  const { page } = phone;
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=${encodeURIComponent(place)}#id_token=${encodeURIComponent(guardian.id_token)}`);
  return page;
}

const grid = (page) => page.getByRole("region", { name: "1年1組の時間割" });

test("staff plan interviews, see whether the slots are enough, and ask the families", async () => {
  const page = await openAs(desk, "t-mendan", at.id, `#/interviews/${at.id}`);
  await page.getByText("まだ面談・家庭訪問の計画がありません。").waitFor();
  await page.getByRole("link", { name: "面談・家庭訪問を計画する" }).click();
  await page.getByRole("button", { name: "下書きを保存する" }).waitFor();
  await page.getByLabel("名前", { exact: true }).fill(TITLE);
  await page.getByRole("button", { name: "下書きを保存する" }).click();
  await page.getByText("入っていないところがあります。").waitFor();
  await page.getByLabel("保護者の答えの締め切り").fill(`${await dayIn(5)}T17:00`);
  await page.getByText("1年1組（3人）").click();
  await page.getByText("1年2組（1人）").click();
  const hours = page.getByRole("group", { name: "時間帯1" });
  await hours.getByLabel("最初の日").fill(first);
  await hours.getByLabel("最後の日").fill(second);
  await hours.getByLabel("何時まで").fill("14:15");
  const counts = page.getByRole("region", { name: "クラスごとの枠の数" });
  await counts.getByRole("row").filter({ hasText: "1年1組" }).getByText("1枠 足りません").waitFor();
  await hours.getByLabel("何時まで").fill("14:45");
  await counts.getByRole("row").filter({ hasText: "1年1組" }).getByText("3枠 余ります").waitFor();
  await shown(page, "interviews-console-form");
  await page.getByRole("button", { name: "下書きを保存する" }).click();

  await page.getByRole("heading", { name: "保護者に都合を聞く" }).waitFor();
  id = page.url().split("/").at(-1);
  await page.getByText("LINEのない1家庭には届きません。").waitFor();
  await shown(page, "interviews-console-draft");
  await page.getByRole("button", { name: "3家庭に聞く" }).click();
  await page.getByRole("heading", { name: "答え 0／4家庭" }).waitFor();
});

test("a guardian says in taps when it cannot be and what would be dearest, and changes it", async () => {
  const page = await open(at.mari, "calendar");
  await page.getByRole("link", { name: `「${TITLE}」の都合を答える` }).click();
  await page.getByRole("heading", { name: TITLE }).waitFor();
  const half = (day, time = " 午後") => page.getByRole("group", { name: `${inJapanese(day)}${time}`, exact: true });
  await half(first).getByText("都合が悪い").click();
  await half(second).getByText("希望").click();
  await page.getByLabel(`${inJapanese(second)} 午後を時間ごとに選ぶ`).click();
  await half(second, " 14:30").getByText("希望").click();
  await page.getByRole("heading", { name: "希望の順" }).waitFor();
  // The single time is dearer than the whole afternoon.
  await page.getByRole("button", { name: `${inJapanese(second)} 14:30を上へ` }).click();
  await half(second, " 14:30").getByText("第1希望").waitFor();
  await shown(page, "interviews-liff-form");
  await page.getByRole("button", { name: "この内容で答える" }).click();
  await page.getByText("学校に答えました。").waitFor();
  await page.getByText("まで変えられます。").waitFor();
  await shown(page, "interviews-liff-answered");

  // Somebody who has seen nothing of it says that nothing is to be kept free.
  const read = async (guardian) => (await guardian.api("GET", "/api/interview-days"))[0].families[0];
  const said = await read(at.mari);
  assert.deepEqual(said.impossible, [{ kind: "half_day", day: first, half: "afternoon" }]);
  assert.deepEqual(said.wishes[0], { kind: "at", starts: `${second}T14:30:00` });
  assert.equal((await read(at.sachi)).answered, false);
});

test("of two guardians the later one is told what the other one said", async () => {
  const page = await open(at.ken, `interview/${id}`);
  await page.getByText("答えてあります。").waitFor();
  await page.getByRole("button", { name: "答えを変える" }).click();
  const family = (await at.mari.api("GET", "/api/interview-days"))[0].families[0];
  const { child_id, revision, impossible, wishes } = family;
  await at.mari.api("PUT", `/api/interview-days/${id}/wishes`, { child_id, revision, impossible, wishes: wishes.slice(0, 1) });
  await page.getByRole("button", { name: "この内容で答える" }).click();
  await page.getByText("ほかの保護者が先に答えました。").waitFor();
  await shown(page, "interviews-liff-stale");
  await page.getByRole("button", { name: "いまの答えを見る" }).click();
  await page.getByText("答えてあります。").waitFor();
  expected(phone, /409/);
});

test("staff write an answer down, solve, lock a child, move another, and publish with the words who will hear", async () => {
  const page = await openAs(desk, "t-mendan", at.id, `#/interviews/${at.id}/${id}`);
  await page.getByRole("heading", { name: "答え 1／4家庭" }).waitFor();
  await shown(page, "interviews-console-collecting");
  // りん's family has no LINE: what it said on the phone is written down.
  const sheet = page.getByRole("dialog");
  await page.getByText("LINEがなく、紙か電話で聞く子（1人）").click();
  await page.getByRole("button", { name: /山辺 りん/ }).click();
  await sheet.getByRole("button", { name: "紙や電話で聞いた答えを書く" }).click();
  await sheet.getByRole("group", { name: "都合が悪い" }).getByText(`${inJapanese(second)}午後`).click();
  await shown(page, "interviews-console-paper");
  await sheet.getByRole("button", { name: "この家庭の答えとして保存する" }).click();
  await sheet.getByText(`都合が悪い：${inJapanese(second)}午後`).waitFor();
  await sheet.getByRole("button", { name: "閉じる" }).click();
  await page.getByRole("heading", { name: "答え 2／4家庭" }).waitFor();
  await page.getByRole("button", { name: "時間割をつくる" }).click();
  await page.getByText("4人全員の時間が決まりました。").waitFor();
  const hinata = grid(page).getByRole("button", { name: "空野 ひなた" });
  await hinata.getByText("第1希望").waitFor();
  await shown(page, "interviews-console-solved");

  await hinata.click();
  await sheet.getByText("14:30").first().waitFor();
  await sheet.getByText("第1希望").first().waitFor();
  await shown(page, "interviews-console-child");
  await sheet.getByRole("button", { name: "この時間に固定する" }).click();
  await page.getByText("もう一度つくると、変わったところが入ります。").waitFor();

  // いと goes where ひなた cannot be, by hand.
  await grid(page).getByRole("button", { name: "森野 いと" }).click();
  await sheet.getByRole("button", { name: "ほかの時間に移す" }).click();
  await sheet.getByRole("button", { name: "14:30 🔒 空野 ひなた" }).waitFor();
  assert.ok(await sheet.getByRole("button", { name: "14:30 🔒 空野 ひなた" }).isDisabled());
  await shown(page, "interviews-console-move");
  await sheet.getByRole("button", { name: /^14:15/ }).first().click();
  await sheet.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "時間割をもう一度つくる" }).click();
  await grid(page).getByRole("button", { name: "森野 いと" }).getByText("🔒固定").waitFor();
  await page.getByRole("button", { name: "この時間割を公開する" }).click();
  await sheet.getByText("3家庭の保護者に、LINEで").waitFor();
  await sheet.getByText("LINEのない1家庭には届きません。").waitFor();
  await shown(page, "interviews-console-publish");
  await sheet.getByRole("button", { name: "3家庭に知らせて公開する" }).click();
  await page.getByText("公開しました。").waitFor();
  await shown(page, "interviews-console-published");
});

test("the guardian sees when it is and why, moves it, gives it back, and takes another", async () => {
  const page = await open(at.mari, `interview/${id}`);
  const card = page.getByRole("article", { name: "🐻 空野 ひなた" });
  await card.getByText(inJapanese(second)).waitFor();
  await card.getByText("1年1組の教室").waitFor();
  await card.getByText("学校と決めた時間です。").waitFor();
  await shown(page, "interviews-liff-decided");
  await card.getByRole("link", { name: "時間を変える・取り消す" }).click();
  await page.getByRole("link", { name: "日時を変える" }).click();
  await page.getByRole("button", { name: `${inJapanese(first)} 14:00` }).waitFor();
  await shown(page, "interviews-liff-free");
  await page.getByRole("button", { name: new RegExp(`^${inJapanese(second)}`) }).first().click();
  await page.getByRole("button", { name: "この日時に変える" }).click();
  await page.getByRole("link", { name: "予約の一覧へ" }).waitFor();

  await open(at.mari, `interview/${id}`);
  await card.getByText("あとから変えた日時です。").waitFor();
  await card.getByRole("link", { name: "時間を変える・取り消す" }).click();
  await page.getByRole("button", { name: "予約を取り消す" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "予約を取り消す" }).click();
  await page.getByRole("link", { name: "空いている時間を見る" }).click();
  await card.getByText("まだ時間が決まっていません。").waitFor();
  await card.getByRole("button", { name: /空いているところから選ぶ/ }).click();
  await card.getByRole("button", { name: new RegExp(`^${inJapanese(second)}`) }).first().click();
  await card.getByRole("button", { name: "この時間にする" }).click();
  await card.getByText("時間が決まりました。").waitFor();

  const seen = await teacher("t-mendan", at.id, "GET", `/api/staff/interview-days/${id}`);
  assert.equal(seen.children.find(({ child_id }) => child_id === "k_1").booking.state, "booked");
});

test("the pages of interviews speak easy Japanese and English, and know nothing of others", async () => {
  for (const language of ["ja-easy", "en"]) {
    await at.you.api("PATCH", "/api/me", { language });
    const page = await open(at.you, `interview/${id}`);
    await page.getByRole("article").getByRole("link").waitFor();
    await shown(page, `interviews-liff-${language}`);
  }
  await at.sachi.api("PATCH", "/api/me", { language: "ja" });
  const page = await open(at.sachi, "interview/iv-000000000000");
  await page.getByText("この面談は見られません。").waitFor();
  await page.getByRole("link", { name: "お知らせの一覧へ" }).waitFor();
});
