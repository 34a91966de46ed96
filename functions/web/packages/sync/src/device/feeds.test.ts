import { beforeEach, expect, it } from "vitest";
import { FEEDS } from "../bounds";
import type { Page, Row } from "../feed";
import { Feeds } from "./feeds";

let feeds: Feeds;
beforeEach(() => {
  feeds = new Feeds();
  feeds.follow("feed");
});

const row = (key: string, value: string | null = "1"): Row => ({ key, value });
const changes = (...seqs: number[]): Page => ({
  kind: "changes",
  changes: seqs.map((seq) => ({ seq, rows: [row(`k${seq}`)] })),
  more: false,
});
const part = (after: string | null, more: boolean, rows = [row("a")], at = 3): Page => ({
  kind: "reset",
  at,
  after,
  rows,
  more,
});
const keys = () => [...(feeds.rows("feed")?.keys() ?? [])].sort();

it("takes no page that does not follow", () => {
  expect(feeds.take("feed", changes(1)), "a feed begins with a snapshot").toBe("gap");
  expect(feeds.take("feed", part("a", false))).toBe("no_snapshot");
  expect(feeds.take("feed", part(null, true))).toBe("more");
  expect(keys(), "half a snapshot is not shown").toEqual([]);
  expect(feeds.take("feed", part("b", false))).toBe("no_snapshot");
  expect(feeds.take("feed", part("a", false, [], 4)), "of another snapshot").toBe("no_snapshot");
  expect(feeds.take("feed", part("a", false))).toBe("done");
  expect(feeds.take("feed", changes(5))).toBe("gap");
  expect(feeds.take("feed", changes(4))).toBe("done");
  expect(feeds.take("feed", changes(4)), "once more changes nothing").toBe("done");
  expect(feeds.cursors()).toEqual([{ feed: "feed", seq: 4, snapshot: null }]);
  expect(keys()).toEqual(["a", "k4"]);
});

it("asks on where it is, within a snapshot and after it", () => {
  const cursor = () => feeds.cursors()[0];
  expect(cursor()).toEqual({ feed: "feed", seq: 0, snapshot: null });
  feeds.take("feed", part(null, true, [row("a"), row("b")]));
  expect(cursor()).toEqual({ feed: "feed", seq: 3, snapshot: "b" });
  feeds.take("feed", part("b", false, [row("c"), row("d")]));
  expect(cursor()).toEqual({ feed: "feed", seq: 3, snapshot: null });
  expect(keys()).toEqual(["a", "b", "c", "d"]);
});

it("lets the old rows stand until a new snapshot is whole", () => {
  feeds.take("feed", part(null, false, [row("a"), row("b")]));
  feeds.take("feed", part(null, true, [row("b", "2")], 9));
  feeds.take("feed", part(null, true, [row("c")], 9));
  expect(keys()).toEqual(["a", "b"]);
  feeds.take("feed", part("c", false, [row("d")], 9));
  expect(keys(), "the first page throws away what was put aside").toEqual(["c", "d"]);
});

it("replaces rows and takes them away", () => {
  feeds.take("feed", part(null, false, [row("a"), row("b")]));
  const rows = [row("a", "2"), row("b", null), row("nobody", null)];
  feeds.take("feed", { kind: "changes", changes: [{ seq: 4, rows }], more: true });
  expect([...(feeds.rows("feed") ?? [])]).toEqual([["a", "2"]]);
});

it("takes what follows in a page that overlaps, and stops at a gap", () => {
  feeds.take("feed", part(null, false, []));
  expect(feeds.take("feed", changes(2, 3, 4, 5))).toBe("done");
  expect(feeds.take("feed", changes(6, 8))).toBe("gap");
  expect(keys()).toEqual(["k4", "k5", "k6"]);
});

/** A server that holds so many rows, `size` to a page. */
function drain(count: number, size: number): number {
  const all = Array.from({ length: count }, (_, n) => row(String(n).padStart(8, "0")));
  for (let pages = 1; ; pages++) {
    const { snapshot } = feeds.cursors()[0] ?? { snapshot: null };
    const rest = all.filter(({ key }) => snapshot === null || key > snapshot);
    const more = rest.length > size;
    if (feeds.take("feed", part(snapshot, more, rest.slice(0, size), 7)) === "done") return pages;
  }
}

it("loses no row at a page's border", () => {
  const expected = { 0: 1, 1: 1, 63: 1, 64: 1, 65: 2, 127: 2, 128: 2, 129: 3, 1000: 16 };
  for (const [count, pages] of Object.entries(expected)) {
    feeds.shred();
    expect(drain(Number(count), 64), count).toBe(pages);
    expect(keys()).toHaveLength(Number(count));
  }
});

it("forgets a feed that it may not have, and brings nothing back", () => {
  feeds.take("feed", part(null, false));
  expect(feeds.take("feed", { kind: "gone" })).toBe("done");
  expect(feeds.rows("feed")).toBeUndefined();
  expect(feeds.take("feed", part(null, false))).toBe("done");
  expect(feeds.cursors()).toEqual([]);
});

it("shreds every row and begins again", () => {
  feeds.take("feed", part(null, false));
  feeds.take("feed", part(null, true, [row("b")], 9));
  feeds.shred();
  expect(keys()).toEqual([]);
  expect(feeds.cursors()).toEqual([{ feed: "feed", seq: 0, snapshot: null }]);
});

it("follows eight feeds", () => {
  feeds = new Feeds();
  for (let n = FEEDS; n > 0; n--) expect(feeds.follow(`feed_${n}`)).toBe(true);
  expect(feeds.follow("feed_1")).toBe(true);
  expect(feeds.follow("one_more")).toBe(false);
  expect(feeds.cursors().map(({ feed }) => feed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `feed_${n}`));
});

it("outlives a restart, and reads a snapshot anew that was half read", () => {
  feeds.take("feed", part(null, false));
  feeds.take("feed", changes(4));
  feeds.take("feed", part(null, true, [row("b")], 9));
  feeds = Feeds.restore(JSON.parse(JSON.stringify(feeds.kept())));
  expect(keys()).toEqual(["a", "k4"]);
  expect(feeds.take("feed", part("b", false, [row("c")], 9))).toBe("no_snapshot");
  expect(feeds.cursors()).toEqual([{ feed: "feed", seq: 4, snapshot: null }]);
});

it("forgets the days before one, keeps its place, and is told of them no more", () => {
  feeds.take("feed", part(null, false, [row("2026-04-11/c.a"), row("2026-04-12/c.a"), row("2026-04-13/c.a")], 7));
  feeds.forget("feed", "2026-04-12");
  expect(keys()).toEqual(["2026-04-12/c.a", "2026-04-13/c.a"]);
  expect(feeds.cursors()).toEqual([{ feed: "feed", seq: 7, snapshot: null }]);
  feeds.forget("another", "2026-04-12");
  const again = Feeds.restore(feeds.kept());
  expect([...(again.rows("feed")?.keys() ?? [])]).toEqual(["2026-04-12/c.a", "2026-04-13/c.a"]);
});
