import { expect, it } from "vitest";
import { pageAddress } from "./address";
import { halfHours, instantOf, monthLater, nextPush } from "./calendar-time";
import { actionsOf, type Message } from "./message";

it("opens LIFF addresses inside the phone, with the ID token in the fragment", () => {
  const origin = "http://127.0.0.1:8787";
  expect(pageAddress("https://liff.line.me/123-abc", origin, "t.o.k")).toBe(`${origin}/liff/#id_token=t.o.k`);
  expect(pageAddress("https://liff.line.me/123-abc/settings", origin, "t")).toBe(
    `${origin}/liff/?page=settings#id_token=t`,
  );
  expect(pageAddress("https://liff.line.me/123-abc#settings", origin, "t")).toBe(
    `${origin}/liff/?page=settings#id_token=t`,
  );
  expect(pageAddress(`${origin}/liff/#/settings`, origin, "t")).toBe(`${origin}/liff/?page=settings#id_token=t`);
  expect(pageAddress("https://www.city.example.jp/", origin, "t")).toBeUndefined();
});

it("keeps to the last day of a short month", () => {
  expect(monthLater("2026-01-31T08:00:00+09:00")).toBe("2026-02-28T08:00:00+09:00");
  expect(monthLater("2026-03-31T23:30:00Z")).toBe("2026-05-01T08:30:00+09:00");
});

it("offers the next push in Japan's time", () => {
  expect(nextPush("2026-03-31T23:00:00Z")).toEqual({ day: "2026-04-01", time: "09:00" });
  expect(nextPush("2026-04-01T09:00:00+09:00")).toEqual({ day: "2026-04-02", time: "09:00" });
  expect(instantOf({ day: "2026-04-01", time: "09:00" })).toBe("2026-04-01T09:00:00+09:00");
  expect(halfHours.slice(16, 19)).toEqual(["08:00", "08:30", "09:00"]);
});

it("finds every action of a message", () => {
  const message: Message = {
    type: "flex",
    contents: {
      type: "bubble",
      footer: {
        type: "box",
        layout: "vertical",
        contents: [{ type: "button", action: { type: "uri", uri: "https://liff.line.me/1" } }],
      },
    },
    quickReply: { items: [{ action: { type: "postback", data: "t1:x" } }] },
  };
  expect(actionsOf(message).map(({ type }) => type)).toEqual(["postback", "uri"]);
});
