import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { leave, newKey, nursery, open, run, shown, staff } from "./attendance-stage.mjs";
import { expected, judge, openBrowser, resident, shoot, sizes } from "./stage.mjs";

let stage;
before(async () => {
  stage = await openBrowser(sizes.desk);
});
after(() => stage.close());

test("a child's guardians are written down and invited; whose change came first is never lost", async () => {
  const id = await nursery("hana");
  const page = await open(stage, `#/attendance/${id}/roster`);
  await page.getByRole("heading", { name: "名簿 3人" }).waitFor();
  await shown(page, "attendance-roster");
  await page.getByRole("link", { name: "空野 ひなた" }).click();
  await page.getByRole("heading", { name: "空野 ひなた" }).waitFor();

  // Somebody else saves meanwhile.
  const find = async () => (await staff("GET", `/api/staff/facilities/${id}/children`)).find((one) => one.child.id === "k_1");
  const { child, version } = await find();
  await staff("POST", `/api/staff/facilities/${id}/children`, { children: [{ child: { ...child, card: "TS9" }, version }] });
  await page.getByLabel("よみ（ひらがな）").fill("そらの ひな");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByRole("alert").getByText("ほかの人がこの子どもの名簿を変えました").waitFor();
  await shown(page, "attendance-roster-stale");
  await page.getByRole("button", { name: "ほかの人の内容を読み込む" }).click();
  await page.getByText("保存されている内容と同じです。").waitFor();
  assert.equal(await page.getByLabel("カードの番号").inputValue(), "TS9");
  await page.getByLabel("よみ（ひらがな）").fill("そらの ひな");
  await page.getByLabel("続柄").first().fill("");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("空白だけになっています。").first().waitFor();
  expected(stage, /422/);
  await page.getByLabel("続柄").first().fill("母");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("保存しました。端末には、次の通信で届きます。").waitFor();
  assert.deepEqual((await find()).child.kana, "そらの ひな");
  await shown(page, "attendance-child-form");

  const answered = page.waitForResponse((answer) => answer.url().endsWith("/invitations"));
  await page.getByRole("button", { name: "空野 まりさんの招待状を作る" }).click();
  const { code } = await (await answered).json();
  await page.getByRole("img", { name: "空野 まりさんの招待のQRコード" }).waitFor();
  await page.getByRole("img", { name: "空野 まりさんの招待のQRコード" }).scrollIntoViewIfNeeded();
  await shown(page, "attendance-invitation");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByLabel("よみ（ひらがな）").isVisible(), false, "the slip alone is printed");
  await shoot(page, "attendance-invitation-paper");
  await page.emulateMedia({ media: null });

  const mari = await resident("まり");
  await mari.api("POST", "/api/attendance/joining", { code, token: "🐻" });
  await page.reload();
  await page.getByText("✓ LINEで参加ずみ").first().waitFor();

  await page.getByRole("link", { name: "名簿へ戻る" }).click();
  await page.getByRole("link", { name: "子どもを加える" }).click();
  await page.getByLabel("名前", { exact: true }).first().fill("森野 いと");
  await page.getByLabel("よみ（ひらがな）").fill("もりの いと");
  await page.getByRole("group", { name: "1人目" }).getByLabel("名前").fill("森野 さち");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("保存しました。端末には、次の通信で届きます。").waitFor();
  await page.getByRole("button", { name: "森野 さちさんの招待状を作る" }).waitFor();
});

test("a facility is described in a form that says what is wrong and where", async () => {
  const id = await nursery("kaze");
  await leave(stage);
  const page = await open(stage, `#/attendance/${id}/settings`);
  await page.getByRole("heading", { name: "施設の設定" }).waitFor();
  await page.getByText("市のLINEの通数を使います").waitFor();
  const cutoff = page.getByLabel("登園の締切").first();
  await cutoff.fill("19:00");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("閉園の時刻より前にしてください。").waitFor();
  assert.equal(await cutoff.evaluate((field) => field === document.activeElement), true, "the focus goes there");
  expected(stage, /422/);
  await shown(page, "attendance-settings-refused");
  await cutoff.fill("09:15");
  await page.getByRole("button", { name: "クラスを加える" }).click();
  await page.getByRole("group", { name: "クラス2" }).getByLabel("名前").fill("くま組");
  await page.getByRole("button", { name: "職員を加える" }).click();
  await page.getByRole("group", { name: "職員3" }).getByLabel("名前").fill("星 あかね");
  await page.getByRole("button", { name: "コースを加える" }).click();
  const line = page.getByRole("group", { name: "コース2" });
  await line.getByText("家へ（帰り）").click();
  await line.getByLabel("名前").first().fill("帰り・南コース");
  await line.getByLabel("車両").fill("2号車");
  await line.getByLabel("出発").fill("16:00");
  await line.getByLabel("全員を引き渡す時刻").fill("17:00");
  await page.getByRole("group", { name: "停留所1" }).last().getByLabel("名前").fill("南駅前");

  // Somebody else saves meanwhile; what was written here stays.
  const { facility, version } = (await staff("GET", "/api/staff/facilities")).find((one) => one.facility.id === id);
  await staff("POST", "/api/staff/facilities", { facility: { ...facility, closing: "18:45:00" }, version });
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByRole("button", { name: "入力を残して、最新の版に重ねる" }).click();
  await page.getByRole("button", { name: "入力を残して、最新の版に重ねる" }).waitFor({ state: "detached" });
  expected(stage, /409/);
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("保存しました。端末には、次の通信で届きます。").waitFor();
  const { facility: saved } = (await staff("GET", "/api/staff/facilities")).find((one) => one.facility.id === id);
  assert.deepEqual(
    [saved.classes.length, saved.staff.length, saved.lines.length, saved.lines[1].stops.length],
    [2, 3, 2, 1],
  );
  await shown(page, "attendance-settings");
});

test("a centre has a poster for its entrance, and counts who came", async () => {
  const id = `niji-${run}`;
  await leave(stage);
  const page = await open(stage, "#/attendance/+/settings");
  await page.getByText("子育て支援センター（自由に来館）").click();
  await page.getByLabel(/^記号/).fill(id);
  await page.getByLabel("名前", { exact: true }).fill("にじ広場");
  await page.getByLabel("閉園の時刻").fill("17:00");
  await judge(page, "a new facility");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByRole("heading", { name: "にじ広場", level: 1 }).waitFor();
  const poster = page.getByRole("img", { name: "にじ広場の来館のQRコード" });
  await poster.scrollIntoViewIfNeeded();
  await shown(page, "attendance-poster");
  await page.emulateMedia({ media: "print" });
  await shoot(page, "attendance-poster-paper");
  await page.emulateMedia({ media: null });

  await page.getByRole("link", { name: "来館" }).click();
  await page.getByText("この期間の来館はありません。").waitFor();
  const { poster_code: code } = (await staff("GET", "/api/staff/facilities")).find((one) => one.facility.id === id);
  const family = await resident("そら");
  for (const [adults, children] of [[1, [0, 2]], [2, [1]]]) {
    const key = { "Idempotency-Key": newKey() };
    await family.api("POST", "/api/visits", { facility_id: id, code, adults, children, remember: false }, key);
  }
  await page.reload();
  await page.getByText("2組・大人 3人・子ども 3人").waitFor();
  assert.equal(await page.getByRole("table", { name: "子どもの年齢" }).getByRole("row").count(), 4);
  await shown(page, "attendance-visits");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "CSVを保存する" }).click(),
  ]);
  const text = await readFile(await file.path(), "utf8");
  assert.match(text, /^\ufeff日,来館（組）,大人,子ども,0歳,1歳,2歳,0時/);
  assert.match(text, /,2,3,3,1,1,1,/);
});
