import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { base64url } from "@tsunagu/api-client";
import { expect, test } from "vitest";
import { MORNING } from "../tests/support";
import { checkPass, entryCode } from "./pass";

const utf8 = (text: string) => new TextEncoder().encode(text);
const mac = (key: Uint8Array, text: string) => hmac(sha256, key, utf8(text));

const DAY_KEY = utf8("the key of the facility on a day");
const KEYS = [{ day: "2026-04-13", key: base64url(DAY_KEY) }];
const STEP = 30_000;

/** As the guardian's phone makes it. */
function code(person: string, at: number, key = DAY_KEY): string {
  const step = String(Math.floor(at / STEP));
  return `TSN1.${person}.${step}.${base64url(mac(mac(key, person), step).slice(0, 8))}`;
}

test("a code is good for two minutes either way", async () => {
  const text = code("g_01", MORNING);
  const at = async (seconds: number) => (await checkPass(text, KEYS, MORNING + seconds * 1_000)).pass;
  expect(await checkPass(text, KEYS, MORNING)).toEqual({ pass: "good", person: "g_01" });
  expect([await at(120), await at(-120), await at(150), await at(-150)]).toEqual(["good", "good", "old", "old"]);
});

test("yesterday's picture, a forged code and another QR are told apart", async () => {
  expect((await checkPass(code("g_01", MORNING - 86_400_000), KEYS, MORNING)).pass).toBe("old");
  expect((await checkPass(code("g_01", MORNING, utf8("another key")), KEYS, MORNING)).pass).toBe("forged");
  const stolen = code("g_01", MORNING).replace("g_01", "g_02");
  expect((await checkPass(stolen, KEYS, MORNING)).pass).toBe("forged");
  expect((await checkPass(code("g_01", MORNING), [], MORNING)).pass).toBe("no_key");
  for (const odd of ["", "TS0001", "TSN1.g_01.1.x", "https://example.jp/"]) {
    expect((await checkPass(odd, KEYS, MORNING)).pass).toBe("foreign");
  }
});

test("an entrance's code is the server's", async () => {
  const step = String(Math.floor(MORNING / STEP));
  const right = base64url(mac(DAY_KEY, step).slice(0, 8));
  expect(await entryCode(KEYS, MORNING)).toBe(`t${step}.${right}`);
  expect(await entryCode(KEYS, MORNING + 86_400_000)).toBeUndefined();
});
