import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { leave, letIn, nextMorning, nursery, open, shown, staff, wrote } from "./attendance-stage.mjs";
import { came, enrol } from "./gate.mjs";
import { city, dayIn, expected, judge, openBrowser, resident, shoot, sizes } from "./stage.mjs";

let stage;
before(async () => {
  stage = await openBrowser(sizes.desk);
  await nextMorning();
});
after(() => stage.close());

test("a carer sees the facility that they work at and nothing else, writes a child in, and corrects the time", async () => {
  const page = await open(stage, "#/bookings", "園 あおい");
  await page.getByRole("heading", { name: "つなぐ保育園", level: 1 }).waitFor();
  const parts = page.getByRole("navigation", { name: "主なページ" }).getByRole("link");
  assert.deepEqual(await parts.allInnerTexts(), ["通園・通学", "学校・園のお知らせ", "面談", "名簿の取り込み"]);
  assert.equal(await page.getByLabel("施設", { exact: true }).count(), 0, "one facility needs no choice");

  await page.getByRole("heading", { name: /^ひよこ組/ }).waitFor();
  const counted = page.getByRole("list", { name: "人数" });
  await counted.getByText(/未着\s*22/).waitFor();
  await page.getByText("いま、確かめることはありません。").waitFor();
  await shown(page, "attendance-board-morning");

  // Nobody writes without a name; the computer remembers it.
  await page.getByRole("button", { name: /青木 花/ }).click();
  await page.getByRole("button", { name: "「登園」を記録する" }).click();
  await page.getByRole("alert").getByText("「記録する人」を選んでください。").waitFor();
  await page.getByRole("dialog").getByLabel("記録する人").selectOption({ label: "森 みどり" });
  await page.getByLabel("登園した時刻").fill("07:40");
  await page.getByLabel("送ってきた人").selectOption({ label: "青木 光（母）" });
  await page.getByRole("button", { name: "「登園」を記録する" }).click();
  await page.getByText("✓ 登園を記録しました。").waitFor();
  const records = page.getByRole("region", { name: "この日の記録" });
  await records.getByText("7:40 登園").waitFor();
  await shown(page, "attendance-child");

  // A time of the future is refused in words; a time of the past is one more record.
  await records.getByRole("button", { name: "7:40 登園を直す" }).click();
  await records.getByRole("button", { name: "この時刻に直す" }).click();
  await records.getByText("理由を短く書いてください").waitFor();
  await records.getByLabel("正しい時刻").fill("09:40");
  await records.getByLabel("理由").fill("時計の見まちがい");
  await records.getByRole("button", { name: "この時刻に直す" }).click();
  await records.getByText("その日の、もう過ぎた時刻だけ記録できます。").waitFor();
  expected(stage, /422/);
  await records.getByLabel("正しい時刻").fill("07:30");
  await records.getByRole("button", { name: "この時刻に直す" }).click();
  await page.getByText("✓ 時刻を直しました。").waitFor();
  await records.getByText("時刻の訂正").waitFor();
  await shown(page, "attendance-child-corrected");
  await page.getByRole("button", { name: "閉じる" }).click();
  await page.getByRole("button", { name: /青木 花.*在園/ }).getByText("7:30 から").waitFor();
  await counted.getByText(/在園\s*1/).waitFor();
  await leave(stage);
});

test("past the cut-off the board says who is missing, a call is noted, and an absence settles it", async () => {
  const id = await nursery("sora");
  const day = await dayIn(0);
  await wrote(id, "k_3", day, { kind: "in" });
  const gate = await letIn(id, "gate", "正門");
  // The second child's father is in LINE.
  const { code } = await staff("POST", `/api/staff/facilities/${id}/children/k_2/invitations`, { guardian_id: "g_3" });
  const father = await resident("よう");
  await father.api("POST", "/api/attendance/joining", { code, token: "🐻" });
  let page = await open(stage, `#/attendance/${id}/board`);
  await page.getByRole("heading", { name: "sora保育園", level: 1 }).waitFor();
  await page.getByText("いま、確かめることはありません。").waitFor();

  await city("POST", "/_city/clock", { set: `${day}T08:30:00+09:00` });
  // The gate says after the cut-off that it saw nobody else.
  await gate.push();
  await city("POST", "/_city/clock", { set: `${day}T08:35:00+09:00` });
  page = await open(stage, `#/attendance/${id}/board`);
  await page.getByRole("heading", { name: /確かめてください 2人/ }).waitFor();
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /空野 ひなた/ }) });
  await card.getByText("来ていません。欠席の連絡もありません。").waitFor();
  await card.getByText("LINEで届く保護者がいません。電話してください。").waitFor();
  await page.getByText("LINEで、8:30 に保護者にたずねました。").waitFor();
  await shown(page, "attendance-board-alarm");

  await page.getByLabel("記録する人").selectOption({ label: "谷 ひろし" });
  await card.getByRole("button", { name: "空野 まりさんに電話した" }).click();
  await card.getByRole("button", { name: "つながらなかった" }).click();
  await card.getByText(/8:35 谷 ひろし → 空野 まりさん：つながらなかった/).waitFor();
  await card.getByRole("button", { name: "空野 けんさんに電話した" }).click();
  await card.getByRole("button", { name: "つながった" }).click();
  await card.getByText("✓ 保護者とつながりました。").waitFor();
  await shown(page, "attendance-board-called");

  await card.getByRole("button", { name: "空野 ひなたを記録する" }).click();
  await page.getByText("欠席", { exact: true }).last().click();
  await page.getByRole("dialog").getByLabel("理由").selectOption({ label: "病気" });
  await page.getByRole("button", { name: "「欠席」を記録する" }).click();
  await page.getByText("✓ 欠席を記録しました。").waitFor();
  await page.getByRole("button", { name: "閉じる" }).click();
  await page.getByRole("heading", { name: /確かめてください 1人/ }).waitFor();
  await page.getByRole("button", { name: /空野 ひなた.*欠席の連絡：病気/ }).waitFor();

  // The office may not close what the bus has not finished.
  await page.getByRole("link", { name: "バス" }).click();
  await page.getByRole("button", { name: "朝・南コース：この便を終える" }).click();
  await page.getByRole("alert").getByText("まだこの便を終えられません。").waitFor();
  await page.getByText("運転手と添乗者が記録されていません").waitFor();
  await shown(page, "attendance-runs");
  expected(stage, /409|422/);
});

test("a device is invited by QR, compared by six digits, approved, renamed and stopped; its silence is no alarm", async () => {
  const id = await nursery("mado", { classes: [{ id: "usagi", name: "うさぎ組", cutoff: "09:30:00" }] });
  // The page's idea of the present is as old as its sign-in.
  await leave(stage);
  const page = await open(stage, `#/attendance/${id}/devices`);
  await page.getByText("使っている端末はありません。").waitFor();
  await page.getByRole("button", { name: "端末を登録する" }).click();
  await page.getByLabel("端末の名前").fill("正門");
  await shown(page, "attendance-device-invite");

  const answered = page.waitForResponse((answer) => answer.url().endsWith("/devices") && answer.status() === 201);
  await page.getByRole("button", { name: "QRコードを出す" }).click();
  const { code, link } = await (await answered).json();
  await page.getByRole("img", { name: "端末を登録するQRコード" }).waitFor();
  assert.ok(link.endsWith(`/kiosk/#enrol/${id}/${code}`));
  await page.getByText(/あと (10:00|9:\d\d)/).waitFor();
  await shown(page, "attendance-device-code");

  const gate = await enrol(id, code);
  await page.getByRole("heading", { name: "「正門」（門の端末）が承認を待っています" }).waitFor();
  await page.getByText(gate.check, { exact: true }).waitFor();
  await shown(page, "attendance-device-pending");
  await page.getByRole("button", { name: "同じ番号なので、承認する" }).click();
  await page.getByText("まだ一度も通信していません").waitFor();
  await page.getByRole("button", { name: "正門の名前を変える" }).click();
  await page.getByLabel("端末の名前").fill("北門");
  await page.getByRole("button", { name: "この名前にする" }).click();
  await page.getByRole("heading", { name: /北門/ }).waitFor();

  // One child comes in; then the gate falls silent before the cut-off: nobody is missing, two are unknown.
  await gate.push(came("k_3"));
  const { now } = await city("GET", "/_city/clock");
  await page.reload();
  await page.getByText("最後の通信：いま").waitFor();
  await page.getByText(`${now.slice(11, 16).replace(/^0/, "")} までの記録は、すべて届いています`).waitFor();
  await shown(page, "attendance-devices");
  await city("POST", "/_city/clock", { set: `${now.slice(0, 10)}T09:36:00+09:00` });
  await leave(stage);
  await open(stage, `#/attendance/${id}/board`);
  await page.getByRole("heading", { name: /不明 2人/ }).waitFor();
  await page.getByText(`不明：北門が ${now.slice(11, 16).replace(/^0/, "")} から届いていません。`).waitFor();
  assert.equal(await page.getByRole("heading", { name: /確かめてください/ }).count(), 0, "no alarm for a router");
  await shown(page, "attendance-board-unknown");
  await page.setViewportSize(sizes.phone);
  await shoot(page, "attendance-board-mobile");
  await page.setViewportSize(sizes.desk);

  await page.getByRole("link", { name: "端末", exact: true }).click();
  await page.getByRole("button", { name: "北門を停止する…" }).click();
  await page.getByText("元にもどせません。").waitFor();
  await shown(page, "attendance-device-stop");
  await page.getByRole("button", { name: "停止する", exact: true }).click();
  await page.getByText("停止した端末 1台").waitFor();

  // What it had not sent before comes to be looked at.
  await gate.push(came("k_1"), came("k_2"));
  await page.getByRole("link", { name: "きょう" }).click();
  await page.getByText("保留の記録が2件あります。").waitFor();
  await page.getByRole("link", { name: "保留" }).click();
  const held = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "空野 ひなた：登園" }) });
  await held.getByText("停止した端末から届きました。").waitFor();
  await shown(page, "attendance-aside");
  await held.getByRole("button", { name: "記録に入れる" }).click();
  await held.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "捨てる…" }).click();
  await judge(page, "throwing a record away");
  await page.getByRole("button", { name: "捨てる", exact: true }).click();
  await page.getByText("保留の記録はありません。").waitFor();
  await page.getByRole("link", { name: "きょう" }).click();
  await page.getByRole("button", { name: /空野 ひなた.*在園/ }).waitFor();
});

test("a child that a tablet with a wrong date saw is unknown, and the board says what there is", async () => {
  const id = await nursery("kage", { classes: [{ id: "usagi", name: "うさぎ組", cutoff: "09:35:00" }] });
  const day = await dayIn(0);
  for (const child of ["k_2", "k_3"]) await wrote(id, child, day, { kind: "in" });
  const gate = await letIn(id, "gate", "正門");
  await gate.push({ ...came("k_1"), day: "2024-01-01" });
  await city("POST", "/_city/clock", { set: `${day}T09:36:00+09:00` });
  await gate.push();
  await leave(stage);
  const page = await open(stage, `#/attendance/${id}/board`);
  const panel = page.getByRole("region", { name: /不明 1人/ });
  await panel.getByText(/「登園」の記録が、時計の合っていない端末から2024年1月1日の日付で届いています。/).waitFor();
  await shown(page, "attendance-board-elsewhere");

  await panel.getByRole("button", { name: /空野 ひなた/ }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText(/2024年1月1日の日付で届いています。/).waitFor();
  await sheet.getByLabel("記録する人").selectOption({ label: "森 みどり" });
  await sheet.getByRole("button", { name: "「点呼：いた」を記録する" }).click();
  await page.getByText("✓ 点呼：いたを記録しました。").waitFor();
  await page.getByRole("button", { name: "閉じる" }).click();
  await page.getByText("いま、確かめることはありません。").waitFor();
});

test("a child on the bus that nobody saw at the gate comes first; the office closes the run when all is checked", async () => {
  const id = await nursery("umi", {
    classes: [{ id: "usagi", name: "うさぎ組", cutoff: "11:30:00" }],
    lines: [
      {
        id: "am",
        name: "朝・南コース",
        direction: "outward",
        vehicle: "2号車",
        departs: "09:40:00",
        due: "10:10:00",
        stops: [{ id: "eki", name: "南駅前", at: "09:50:00" }],
      },
    ],
  });
  await leave(stage);
  const bus = await letIn(id, "bus", "2号車");
  await city("POST", "/_city/clock", { set: `${await dayIn(0)}T09:40:00+09:00` });
  const run = `am.${(await dayIn(0)).replaceAll("-", "")}`;
  const ride = { child: "k_2", by: "s_mori", run, second: null, to: null, at: null };
  await bus.push(
    { kind: "departed", run, by: "s_mori", driver: "s_tani" },
    { kind: "boarded", ...ride },
  );
  await city("POST", "/_city/clock", { advance: "PT32M" });

  const page = await open(stage, `#/attendance/${id}/board`);
  const card = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: /海原 なぎ/ }) });
  await card.getByText("バスに乗ったのに、園で確認できていません（朝・南コース）。").waitFor();
  await card.getByText("2号車が 9:40 から届いていません。").waitFor();
  await shown(page, "attendance-board-bus");

  await page.getByRole("link", { name: "バス" }).click();
  await page.getByText("！ まだ乗っている 1人").waitFor();
  await page.getByText("まだ降りていない子どもがいます").waitFor();
  await page.getByText("運転手：谷 ひろし").waitFor();
  await shown(page, "attendance-runs-open");

  const on = { run, by: "s_mori" };
  await bus.push(
    { kind: "alighted", ...ride },
    { kind: "counted", ...on, on: 1, off: 1 },
    { kind: "seats_checked", ...on, second: "s_tani" },
    { kind: "device_acknowledged", ...on },
  );
  await page.reload();
  await page.getByText("終えるまでに残っていること").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "朝・南コース：この便を終える" }).click();
  await page.getByText("✓ 終わりました（10:12）").waitFor();
  await shown(page, "attendance-runs-closed");
});
