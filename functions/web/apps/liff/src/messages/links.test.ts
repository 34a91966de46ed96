import { expect, it } from "vitest";
import { pieces } from "./links";

const links = (text: string) => pieces(text).flatMap(({ href }) => href ?? []);

it("finds addresses between Japanese without blanks, and at the end of sentences", () => {
  expect(pieces("詳しくはhttps://tokiwa.example/trip?day=2をご覧ください。\n以上")).toEqual([
    { text: "詳しくは" },
    { text: "https://tokiwa.example/trip?day=2", href: "https://tokiwa.example/trip?day=2" },
    { text: "をご覧ください。\n以上" },
  ]);
  expect(links("See http://a.example/x. (https://b.example/y_(z)) [https://c.example/] HTTPS://D.example!")).toEqual([
    "http://a.example/x",
    "https://b.example/y_(z)",
    "https://c.example/",
    "HTTPS://D.example",
  ]);
});

it("never leads anywhere but to the web", () => {
  for (const hostile of [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(document.cookie)//http",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox",
    "file:///etc/passwd",
    "intent://scan/#Intent;scheme=zxing;end",
    "line://nv/chat",
    "//evil.example/x",
    "www.tokiwa.example",
    "http:///",
    "http://",
    "https://?x",
    "https://tsunagu.example@evil.example/login",
    "https://user:secret@evil.example",
    "https://[::1",
    "http://a.example:99999/",
    "ｈｔｔｐｓ://evil.example",
  ]) {
    expect(pieces(hostile), hostile).toEqual([{ text: hostile }]);
  }
  expect(links("javascript:https://a.example/%22onclick=x")).toEqual(["https://a.example/%22onclick=x"]);
  expect(links('<a href="https://a.example/"onmouseover=alert(1)>')).toEqual(["https://a.example/"]);
});

it("loses nothing and adds nothing", () => {
  for (const text of [
    "",
    "<b>太字</b> & \t\r\n",
    "https://a.example/x、https://b.example。",
    "a(https://c.example/d)e",
  ]) {
    const whole = pieces(text).map((piece) => piece.text);
    expect(whole.join("")).toBe(text);
  }
});

it("reads a long text in a moment, however it is made", () => {
  const started = performance.now();
  pieces(`https://a.example/${"(".repeat(2_000)}${")".repeat(2_000)}`);
  pieces("https://".repeat(500));
  pieces(`https://a.example/${".".repeat(4_000)}`);
  expect(performance.now() - started).toBeLessThan(1_000);
});
