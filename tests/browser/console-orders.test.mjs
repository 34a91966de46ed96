/** An order about a child: placed by who works with it, seen wherever somebody may hand it over, lifted by an officer alone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { leave, nextMorning, nursery, open, shown, staff } from "./attendance-stage.mjs";
import { openAs } from "./school-stage.mjs";
import { openBrowser, resident, sizes } from "./stage.mjs";

let stage;
let id;
before(async () => {
  stage = await openBrowser(sizes.desk);
  await nextMorning();
  id = await nursery("mamoru");
});
after(() => stage.close());

async function joins(guardian_id, name) {
  const guardian = await resident(name);
  const { code } = await staff("POST", `/api/staff/facilities/${id}/children/k_1/invitations`, { guardian_id });
  await guardian.api("POST", "/api/attendance/joining", { code, token: "🐻" });
  return guardian;
}

const orders = async () =>
  (await staff("GET", `/api/staff/facilities/${id}/children`)).find(({ child }) => child.id === "k_1").orders;

test("a carer stops handing over to the father, protects the mother's household, and reads first what will stop", async () => {
  const father = await joins("g_2", "けん");
  const page = await openAs(stage, "c-mamoru", id, `#/attendance/${id}/roster/k_1`);
  await page.getByText("いま、制限はありません。").waitFor();
  // Who lives where is the roster's.
  await page.getByRole("group", { name: "空野 まり" }).getByLabel("世帯").selectOption("a");
  await page.getByRole("group", { name: "空野 けん" }).getByLabel("世帯").selectOption("b");
  await page.getByRole("button", { name: "保存する" }).click();
  await page.getByText("保存しました。").waitFor();

  await page.getByRole("button", { name: "制限を加える" }).click();
  await page.getByRole("button", { name: "この制限を始める" }).click();
  await page.getByText("選んでください。", { exact: true }).waitFor();
  await page.getByLabel("だれを止めますか").selectOption("g_2");
  await page.getByLabel("引渡しを止める（引渡し不可）").check();
  await page.getByLabel("お知らせを受け、様子を見ることを止める").check();
  await page.getByLabel("守る世帯").selectOption("a");
  await page.getByText("空野 けんさんに空野 ひなたさんを引き渡せなくなります。").waitFor();
  await page.getByText(/空野 まりさんの名前や予定は、空野 けんさんにも/).waitFor();
  await page.getByRole("button", { name: "この制限を始める" }).scrollIntoViewIfNeeded();
  await shown(page, "orders-form");
  assert.deepEqual(await orders(), [], "nothing is saved by reading");
  await page.getByRole("button", { name: "この制限を始める" }).click();
  await page.getByText("空野 けんさんについての制限を始めました。").waitFor();
  await page.getByText("引渡し不可：空野 けんさん").waitFor();
  await page.getByText("解除できるのは、市の職員だけです。").waitFor();
  assert.equal(await page.getByRole("button", { name: /制限を解除する/ }).count(), 0);
  await page.getByText("引渡し不可：空野 けんさん").scrollIntoViewIfNeeded();
  await shown(page, "orders-list");
  const [order] = await orders();
  assert.deepEqual([order.guardian_id, order.bars, order.protects], ["g_2", ["read", "collect"], "a"]);
  assert.deepEqual(await father.api("GET", "/api/attendance/passes"), []);

  // Wherever the child may be handed over, it stands beside the name.
  await page.getByRole("link", { name: "名簿", exact: true }).click();
  await page.getByText("引渡し不可の人がいます").waitFor();
  await page.getByRole("link", { name: "きょう" }).click();
  await page.getByText("引渡し不可：空野 けんさん（父）").waitFor();
  await shown(page, "orders-board");
  await page.getByRole("button", { name: /空野 ひなた/ }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("引渡し不可：空野 けんさん（父）").waitFor();
  await sheet.getByText("降園", { exact: true }).click();
  assert.deepEqual(await sheet.getByLabel("お迎えの人").locator("option").allTextContents(), ["記録しない", "空野 まり（母）"]);
  await shown(page, "orders-sheet");
  await sheet.getByRole("button", { name: "閉じる" }).click();
});

test("somebody whom the roster does not know is barred by name, and an officer lifts an order", async () => {
  await leave(stage);
  const page = await open(stage, `#/attendance/${id}/roster/k_1`);
  await page.getByRole("button", { name: "制限を加える" }).click();
  await page.getByLabel("だれを止めますか").selectOption({ label: "名簿にない人" });
  await page.getByLabel("引渡しを止める（引渡し不可）").check();
  await page.getByRole("button", { name: "この制限を始める" }).click();
  await page.getByText("名前を書いてください。").waitFor();
  await page.getByLabel("止める人の名前").fill("空野 たける");
  await page.getByLabel("止める人の続柄").fill("おじ");
  await shown(page, "orders-stranger");
  await page.getByRole("button", { name: "この制限を始める" }).click();
  await page.getByText("空野 たけるさんについての制限を始めました。").waitFor();
  await page.getByRole("group", { name: "空野 たける" }).waitFor();
  const uncle = (await orders()).find(({ name }) => name === "空野 たける");
  assert.deepEqual(uncle.bars, ["collect"]);

  await page.getByRole("button", { name: "空野 けんさんの制限を解除する" }).click();
  await shown(page, "orders-lift");
  await page.getByRole("dialog").getByRole("button", { name: "制限を続ける" }).click();
  assert.equal((await orders()).length, 2);
  await page.getByRole("button", { name: "空野 けんさんの制限を解除する" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "解除する" }).click();
  await page.getByText("空野 けんさんについての制限を解除しました。").waitFor();
  assert.deepEqual((await orders()).map(({ name }) => name), ["空野 たける"]);
});
