import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { expect, it } from "vitest";
import { passText, secondsLeft, stepAt } from "./pass-code";

/** printf <step> | openssl dgst -sha256 -mac HMAC -macopt hexkey:<key> -binary | head -c 8 | basenc --base64url */
const known = [
  ["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 59_201_280, "oWMg_gvIZSI"],
  ["__________________________________________8", 59_201_281, "kFncoN26sIQ"],
  ["AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", 1, "d2GxzCUiffw"],
] as const;

it.each(known)("is the code that OpenSSL makes: %s %i", async (key, step, code) => {
  expect(await passText({ person: "g_01", key }, step)).toBe(`TSN1.g_01.${step}.${code}`);
});

it("is the code that a kiosk makes from the same key", async () => {
  for (let n = 0; n < 20; n++) {
    const key = sha256(new TextEncoder().encode(`key ${n}`));
    const code = hmac(sha256, key, new TextEncoder().encode(String(59_201_280 + n))).slice(0, 8);

    const made = await passText({ person: "g_01", key: url(key) }, 59_201_280 + n);

    expect(made).toBe(`TSN1.g_01.${59_201_280 + n}.${url(code)}`);
  }
});

const url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

it("changes every 30 seconds", () => {
  const at = (text: string) => new Date(`2026-04-13T07:50:${text}+09:00`);
  expect(stepAt(at("29.999")) - stepAt(at("00"))).toBe(0);
  expect(stepAt(at("30")) - stepAt(at("00"))).toBe(1);
  expect([at("00"), at("01.5"), at("29.9"), at("30")].map(secondsLeft)).toEqual([30, 29, 1, 30]);
});
