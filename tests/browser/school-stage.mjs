/** What the scenes of messages share: a school of their own, its teachers, and families that have joined. */
import { run, staff } from "./attendance-stage.mjs";
import { CITY, city, resident } from "./stage.mjs";

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const guardian = (id, name, relation) => ({ id, name, relation, may_read: true, may_report: true, may_collect: true });

/** A school with two classes of the first grade: three children in one, one in the other. Of りん nobody has LINE. */
export async function school(name) {
  const id = `${name}-${run}`;
  const cutoff = "08:30:00";
  const facility = {
    id,
    kind: "school",
    name: `${name}小学校`,
    closing: "17:00:00",
    school_year: 2026,
    weekdays,
    closed_on_holidays: false,
    classes: [
      { id: "p11", name: "1年1組", cutoff, grade: "P1" },
      { id: "p12", name: "1年2組", cutoff, grade: "P1" },
    ],
    groups: [{ id: "pta", name: "PTA役員", kind: "pta" }],
  };
  await staff("POST", "/api/staff/facilities", { facility, version: 0 });
  const child = (n, name, kana, at, number, guardians) => ({
    version: 0,
    child: { id: `k_${n}`, name, kana, class: at, number, comes: weekdays, guardians },
  });
  await staff("POST", `/api/staff/facilities/${id}/children`, {
    children: [
      child(1, "空野 ひなた", "そらの ひなた", "p11", 10, [guardian("g_1", "空野 まり", "母"), guardian("g_2", "空野 けん", "父")]),
      child(2, "森野 いと", "もりの いと", "p11", 2, [guardian("g_3", "森野 さち", "母")]),
      child(3, "山辺 りん", "やまべ りん", "p11", 3, [guardian("g_4", "山辺 ふみ", "母")]),
      child(4, "海原 なぎさ", "うなばら なぎさ", "p12", 1, [guardian("g_5", "海原 よう", "父")]),
    ],
  });
  const joins = async (child, guardian_id, who) => {
    const family = await resident(who);
    const { code } = await staff("POST", `/api/staff/facilities/${id}/children/${child}/invitations`, { guardian_id });
    await family.api("POST", "/api/attendance/joining", { code, token: "🐻" });
    return family;
  };
  return {
    id,
    mari: await joins("k_1", "g_1", "まり"),
    ken: await joins("k_1", "g_2", "けん"),
    sachi: await joins("k_2", "g_3", "さち"),
    you: await joins("k_4", "g_5", "よう"),
  };
}

const tokenOf = async (subject, school) => {
  const { token } = await city("POST", "/_city/staff/token", { subject, roles: ["carer"], scopes: [school] });
  return token;
};

/** Opens a place of the console as somebody who works at one school and nowhere else. */
export async function openAs({ page }, subject, school, hash) {
  const token = await tokenOf(subject, school);
  const { now } = await city("GET", "/_city/clock");
  await page.goto(`${CITY}/console/`);
  await page.evaluate(
    ([token, now]) => {
      sessionStorage.setItem("tsunagu.staff.token", JSON.stringify(token));
      sessionStorage.setItem("tsunagu.staff.ahead", String(Date.parse(now) - performance.timeOrigin - performance.now()));
    },
    [token, now],
  );
  await page.goto("about:blank");
  await page.goto(`${CITY}/console/${hash}`);
  await page.getByRole("navigation", { name: "主なページ" }).waitFor();
  return page;
}

/** The API as such a person has it. */
export async function teacher(subject, school, method, path, body) {
  const token = await tokenOf(subject, school);
  return city(method, path, body, { Authorization: `Bearer ${token}` });
}
