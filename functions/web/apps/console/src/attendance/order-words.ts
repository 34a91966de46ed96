import type { Bar, Guardian, NewOrder, OrderCard, RosterChild } from "@tsunagu/api-client";

/** What an order takes away, in words. Knows no reason for it, and asks for none. */

export const bars: readonly { bar: Bar; tick: string; short: string }[] = [
  { bar: "read", tick: "お知らせを受け、様子を見ることを止める", short: "見る" },
  { bar: "report", tick: "欠席などを連絡することを止める", short: "連絡する" },
  { bar: "collect", tick: "引渡しを止める（引渡し不可）", short: "引き渡す" },
];

/** Households around a child, each with those who live in it. */
export function householdsOf(child: RosterChild): { id: string; members: Guardian[] }[] {
  const found = new Map<string, Guardian[]>();
  for (const guardian of child.guardians ?? []) {
    if (guardian.household) found.set(guardian.household, [...(found.get(guardian.household) ?? []), guardian]);
  }
  return [...found].map(([id, members]) => ({ id, members }));
}

/** Households that can be protected from somebody: those of the others. */
export const protectable = (child: RosterChild, against: string): { id: string; members: Guardian[] }[] =>
  householdsOf(child).filter(({ members }) => members.every(({ id }) => id !== against));

export const namesOf = (people: readonly { name: string }[]): string =>
  people.map(({ name }) => `${name}さん`).join("・");

/** What will stop working, and for whom, before it is saved. */
export function effectsOf(
  order: Omit<NewOrder, "guardian_id">,
  name: string,
  child: RosterChild,
  joined: boolean,
): string[] {
  const who = `${name || "この人"}さん`;
  const has = (bar: Bar) => order.bars.includes(bar);
  const home = child.guardians?.filter(({ household }) => household && household === order.protects) ?? [];
  const all = bars.every(({ bar }) => has(bar));
  return [
    has("read") &&
      `${who}のLINEに、${child.name}さんのお知らせが届かなくなります。きょうの様子も連絡の中身も見られません。欠席などの連絡もできません。`,
    !has("read") && has("report") && `${who}は、欠席などの連絡ができなくなります。すでにした連絡は残ります。`,
    has("collect") &&
      `${who}に${child.name}さんを引き渡せなくなります。QRも使えません。職員の画面に「引渡し不可」と出ます。`,
    all &&
      `${who}のページから、${child.name}さんが消えます。${joined ? "別の保護者のコードで登録し直すこともできません。" : ""}`,
    order.protects && `${namesOf(home) || "守る世帯"}の名前や予定は、${who}にも、ほかの世帯の人にも見えなくなります。`,
    (order.bars.length > 0 || order.protects) &&
      `名簿を直したり取り込み直したりしても、この指定は残ります。${joined ? `${who}には、止めたことを知らせません。` : ""}`,
  ].filter((one) => typeof one === "string");
}

/** What an order that stands says. */
export function orderWords({ bars: taken, protects }: OrderCard, child: RosterChild): string {
  const stopped = bars.filter(({ bar }) => taken.includes(bar)).map(({ short }) => short);
  const home = child.guardians?.filter(({ household }) => household && household === protects) ?? [];
  return [
    stopped.length > 0 && `${stopped.join("・")}ことを止めています`,
    protects && `${namesOf(home) || "別の世帯"}の世帯を守っています`,
  ]
    .filter(Boolean)
    .join("。");
}

/** Why an order could not be placed, as a colleague would say it. */
export const orderReasons: Record<string, string> = {
  "guardian_id: unknown": "この人は名簿にいません。画面を読み直してください。",
  "bars: empty": "止めることを1つ以上選ぶか、守る世帯を選んでください。",
  "orders: too_many": "この子どもについての指定が多すぎます。市の担当に相談してください。",
};
