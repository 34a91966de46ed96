/** What the scenes of the console's attendance share: a nursery of their own, and who signs in. */
import { enrol } from "./gate.mjs";
import { CITY, city, dayIn, fits, judge, shoot } from "./stage.mjs";

/** New in every run, so that the scenes can be played twice in one city. */
export const run = (Date.now() % 1_000_000).toString(36);
let keys = 0;
export const newKey = () => `attendance-${run}-${++keys}`;

/** A morning on which nobody has written anything yet. */
export const nextMorning = async () => city("POST", "/_city/clock", { set: `${await dayIn(1)}T08:00:00+09:00` });

/** The officer's side of the API; a token lasts an hour of the city's time. */
export async function staff(method, path, body) {
  const { token } = await city("POST", "/_city/staff/token", { roles: ["officer"], scopes: ["*"] });
  return city(method, path, body, { Authorization: `Bearer ${token}`, "Idempotency-Key": newKey() });
}

const everyDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const guardian = (id, name, relation, more = {}) => ({
  id,
  name,
  relation,
  may_read: true,
  may_report: true,
  may_collect: true,
  ...more,
});

/** A nursery of its own for a scene: one class, one bus, three children. */
export async function nursery(name, more = {}) {
  const id = `${name}-${run}`;
  const facility = {
    id,
    kind: "nursery",
    name: `${name}保育園`,
    closing: "18:30:00",
    weekdays: everyDay,
    closed_on_holidays: false,
    classes: [{ id: "usagi", name: "うさぎ組", cutoff: "08:30:00" }],
    staff: [
      { id: "s_mori", name: "森 みどり" },
      { id: "s_tani", name: "谷 ひろし" },
    ],
    lines: [
      {
        id: "am",
        name: "朝・南コース",
        direction: "outward",
        vehicle: "2号車",
        departs: "07:40:00",
        due: "08:20:00",
        stops: [{ id: "eki", name: "南駅前", at: "07:50:00" }],
      },
    ],
    ...more,
  };
  await staff("POST", "/api/staff/facilities", { facility, version: 0 });
  const child = (n, name, kana, guardians, rides = []) => ({
    version: 0,
    child: { id: `k_${n}`, name, kana, class: "usagi", comes: everyDay, guardians, rides },
  });
  await staff("POST", `/api/staff/facilities/${id}/children`, {
    children: [
      child(1, "空野 ひなた", "そらの ひなた", [
        guardian("g_1", "空野 まり", "母"),
        guardian("g_2", "空野 けん", "父"),
      ]),
      child(2, "海原 なぎ", "うなばら なぎ", [guardian("g_3", "海原 よう", "父")], [{ line: "am", stop: "eki" }]),
      child(3, "山辺 りん", "やまべ りん", [guardian("g_4", "山辺 ふみ", "母")]),
    ],
  });
  return id;
}

export const wrote = (id, child, day, fact) =>
  staff("POST", `/api/staff/facilities/${id}/children/${child}/facts`, { day, by: "s_mori", fact });

/** A device of the facility that staff have let in. */
export async function letIn(facility, kind, name) {
  const { code } = await staff("POST", `/api/staff/facilities/${facility}/devices`, { kind, name });
  const device = await enrol(facility, code);
  await staff("POST", `/api/staff/facilities/${facility}/devices/${device.id}/approval`);
  return device;
}

/** Opens a place of the console as one of the city's staff. */
export async function open({ page }, hash, who = "窓口 はなこ") {
  await page.goto("about:blank");
  await page.goto(`${CITY}/console/${hash}`);
  const inside = page.getByRole("navigation", { name: "主なページ" });
  const button = page.getByRole("button", { name: "サインイン" });
  await inside.or(button).first().waitFor();
  if ((await inside.count()) > 0) return page;
  await button.click();
  await page.getByRole("button", { name: who }).click();
  await inside.waitFor();
  return page;
}

/** Signs out, for somebody else to sign in. */
export async function leave({ page }) {
  const out = page.getByRole("button", { name: "サインアウト" });
  if ((await out.count()) > 0) await out.click();
}

export async function shown(page, name) {
  await judge(page, name);
  await fits(page, name);
  await shoot(page, name);
}
