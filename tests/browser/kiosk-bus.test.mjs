import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allSent, carer, enrol, moveClock, nextMorning, openDevice, status } from "./kiosk-stage.mjs";
import { expected, fits, judge, shoot, sizes } from "./stage.mjs";

let staff;
let bus;
before(async () => {
  await nextMorning();
  staff = await carer();
  bus = await openDevice({ viewport: sizes.phone });
});
after(() => bus.close());

const riders = [
  ["青木 蓮", "k_07"],
  ["工藤 樹", "k_09"],
];

/** People take seconds for what a scene does at once; a count says something only after the last child got off. */
async function aMoment(page) {
  await allSent(page);
  await moveClock({ advance: "PT10S" });
}

test("a run cannot be closed while a child who got on has not got off", async () => {
  const { page } = bus;
  await enrol(bus, staff, "bus", "1号車");
  await page.getByRole("button", { name: /朝・北コース/ }).waitFor();
  await judge(page, "the runs of a day");
  await fits(page, "the runs of a day");
  await page.getByRole("button", { name: /朝・北コース/ }).click();

  await page.getByRole("group", { name: "運転する人" }).getByLabel("谷 ひろし").check();
  const attendants = page.getByRole("group", { name: "付き添う人" });
  assert.equal(await attendants.getByLabel("谷 ひろし").isDisabled(), true, "two people, not one twice");
  await attendants.getByLabel("園 あおい").check();
  await judge(page, "the crew");
  await fits(page, "the crew");
  await page.getByRole("button", { name: "出発する" }).click();
  await page.getByText("出発を記録しました。").waitFor();

  const close = page.getByRole("button", { name: "運行を終える" });
  for (const [name] of riders) await page.getByRole("button", { name: new RegExp(`乗った.*${name}`) }).click();
  await page.getByText("乗った 2人　降りた 0人　車内 2人").waitFor();
  await aMoment(page);
  await page.getByRole("button", { name: new RegExp(`降りた.*${riders[0][0]}`) }).click();
  await page.getByText("工藤 樹さんが、まだ降りていません。").waitFor();
  assert.equal(await close.isDisabled(), true);
  await judge(page, "a run under way");
  await fits(page, "a run under way");
  await shoot(page, "kiosk-run");
  await allSent(page);
  assert.equal((await staff.line("k_09")).standing, "on_bus");
  assert.equal((await staff.line("k_07")).standing, "off_bus");

  await page.getByRole("button", { name: new RegExp(`降りた.*${riders[1][0]}`) }).click();
  await page.getByText("乗った 2人　降りた 2人　車内 0人").waitFor();
  await aMoment(page);
  await page.getByLabel("数えた人数（乗った）").fill("2");
  await page.getByLabel("数えた人数（降りた）").fill("1");
  await page.getByRole("button", { name: "数えた人数を記録する" }).click();
  await page.getByText(/数えた人数（乗った 2人・降りた 1人）が、名前の記録/).waitFor();
  assert.equal(await close.isDisabled(), true, "heads and names differ");
  await page.getByLabel("数えた人数（乗った）").fill("2");
  await page.getByLabel("数えた人数（降りた）").fill("2");
  await page.getByRole("button", { name: "数えた人数を記録する" }).click();
  await page.getByRole("button", { name: "園 あおい：いちばん後ろまで座席を見た" }).click();
  await page.getByText("もう1人も、すべての座席を見てください。").waitFor();
  assert.equal(await close.isDisabled(), true, "one person looked");
  await page.getByRole("button", { name: "谷 ひろし：いちばん後ろまで座席を見た" }).click();
  await page.getByText("車の後ろにある装置のボタンを押してください。").waitFor();
  await shoot(page, "kiosk-run-checks");
  await judge(page, "the checks after a run");
  await page.getByRole("button", { name: "後ろの装置のボタンを押した" }).click();

  await close.click();
  await page.getByText("この運行は終わりました。").waitFor();
  await shoot(page, "kiosk-run-closed");
  const [run] = (await staff.api("GET", "/board")).runs;
  assert.ok(run.closed_at, "closed on the staff's board");
  assert.deepEqual([run.on, run.off, run.driver, run.attendant], [2, 2, "谷 ひろし", "園 あおい"]);
});

test("on the way home each child gets off into somebody's hands; without a network the end is provisional", async () => {
  const { page, context } = bus;
  await context.setOffline(true);
  await page.getByRole("button", { name: "運行の一覧へ" }).click();
  await page.getByRole("button", { name: /帰り・北コース/ }).click();
  await page.getByRole("group", { name: "運転する人" }).getByLabel("谷 ひろし").check();
  await page.getByRole("group", { name: "付き添う人" }).getByLabel("森 みどり").check();
  await page.getByRole("button", { name: "出発する" }).click();
  await page.getByRole("button", { name: /乗った.*千葉 新/ }).click();
  await page.getByRole("button", { name: /降りた.*千葉 新/ }).click();
  const sheet = page.getByRole("dialog");
  await judge(page, "handing over");
  await sheet.getByLabel("千葉 翔（父）").check();
  await sheet.getByRole("button", { name: "引き渡した" }).click();
  await page.getByText(/千葉 翔さんに引き渡し/).waitFor();

  await page.getByLabel("数えた人数（乗った）").fill("1");
  await page.getByLabel("数えた人数（降りた）").fill("1");
  await page.getByRole("button", { name: "数えた人数を記録する" }).click();
  for (const name of ["森 みどり", "谷 ひろし"]) await page.getByRole("button", { name: `${name}：いちばん後ろまで座席を見た` }).click();
  await page.getByRole("button", { name: "後ろの装置のボタンを押した" }).click();
  await page.getByRole("button", { name: "運行を終える" }).click();
  await page.getByText("仮：サーバーに送るまで、この運行はまだ終わっていません。").waitFor();
  await judge(page, "a provisional end");

  await context.setOffline(false);
  await status(page).getByText("オンライン").waitFor();
  await page.getByText("この運行は終わりました。").waitFor();
  const run = (await staff.api("GET", "/board")).runs.find(({ homeward }) => homeward);
  assert.ok(run.closed_at);
  expected(bus, /ERR_INTERNET_DISCONNECTED/);
  assert.equal(run.children.find(({ child_id }) => child_id === "k_15").to, "千葉 翔");
});
