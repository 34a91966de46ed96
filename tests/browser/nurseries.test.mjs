/** Finding a nursery: home stays on the phone, the list works without a network and the map without its pictures. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { run, shown, staff } from "./attendance-stage.mjs";
import { CITY, dayIn, expected, openBrowser, resident, sizes, tabTo } from "./stage.mjs";

/** Where this family lives: with decimals that nothing else has. */
const HOME = { latitude: 35.701237, longitude: 139.604561 };
const SECRET = /35\.7012|139\.6045/;

let stage;
/** Everything that left the phone, and every address it stood at. */
const sent = [];
before(async () => {
  stage = await openBrowser(sizes.phone);
  const { context, page } = stage;
  await context.grantPermissions(["geolocation", "clipboard-read", "clipboard-write"], { origin: CITY });
  await context.setGeolocation(HOME);
  // No pictures in the scenes: a map must be right without them.
  await context.route("https://cyberjapandata.gsi.go.jp/**", (route) => route.abort());
  context.on("request", (request) => {
    const headers = JSON.stringify(request.headers());
    sent.push(`${request.method()} ${request.url()} ${headers} ${request.postData() ?? ""}`);
  });
  page.on("framenavigated", (frame) => sent.push(frame.url()));
});
after(async () => {
  expected(stage, /cyberjapandata/);
  await stage.close();
});

async function open(guardian, place) {
  const { page } = stage;
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=${encodeURIComponent(place)}#id_token=${encodeURIComponent(guardian.id_token)}`);
  return page;
}

/** A parent whose child is in the class of one-year-olds from the next April. */
async function family(name) {
  const guardian = await resident(name);
  const today = await dayIn(0);
  const april = Number(today.slice(0, 4)) + (today.slice(5) < "04" ? 0 : 1);
  await guardian.api("POST", "/api/children", { kind: "child", birth_date: `${april - 2}-10-01` });
  return { ...guardian, april };
}

const button = (page, name) => page.getByRole("button", { name });
const link = (page, name) => page.getByRole("link", { name });
const count = async (page) => Number((await page.getByRole("heading", { name: /^\d+件$/ }).innerText()).match(/\d+/)[0]);
const chip = (page, words) => page.getByText(words, { exact: true });

test("a parent searches near home with a few taps, loosens what was too much, and opens a nursery", async () => {
  const guardian = await family("みお");
  let page = await open(guardian, "calendar");
  await link(page, "保育園・こども園をさがす").click();
  await page.getByText("市にも、ほかの人にも送りません。").waitFor();
  assert.equal(await count(page), 24);
  await shown(page, "nurseries");

  await button(page, "場所を決める：家").click();
  await shown(page, "nurseries-anchor");
  await button(page, "いまいる場所にする").click();
  await page.getByText("いまいた場所").waitFor();
  await chip(page, "1 km").click();
  await page.getByText(/^家から直線距離 \d+ m・歩いて約\d+分（目安）$/).first().waitFor();
  const near = await count(page);
  assert.ok(near > 3 && near < 24, String(near));

  await button(page, "条件をえらぶ").click();
  await page.getByText(/^. 1歳児クラス$/u).click();
  await page.getByRole("dialog").getByText("空きあり", { exact: true }).click();
  await shown(page, "nurseries-filters");
  await page.getByRole("dialog").getByText("22:00以降も開く").click();
  await page.getByRole("dialog").getByText("園バス").click();
  await button(page, "0件を見る").click();
  await page.getByText("条件に合う園が見つかりません。").waitFor();
  await shown(page, "nurseries-none");
  await button(page, /^「.+」を外す（\d+件）$/).first().click();
  await button(page, "園バス（外す）").or(button(page, "22:00以降も開く（外す）")).click();
  assert.ok((await count(page)) > 0);
  await page.getByText(/^空き/).first().waitFor();
  await shown(page, "nurseries-found");

  const first = page.getByRole("listitem").getByRole("heading").first();
  const name = await first.innerText();
  await first.getByRole("link").click();
  await page.getByRole("heading", { name }).waitFor();
  await page.getByText(/^家から直線距離/).waitFor();
  await page.getByText("この点で入れるという約束ではありません。").waitFor();
  await page.getByText("ことばの意味").click();
  await page.getByText("最後に内定した子の点です。").waitFor();
  assert.match(await link(page, /^電話する/).getAttribute("href"), /^tel:\d+$/);
  await shown(page, "nursery-facility");

  // The search is as it was left, also after a reload; and it is forgotten where somebody says so.
  await link(page, "さがすページに戻る").click();
  await page.getByText("いまいた場所").waitFor();
  page = await open(guardian, "nurseries");
  await page.getByText("いまいた場所").waitFor();
  await button(page, "忘れる：家").click();
  await page.getByText("いまいた場所").waitFor({ state: "detached" });
  assert.ok(!SECRET.test(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))));
});

test("two ways to work at once: on the map and in the list, without the map's pictures", async () => {
  const guardian = await family("ふたり");
  const page = await open(guardian, "nurseries");
  await button(page, "場所を決める：家").click();
  await button(page, "いまいる場所にする").click();
  await button(page, "場所を決める：職場や駅").click();
  await button(page, "地図から選ぶ").click();
  await page.getByText("地図の絵を読み込めません。").waitFor();
  await shown(page, "nurseries-pick");
  await button(page, "丸の中の場所にする").click();
  await page.getByText(/^職場や駅から直線距離/).first().waitFor();
  await page.getByText(/^家から直線距離/).first().waitFor();
  const both = await count(page);
  await page.getByRole("heading", { name: "場所が分からない園" }).waitFor();

  await chip(page, "地図").click();
  // Far away they lie together; a press comes nearer.
  const map = page.getByRole("region", { name: "地図" });
  const pins = map.getByRole("button", { name: /^\d+ / });
  const together = map.getByRole("button", { name: /^\d+件：/ });
  await pins.or(together).first().waitFor();
  await shown(page, "nurseries-map-far");
  for (let nearer = 0; nearer < 4 && (await pins.count()) === 0; nearer++) await together.first().click();
  await pins.first().click();
  await page.locator('[aria-pressed="true"]').waitFor();
  const pressed = (await page.locator('[aria-pressed="true"]').getAttribute("aria-label")).replace(/^\d+ /, "");
  await page.getByRole("listitem").filter({ hasText: pressed }).getByText("職場や駅から直線距離").waitFor();
  await shown(page, "nurseries-map");
  await page.setViewportSize(sizes.desk);
  await page.getByRole("listitem").filter({ hasText: "家から直線距離" }).nth(both - 1).waitFor();
  await page.getByRole("region", { name: "地図" }).waitFor();
  await shown(page, "nurseries-desk");
  await page.setViewportSize(sizes.phone);
});

test("in the tunnel the list that the phone has kept is searched", async () => {
  const guardian = await family("トンネル");
  const page = await open(guardian, "nurseries");
  await page.getByRole("heading", { name: "24件" }).waitFor();
  await stage.context.setOffline(true);
  await link(page, "設定").click();
  await link(page, "保育園・こども園をさがす").click();
  await page.getByText("いま通信できません。").waitFor();
  await button(page, "場所を決める：家").click();
  await button(page, "青葉町").click();
  await chip(page, "1 km").click();
  await page.getByText(/^家から直線距離/).first().waitFor();
  await shown(page, "nurseries-offline");
  await chip(page, "地図").click();
  await page.getByText("地図を開けませんでした。一覧は、このまま使えます。").waitFor();
  await shown(page, "nurseries-offline-map");

  await stage.context.setOffline(false);
  await button(page, "もう一度ためす").click();
  await page.getByRole("region", { name: "地図" }).waitFor();
  expected(stage, /ERR_INTERNET_DISCONNECTED|Failed to fetch dynamically imported module/);
});

test("with the keyboard alone: a place, a filter, a nursery", async () => {
  const guardian = await family("キー");
  const page = await open(guardian, "nurseries");
  const press = async (target) => {
    await target.waitFor();
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  };
  await press(button(page, "場所を決める：家"));
  await press(button(page, "若葉台"));
  await tabTo(page, page.getByRole("radio", { name: "2 km" }));
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.getByRole("radio", { name: "1 km" }).isChecked(), true);
  await press(button(page, "条件をえらぶ"));
  await tabTo(page, page.getByRole("dialog").getByRole("radio", { name: "指定なし" }).first());
  await page.keyboard.press("ArrowRight");
  await press(button(page, /件を見る$/));
  const off = button(page, /1歳児クラス（外す）$/);
  await off.waitFor();
  const found = page.getByRole("listitem").getByRole("link").first();
  await tabTo(page, found);
  const name = await found.innerText();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name }).waitFor();
  await page.locator("h1:focus").waitFor();
});

test("a link to a nursery opens for somebody else, without where the first one lives", async () => {
  const guardian = await family("おくる");
  let page = await open(guardian, "nurseries");
  await button(page, "場所を決める：家").click();
  await button(page, "いまいる場所にする").click();
  await link(page, "つなぐ保育園").click();
  await page.getByText(/^家から直線距離/).waitFor();
  await button(page, "家族に送る").click();
  await page.getByText("ページのアドレスをコピーしました。").waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(address, `${CITY}/liff/?page=nurseries%2F139998-tsunagu-hoikuen`);

  const other = await resident("うけとる");
  await page.goto("about:blank");
  await page.goto(`${address}#id_token=${encodeURIComponent(other.id_token)}`);
  await page.getByRole("heading", { name: "つなぐ保育園" }).waitFor();
  assert.equal(await page.getByText("直線距離").count(), 0);
  page = await open(other, "nurseries/139998-gone");
  await page.getByText("この園は、いま公開されていません。").waitFor();
  expected(stage, /status of 404/);
  await link(page, "さがすページに戻る").click();
  await page.getByRole("heading", { name: "24件" }).waitFor();
});

test("where the city takes appointments for a look, they are one tap away", async () => {
  const guardian = await family("けんがく");
  const title = { ja: `保育園の見学${run}`, en: "Nursery visit" };
  const service = { id: `look-${run}`, title, place: { ja: "各園" }, for: "children" };
  await staff("POST", "/api/staff/services", { service, version: 0 });
  const page = await open(guardian, "nurseries/139998-TS0005");
  await link(page, title.ja).click();
  await page.getByRole("heading", { name: "日時をえらぶ" }).waitFor();
});

/** Answers for one guardian. */
async function works(page) {
  await page.getByText("働いている（育休中もこちら）").click();
  await chip(page, "20日").click();
  await chip(page, "8時間").click();
}
const next = (page) => button(page, /^(次へ|点数の目安を見る)$/).click();

test("an estimate by taps: 練馬区, both at work, on leave, a sibling in a nursery: 83 points", async () => {
  const guardian = await family("てんすう");
  let page = await open(guardian, "nurseries/points");
  await page.getByText("市は保存しません").waitFor();
  // The municipality's own comes first.
  await page.getByRole("radio", { name: /つなぐ市/, checked: true }).waitFor();
  await shown(page, "points-table");
  await page.getByText("練馬区 保育指数").click();
  await next(page);
  assert.equal(await button(page, "次へ").isDisabled(), true);
  await chip(page, "1歳児クラス").click();
  await shown(page, "points-child");
  await next(page);
  await works(page);
  await chip(page, "育児休業中").click();
  await shown(page, "points-guardian");
  await next(page);
  await page.getByText("2人で育てている").click();
  await works(page);
  await next(page);
  await page.getByText("きょうだいが在園している").click();
  await shown(page, "points-household");
  await next(page);
  await page.getByRole("status").filter({ hasText: /^83点/ }).waitFor();
  await page.getByText("就労・月20日以上・1日8時間以上").first().waitFor();
  await page.getByText("これは目安です。").waitFor();
  await page.getByRole("heading", { name: "答えが変わると" }).waitFor();
  await page.getByText("くらべられません").waitFor();
  await shown(page, "points-result");

  // It is there after a reload, and gone when somebody says so.
  page = await open(guardian, "nurseries/points");
  await page.getByRole("status").filter({ hasText: /^83点/ }).waitFor();
  await button(page, "答えをすべて消す").click();
  await page.getByRole("heading", { name: /どの市区町村/ }).waitFor();
  assert.equal(await page.evaluate(() => Object.keys(sessionStorage).some((key) => key.includes("points"))), false);
});

test("the municipality's own table: what the office decides closes the range, and the points become a filter", async () => {
  const guardian = await family("しのてん");
  const page = await open(guardian, "nurseries/points");
  await next(page);
  await page.getByText(/^. 1歳児クラス$/u).click();
  await next(page);
  await page.getByText("その他", { exact: true }).click();
  await next(page);
  await page.getByText("ひとり親").click();
  await next(page);
  await next(page);
  await page.getByText("特別な事情があると言われましたか").click();
  await shown(page, "points-asked");
  await next(page);
  await page.getByText("幅があります").waitFor();
  await shown(page, "points-range");
  for (const said of await page.getByLabel("市区町村から聞いた点").all()) await said.selectOption({ index: 2 });
  await page.getByText("幅があります").waitFor({ state: "detached" });
  const total = (await page.getByRole("status").filter({ hasText: "（目安）" }).innerText()).match(/^[\d.]+/)[0];
  await button(page, "この点数で園をさがす").click();
  await button(page, `${total}点で届いた園（外す）`).waitFor();
  await button(page, /1歳児クラス（外す）$/).waitFor();
  await shown(page, "nurseries-points");
});

test("ranks are shown as ranks, with what the table lacks", async () => {
  const guardian = await family("ランク");
  const page = await open(guardian, "nurseries/points");
  await page.getByText("名古屋市").click();
  await next(page);
  await chip(page, "1歳児クラス").click();
  await next(page);
  await works(page);
  await chip(page, "B").click();
  await next(page);
  await page.getByText("2人で育てている").click();
  await works(page);
  await chip(page, "C").click();
  await next(page);
  await next(page);
  await page.getByRole("status").filter({ hasText: /^ランク C/ }).waitFor();
  await page.getByText("同じランクの中の順番はふくみません").waitFor();
  await shown(page, "points-rank");
});

test("やさしい日本語 and English have every word", async () => {
  for (const [language, search, found, calls, points] of [
    ["ja-easy", "どんな 園（えん）が いいか えらぶ", "24 ありました", /^でんわする/, "つぎへ"],
    ["en", "Choose filters", "24 found", /^Call/, "Next"],
  ]) {
    const guardian = await family(language);
    await guardian.api("PATCH", "/api/me", { language });
    let page = await open(guardian, "nurseries");
    await page.getByRole("heading", { name: found }).waitFor();
    await shown(page, `nurseries-${language}`);
    await button(page, search).click();
    await shown(page, `nurseries-filters-${language}`);
    page = await open(guardian, "nurseries/139998-TS0005");
    await link(page, calls).waitFor();
    await shown(page, `nursery-facility-${language}`);
    page = await open(guardian, "nurseries/points");
    await button(page, points).waitFor();
    await shown(page, `points-table-${language}`);
  }
});

test("in all of this, where the family lives has not left the phone", () => {
  assert.ok(sent.some((line) => line.includes("/api/nurseries/pack")));
  assert.deepEqual(
    sent.filter((line) => SECRET.test(line)),
    [],
  );
  assert.ok(!sent.some((line) => /\/api\/nurseries\?/.test(line)), "the page searches by itself");
});
