/** What the scenes of a school's messages share: a school of their own, its guardians, and files that go with a message. */
import assert from "node:assert/strict";
import { crc32, deflateSync } from "node:zlib";
import { run, staff } from "./attendance-stage.mjs";
import { CITY, city, dayIn, resident } from "./stage.mjs";

const week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const guardian = (id, name, relation) => ({ id, name, relation, may_read: true, may_report: true, may_collect: true });

/** A school of its own for a scene: 1年1組 with two children, and 1年2組 with one. */
export async function school(name) {
  const id = `${name}-${run}`;
  const day = await dayIn(0);
  const school_year = Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);
  const facility = {
    id,
    kind: "school",
    name: "ときわ小学校",
    school_year,
    closing: "18:30:00",
    weekdays: week,
    closed_on_holidays: false,
    classes: [
      { id: "p1a", name: "1年1組", cutoff: "08:30:00", grade: "P1" },
      { id: "p1b", name: "1年2組", cutoff: "08:30:00", grade: "P1" },
    ],
  };
  await staff("POST", "/api/staff/facilities", { facility, version: 0 });
  const pupil = (n, name, kana, group, guardians) => ({
    version: 0,
    child: { id: `k_${n}`, name, kana, class: group, number: n, comes: week, guardians },
  });
  await staff("POST", `/api/staff/facilities/${id}/children`, {
    children: [
      pupil(1, "空野 ひなた", "そらの ひなた", "p1a", [guardian("g_1", "空野 まり", "母")]),
      pupil(2, "海原 なぎ", "うなばら なぎ", "p1a", [guardian("g_2", "海原 よう", "父")]),
      pupil(3, "山辺 りん", "やまべ りん", "p1b", [guardian("g_3", "山辺 ふみ", "母")]),
    ],
  });
  return id;
}

/** A guardian who has joined a child with the school's code. */
export async function joined(name, facility, child, guardian_id, token) {
  const someone = await resident(name);
  const { code } = await staff("POST", `/api/staff/facilities/${facility}/children/${child}/invitations`, { guardian_id });
  await someone.api("POST", "/api/attendance/joining", { code, token });
  return someone;
}

/** Brings a file; its id. */
export async function brought(name, bytes) {
  const { token } = await city("POST", "/_city/staff/token", { roles: ["officer"], scopes: ["*"] });
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/octet-stream" };
  const address = `${CITY}/api/staff/attachments?name=${encodeURIComponent(name)}`;
  const answer = await fetch(address, { method: "POST", headers, body: bytes });
  assert.equal(answer.status, 201, `${name}: ${answer.status}`);
  return (await answer.json()).id;
}

/** A message that has left for class 1年1組; its id. */
export async function sent(facility, texts, more = {}) {
  const [id] = await allSent(facility, [texts], more);
  return id;
}

/** Messages that have left for class 1年1組 in one moment; their ids. */
export async function allSent(facility, letters, more = {}) {
  const ids = [];
  for (const texts of letters) ids.push(await submitted(facility, texts, more));
  // They are held for a minute, and for a moment longer where seconds were rounded.
  await city("POST", "/_city/clock", { advance: "PT2M" });
  await city("POST", "/_city/settle");
  for (const id of ids) assert.equal((await staff("GET", `/api/staff/messages/${id}`)).state, "sent");
  return ids;
}

async function submitted(facility, texts, more) {
  const audience = [{ kind: "class", facility, class: "p1a" }];
  const draft = await staff("POST", "/api/staff/messages", { audience, content: { texts }, ...more });
  const { state } = await staff("POST", `/api/staff/messages/${draft.id}/submission`, { shown: draft.shown });
  assert.equal(state, "held");
  return draft.id;
}

/** A picture of one colour. */
export function picture(width = 240, height = 120) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits of red, green and blue each.
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([0, 118, 178]))]);
  const lines = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk("IHDR", head), chunk("IDAT", lines), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** A document of one page with one line of Latin text. */
export function leaflet(text) {
  const content = `BT /F1 18 Tf 40 100 Td (${text}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let file = "%PDF-1.4\n";
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const table = file.length;
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
