import type { Child } from "@tsunagu/api-client";
import { type Cell, type Pack, type Row, WHOLE } from "@tsunagu/nursery";
import { expect, it } from "vitest";
import { speak } from "../texts";
import { chipsOf } from "./chips";
import { clusters } from "./cluster";
import { entryMonths, nextApril } from "./entry";
import { find, loosen, unplacedOf, wider } from "./found";
import { type About, queryOf } from "./query";
import { shareUrl } from "./share";
import { districts, named } from "./spots";
import { forget, NO_WISHES, type Wishes } from "./wishes";

const bear: Child = { id: "c", kind: "child", token: "🐻", birth_date: "2025-10-01" };
const about: About = { family: [bear], mine: undefined, today: "2026-11-30" };
const home = { lat: 35.7, lng: 139.6, from: "map", name: "" } as const;
const wish = (change: Partial<Wishes>): Wishes => ({ ...NO_WISHES, ...change });

const full: Cell = { vacancy: 242, day: 9820, entry: 327, border: 1, points: 400, year: 2026, offered: true };
const free: Cell = { ...full, vacancy: 3 };

function row(id: string, north: number | undefined, more: Partial<Row> = {}): Row {
  return {
    municipality: "139998",
    id,
    name: `${id}保育園`,
    kana: `${id}ホイクエン`,
    district: "青葉町",
    kind: "public_nursery",
    position: north === undefined ? undefined : { lat: 35.7 + north, lng: 139.6 },
    opens: 420,
    closes: 1140,
    from: undefined,
    to: undefined,
    extras: 0,
    days: 0b11111,
    allergy: 0,
    capacity: undefined,
    cells: [undefined, full, ...Array.from<undefined>({ length: WHOLE - 1 })],
    ...more,
  };
}

function packOf(...rows: Row[]): Pack {
  const degrees = (of: "lat" | "lng") => Float64Array.from(rows, ({ position }) => position?.[of] ?? Number.NaN);
  return { rows, lats: degrees("lat"), lngs: degrees("lng") };
}

it("offers the next April first, then the months that come", () => {
  expect([nextApril("2026-03-31"), nextApril("2026-04-01")]).toEqual(["2026-04", "2027-04"]);
  expect(entryMonths("2026-11-30")).toEqual(["2027-04", "2026-12", "2027-01", "2027-02", "2027-03", "2027-05"]);
});

it("asks for the class that the child is in by then, and the months it has", () => {
  expect(queryOf(wish({ child: "c", entry: "2027-04" }), about)).toMatchObject({
    class: 1,
    months: 18,
    entry: "2027-04",
  });
  expect(queryOf(wish({ child: "gone", class: 2 }), about)).toMatchObject({ class: 2 });
  const mine = { municipality: "tsunagu", points: 41, class: 1 };
  expect(queryOf(wish({ points: true }), { ...about, mine })).toMatchObject({ class: 1, points: 41 });
  expect(
    queryOf(wish({ points: true }), about).points,
    "without an estimate there is nothing to compare",
  ).toBeUndefined();
});

it("has a chip for every filter, each of which takes away that one alone", () => {
  const all = wish({
    spots: { home },
    child: "c",
    entry: "2027-04",
    groups: ["nursery", "centre"],
    vacancy: "fresh",
    allergy: "substituted",
    opensBy: 450,
    closesAfter: 1140,
    saturday: true,
    extras: ["bus"],
    siblings: ["a"],
    text: " あお ",
    district: "青葉町",
  });
  const chips = chipsOf(all, about, { say: speak("ja"), locale: "ja", nameOf: () => "あおば保育園" });
  expect(chips.map(({ words }) => words)).toEqual([
    "名前「あお」",
    "青葉町",
    "🐻 1歳児クラス",
    "2027年4月入園",
    "保育園",
    "こども園",
    "空きあり（1か月以内の情報）",
    "代わりの食事あり",
    "7:30には開く",
    "19:00以降も開く",
    "土曜も開く",
    "園バス",
    "きょうだいの園：あおば保育園",
  ]);
  for (const { id, without } of chips) {
    const left = chipsOf(without, about, { say: speak("ja"), locale: "ja", nameOf: () => "" });
    expect(left.map((chip) => chip.id)).toEqual(chips.map((chip) => chip.id).filter((other) => other !== id));
    expect(without.spots, "no filter forgets where home is").toEqual({ home });
  }
});

it("finds nearby, tells apart what has no place, and says what to loosen", () => {
  const pack = packOf(row("a", 0.001), row("b", 0.02, { cells: [undefined, free] }), row("c", undefined));
  const near = wish({ spots: { home }, radius: 1000 });
  const ids = (wishes: Wishes) => {
    const { hits, unplaced } = find(pack, unplacedOf(pack), wishes, about);
    return [hits, unplaced].map((list) => list.map(({ row }) => row.id));
  };
  expect(ids(near)).toEqual([["a"], ["c"]]);
  expect(ids(NO_WISHES)).toEqual([["a", "b", "c"], []]);

  const none = wish({ ...near, class: 1, vacancy: "any" });
  expect(ids(none)[0]).toEqual([]);
  const chips = chipsOf(none, about, { say: speak("ja"), locale: "ja", nameOf: () => "" });
  expect(wider(none)).toBe(2000);
  const ways = [...chips, { words: "3 km", without: { ...none, radius: 3000 } }];
  expect(loosen(pack, ways, about).map(({ wish: { words }, count }) => [words, count])).toEqual([
    ["空きあり", 1],
    ["3 km", 1],
  ]);
  expect(wider(forget(near, "home")), "without a place nothing is near").toBeUndefined();
});

it("finds nothing near a place outside Japan, and does not fall", () => {
  const paris = { ...home, lat: 48.8, lng: 2.3 };
  const pack = packOf(row("a", 0));
  expect(find(pack, pack, wish({ spots: { home: paris } }), about).hits).toEqual([]);
});

it("offers districts at the middle of their facilities, and facilities by any spelling", () => {
  const pack = packOf(row("あお", 0), row("みどり", 0.01), row("きた", undefined, { district: "北町" }));
  expect(districts(pack)).toEqual([{ lat: 35.705, lng: 139.6, name: "青葉町", from: "list" }]);
  expect(named(pack, "アオ", 8).map(({ name }) => name)).toEqual(["あお保育園"]);
  expect(named(pack, " ", 8)).toEqual([]);
});

it("puts pins together that a thumb could not tell apart", () => {
  const pins = [0, 10, 100].map((x) => ({ x, y: 0 }));
  expect(clusters(pins, 44).map((group) => group.pins.map(({ x }) => x))).toEqual([[0, 10], [100]]);
});

it("shares a facility and nothing else of the address it stands at", () => {
  const here = new URL("https://city.example/liff/?page=nurseries&home=35.7,139.6#id_token=secret");
  expect(shareUrl("139998-TS0005", here)).toBe("https://city.example/liff/?page=nurseries%2F139998-TS0005");
});
