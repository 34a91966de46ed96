/** Staff bring a file of facilities, note free places with the keyboard, and try a change of points before it counts. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { nextMorning, open, run, shown, staff } from "./attendance-stage.mjs";
import { CITY, city, dayIn, expected, openBrowser, resident, sizes, tabTo } from "./stage.mjs";

const region = (name) => readFile(new URL(`../../infra/regions/nurseries/${name}`, import.meta.url), "utf8");
const facilities = await region("139998_preschool.csv");
const extension = await region("139998_preschool_extension.csv");

/** The city's own lists, as it began with them: the other scenes look for these facilities. */
async function restored() {
  const cases = "/api/staff/points/139998/cases";
  for (const { id } of await staff("GET", cases)) await staff("DELETE", `${cases}/${id}`);
  const { token } = await city("POST", "/_city/staff/token", { roles: ["officer"], scopes: ["*"] });
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/octet-stream" };
  for (const body of [facilities, extension]) {
    const bring = async (query) => {
      const answer = await fetch(`${CITY}/api/staff/facilities/import${query}`, { method: "POST", headers, body });
      assert.equal(answer.status, 200);
      return answer.json();
    };
    const { shown: seen, difference } = await bring("");
    await bring(`?dry_run=false&shown=${seen}&gone=${difference.gone}`);
  }
}

let stage;
before(async () => {
  await nextMorning();
  await restored();
  stage = await openBrowser(sizes.desk);
});
after(async () => {
  await restored();
  await stage.close();
});

const button = (page, name) => page.getByRole("button", { name });
const file = (text, name = "139998_preschool.csv") => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
const rows = facilities.trimEnd().split(/\r?\n/);
const csv = (lines) => `${lines.join("\r\n")}\r\n`;
const cells = (line, change) => {
  const head = rows[0].split(",");
  const values = line.split(",");
  for (const [column, value] of Object.entries(change)) values[head.indexOf(column)] = value;
  return values.join(",");
};
const rowOf = (id) => rows.find((row) => row.split(",")[1] === id);

async function downloaded(page, press) {
  const [saved] = await Promise.all([page.waitForEvent("download"), press.click()]);
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), "utf8") };
}

test("a file with a bad row is looked at and published, and the same file again changes nothing", async () => {
  const page = await open(stage, "#/calendar");
  await page.getByRole("link", { name: "保育園さがし" }).click();
  await page.getByRole("heading", { name: "施設の取り込み" }).waitFor();
  await page.getByText("取り込めるファイル").click();
  const template = await downloaded(page, button(page, "見出しだけのひな形（CSV）を保存する"));
  assert.match(template.text, /^\ufeff"ID","名称","クラス年齢",/);
  await shown(page, "console-nurseries-import");
  await page.getByText("取り込めるファイル").click();

  const mended = rows.map((row) =>
    row === rowOf("TS0003") ? cells(row, { 収容定員: "125" }) : row === rowOf("TS0004") ? cells(row, { 収容定員: "百" }) : row,
  );
  const nameless = cells(rowOf("TS0005"), { ID: "TS0099", 名称: "" });
  const fresh = cells(rowOf("TS0005"), { ID: "TS0098", 名称: "あたらしい保育園" });
  const changed = csv([...mended, nameless, fresh]);
  const choose = page.getByLabel("施設のファイル");
  await choose.setInputFiles(file(changed));
  const found = page.getByRole("region", { name: "139998_preschool.csv" });
  await found.getByText("施設の一覧（CSV、UTF-8）").waitFor();
  const flaws = found.getByRole("region", { name: "見てほしい行" });
  await flaws.getByText("名称がありません。").waitFor();
  await flaws.getByRole("row", { name: /百.*数として読めません/ }).waitFor();
  await found.getByText("変わる施設（2件）").click();
  await found.getByText(/^定員：.* → 125$/).waitFor();
  await shown(page, "console-nurseries-found");
  await flaws.scrollIntoViewIfNeeded();
  await shown(page, "console-nurseries-flaws");
  const report = await downloaded(page, button(page, /行の報告をCSVで保存する$/));
  assert.match(report.text, /✕ 取り込めません：名称がありません。/);
  const names = async () => (await staff("GET", "/api/staff/nurseries")).map(({ name }) => name);
  assert.ok(!(await names()).includes("あたらしい保育園"), "nothing is published before somebody says so");

  await button(page, "公開する…").click();
  const sheet = page.getByRole("dialog", { name: "この内容で公開しますか" });
  await sheet.getByText("25件の施設を公開します。").waitFor();
  await shown(page, "console-nurseries-publish");
  await sheet.getByRole("button", { name: "公開する", exact: true }).click();
  await page.locator(":focus", { hasText: "25件の施設を公開しました。" }).waitFor();
  await shown(page, "console-nurseries-published");
  assert.ok((await names()).includes("あたらしい保育園"));

  await choose.setInputFiles(file(changed));
  await found.getByText("いま公開している内容と同じです。公開するものはありません。").waitFor();
  assert.equal(await button(page, "公開する…").count(), 0);
  await shown(page, "console-nurseries-same");
});

test("half a file asks for the number that disappears, and what is no table is refused in words", async () => {
  const page = await open(stage, "#/nurseries/import");
  const choose = page.getByLabel("施設のファイル");
  await choose.setInputFiles({ name: "ichiran.csv", mimeType: "text/csv", buffer: Buffer.from("PK\u0003\u0004zip") });
  await page.getByText("Excelのブックかzipファイルです。").waitFor();
  assert.ok(await page.locator(":focus", { hasText: "公開しているものは、変わっていません。" }).isVisible());
  await shown(page, "console-nurseries-zip");
  expected(stage, /status of 422/);
  await choose.setInputFiles({ name: "big.csv", mimeType: "text/csv", buffer: Buffer.alloc(4 * 1024 * 1024 + 1, "a") });
  await page.getByText("ファイルが大きすぎます").waitFor();

  const before = await staff("GET", "/api/staff/nurseries");
  const kept = Math.ceil((rows.length - 1) / 2);
  await choose.setInputFiles(file(csv(rows.slice(0, kept + 1))));
  const gone = before.length - kept;
  await page.getByText(`消える施設（${gone}件）`).waitFor();
  await button(page, "公開する…").click();
  const sheet = page.getByRole("dialog", { name: "この内容で公開しますか" });
  await sheet.getByText("公開している施設の2割をこえる施設が消えます。").waitFor();
  const publish = sheet.getByRole("button", { name: "公開する", exact: true });
  assert.ok(await publish.isDisabled());
  await sheet.getByLabel(`消える施設の数（${gone}）を入れてください`).fill(String(gone - 1));
  assert.ok(await publish.isDisabled(), "only who knows how many may publish");
  await shown(page, "console-nurseries-gone");

  // A colleague is faster.
  const [first] = before;
  const [one] = first.classes;
  await staff("PUT", `/api/staff/nurseries/${first.key}/vacancies`, {
    classes: [{ class: one.class, vacancy: { state: "number", places: 7, on: await dayIn(0) } }],
    version: first.version,
  });
  await sheet.getByLabel(`消える施設の数（${gone}）を入れてください`).fill(String(gone));
  await publish.click();
  await sheet.getByText("公開している内容が、見たときから変わっています。").waitFor();
  await shown(page, "console-nurseries-changed");
  expected(stage, /status of 409/);
  await button(sheet, "もう一度、ちがいを見る").click();
  await sheet.waitFor({ state: "detached" });
  await button(page, "公開する…").click();
  await sheet.getByLabel(`消える施設の数（${gone}）を入れてください`).fill(String(gone));
  await publish.click();
  await page.getByText(`${kept}件の施設を公開しました。`).waitFor();
  assert.equal((await staff("GET", "/api/staff/nurseries")).length, kept);
  await restored();
});

test("free places are noted with the keyboard, and a family sees them", async () => {
  const someone = await resident("まり");
  const seen = async (key) => (await someone.api("GET", `/api/nurseries/${key}`)).classes;
  const page = await open(stage, "#/nurseries/vacancies");
  await page.getByRole("region", { name: "空き状況" }).waitFor();
  await page.getByText("位置なし", { exact: true }).first().waitFor();
  await shown(page, "console-nurseries-vacancies");
  const words = page.getByLabel("名前か町名で絞り込む");
  await words.fill("みなと　保育園");
  const zero = page.getByLabel("みなと保育園 0歳児");
  await zero.waitFor();
  await tabTo(page, zero);
  await page.keyboard.type("４");
  await page.keyboard.press("Tab");
  await page.keyboard.type("△");
  await page.keyboard.press("Tab");
  await page.keyboard.type("たぶん");
  await page.getByText("読めないところが1か所あります。").waitFor();
  await shown(page, "console-nurseries-vacancy-wrong");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.type("x");
  const save = button(page, "1件を保存する");

  // Leaving would lose it, so it is asked about.
  page.once("dialog", (dialog) => dialog.dismiss());
  await page.getByRole("link", { name: "指数表" }).click();
  await page.getByLabel("みなと保育園 0歳児").waitFor();

  // A colleague is faster.
  const key = "139998-TS0005";
  const theirs = (await staff("GET", "/api/staff/nurseries")).find((row) => row.key === key);
  const on = await dayIn(0);
  await staff("PUT", `/api/staff/nurseries/${key}/vacancies`, {
    classes: [{ class: 0, vacancy: { state: "number", places: 9, on } }],
    version: theirs.version,
  });
  await save.click();
  await page.getByText("ほかの職員が先に変えました。").waitFor();
  await page.getByText("いまは 9").waitFor();
  assert.equal(await zero.inputValue(), "４", "what was typed stays");
  await shown(page, "console-nurseries-vacancy-conflict");
  expected(stage, /status of 409/);
  await tabTo(page, save, 60);
  await page.keyboard.press("Enter");
  await page.getByText("1件の空き状況を保存しました。").waitFor();
  await shown(page, "console-nurseries-vacancy-saved");
  const vacancies = (await seen(key)).map(({ vacancy }) => vacancy);
  assert.deepEqual(vacancies[0], { state: "number", places: 4, on, entry: "2027-04" });
  assert.deepEqual([vacancies[1].state, vacancies[2].state], ["few", "none"]);

  await page.getByLabel("みなと保育園：いまも同じ。日付だけ新しくする").check();
  await save.click();
  await page.getByText("1件の空き状況を保存しました。").waitFor();
  assert.ok((await seen(key)).every(({ vacancy }) => !vacancy || vacancy.on === on));
});

test("a change of points is tried on a saved case, and only then published", async () => {
  const title = `共働き・フルタイム・1歳 ${run}`;
  const tableOf = async () =>
    (await staff("GET", "/api/staff/points")).find(({ rules }) => rules.municipality === "139998");
  const before = await tableOf();
  const someone = await resident("まり");
  const full = { reasons: [{ kind: "work", hours: { days_per_month: 20, minutes_per_day: 480 } }] };
  const household = { entry_month: "2027-04-01", child: { age_class: 1 }, guardians: [full, full] };
  const given = async () => {
    const { lines } = await someone.api("POST", "/api/nurseries/index", { municipality: "139998", household });
    return lines.find(({ rule }) => rule === "work_employed").points.most;
  };
  const page = await open(stage, "#/nurseries/points");
  await page.getByRole("region", { name: "指数表の一覧" }).waitFor();
  await shown(page, "console-nurseries-points");
  await page.getByRole("link", { name: "つなぐ市 保育指数（2026年4月入園から）", exact: true }).click();
  await button(page, "例を足す").click();
  await page.getByLabel("例の名前").fill(title);
  await page.getByRole("group", { name: "保護者2" }).getByLabel("1か月の日数").fill("16");
  await shown(page, "console-nurseries-case");
  await button(page, "この例を保存する").click();
  await page.locator(":focus", { hasText: `例「${title}」を保存しました。` }).waitFor();

  const employed = page.getByLabel("外勤：点数");
  await employed.fill("");
  await button(page, "保存した例1件で試す").click();
  await page.getByText("数を入れてください（小数は1桁まで）。").first().waitFor();
  await employed.fill("4.3");
  await button(page, "保存した例1件で試す").click();
  await page.getByText("この表の点の刻みより細かい数です。").first().waitFor();
  assert.ok(await employed.evaluate((box) => box === document.activeElement));
  await shown(page, "console-nurseries-points-wrong");
  expected(stage, /status of 422/);
  await employed.fill("");
  await employed.pressSequentially("5.5");
  assert.equal(await employed.inputValue(), "5.5");
  assert.equal(await button(page, "この内容で公開する").count(), 0, "not before it was tried");
  await button(page, "保存した例1件で試す").click();
  const tried = page.getByRole("region", { name: "試した結果" });
  await tried.getByRole("row", { name: new RegExp(title) }).getByText("＋0.5").waitFor();
  await tried.getByText("外勤：点か条件が変わる").waitFor();
  await shown(page, "console-nurseries-rerun");
  assert.equal((await tableOf()).version, before.version);
  assert.equal(await given(), 4);
  await button(page, "この内容で公開する").click();
  await page.getByText("公開しました。いまから、この表で目安を計算します。").waitFor();
  await shown(page, "console-nurseries-points-published");
  assert.equal(await given(), 5.5, "families are told by the new table");

  const now = await tableOf();
  const { gives } = now.rules.base.rows[0];
  assert.equal(gives.of[0].gives.points, 5.5);
  gives.of[0].gives.points = 4;
  assert.deepEqual(now.rules, before.rules, "and nothing else");
  const back = { rules: before.rules, version: now.version };
  const { shown: seen } = await staff("POST", "/api/staff/points/rerun", back);
  await staff("POST", "/api/staff/points", { ...back, shown: seen });
  await button(page, `例「${title}」を消す`).click();
  await page.getByText("まだ例がありません。").waitFor();
  assert.deepEqual(await staff("GET", "/api/staff/points/139998/cases"), []);
});
