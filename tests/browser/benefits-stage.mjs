/** What the scenes of the benefits share: a benefit of their own with its list, and who has registered with a card. */
import assert from "node:assert/strict";
import { run, staff } from "./attendance-stage.mjs";
import { CITY, city, resident } from "./stage.mjs";

/** The columns of the office's lists. */
const HEAD =
  "宛名番号,氏名,生年月日,申請者宛名番号,申請者氏名,申請者生年月日,住所,課税区分,金融機関コード,店番,預金種目,口座番号,口座名義";
const SAKURA = "青木 さくら,平成4年3月4日,つなぐ市青葉町1-2-3,非課税,0001,012,普通,1234567,アオキ サクラ";
const HITOSHI = "港 一,昭和58年8月8日,港町9-1,非課税,,,,,";

export const csv = (rows) => `${[HEAD, ...rows].join("\r\n")}\r\n`;

/** 青木 さくら has two children; 港 一 has no LINE here. Each benefit has numbers of its own: nobody is joined yet. */
export const family = (id) => [
  `${id}-11,青木 空,令和6年10月10日,${id}-1,${SAKURA}`,
  `${id}-12,青木 海,令和4年1月20日,${id}-1,${SAKURA}`,
  `${id}-51,港 灯,令和3年12月1日,${id}-5,${HITOSHI}`,
];

/** A benefit of 20,000 yen for each child under 18 whose household pays no tax, and its list. */
export async function benefit(name, more = {}) {
  const id = `${name}-${run}`;
  const programme = {
    id,
    period: id,
    for: "child",
    title: { ja: "子育て応援給付" },
    description: { ja: "物価が高い中で子育てをしている世帯に、お子さん一人につき2万円をお渡しします。" },
    sources: [{ title: "つなぐ市子育て応援給付要綱 第3条" }],
    effective_from: "2026-04-01",
    apply_until: "2027-03-31",
    who: [
      { is: "age", on: "2026-04-01", below: 18 },
      { is: "listed", column: "課税区分", says: { ja: "住民税が非課税であること" }, one_of: ["非課税"] },
    ],
    amount: { kind: "fixed", yen: 20_000 },
    ...more,
  };
  await staff("POST", "/api/staff/programmes", { programme, version: 0 });
  await brings(id, csv(family(id)));
  return id;
}

/** The office brings a list; the one before is over. */
export async function brings(id, list) {
  const { token } = await city("POST", "/_city/staff/token", { roles: ["officer"], scopes: ["*"] });
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "text/csv" };
  const answer = await fetch(`${CITY}/api/staff/programmes/${id}/eligible`, { method: "POST", headers, body: list });
  assert.equal(answer.status, 200, await answer.text());
}

/** A resident who has registered with the card of `who` (`u1` to `u4`), without a page. */
export async function registered(name, who) {
  const someone = await resident(name);
  const { purpose } = await someone.api("GET", "/api/identity");
  const { url } = await someone.api("POST", "/api/identity/attempts", { purpose: purpose.version });
  const asked = new URL(url);
  const [state, nonce, challenge] = ["state", "nonce", "code_challenge"].map((name) => asked.searchParams.get(name));
  const form = new URLSearchParams({ who, state, nonce, challenge });
  const answered = await fetch(new URL("answer", asked), { method: "POST", body: form, redirect: "manual" });
  const code = new URL(answered.headers.get("location")).searchParams.get("code");
  await someone.api("POST", "/api/identity/registration", { state, code });
  return someone;
}

/** Staff join whoever the list and the cards name alike. */
export async function joined(id) {
  const to = `/api/staff/programmes/${id}/matches`;
  const pairs = await staff("GET", to);
  return staff("POST", to, { ids: pairs.map((pair) => pair.id) });
}

/** Somebody applies for everything that is shown to them. */
export async function applied(someone) {
  for (const { id, shown } of await someone.api("GET", "/api/benefits")) {
    await someone.api("POST", `/api/benefits/${id}/application`, { shown });
  }
}

/** Staff decide about a programme's applications. */
export const decided = (id, subjects, decision, because) =>
  staff("POST", `/api/staff/programmes/${id}/decisions`, { subjects, decision, ...(because ? { because } : {}) });

/** What a chat has heard, in order, once everything that is on its way has arrived. */
export async function heard({ user_id }) {
  await city("POST", "/_city/settle");
  const sent = await city("GET", "/_city/line/sent");
  const hers = sent.filter(({ to, status }) => status === 200 && to.includes(user_id));
  return hers.flatMap(({ messages }) => messages.map((message) => JSON.stringify(message)));
}
