/** What every device without a page does: it has a key, introduces itself with a code, and signs what it sends. */
import { createHash, randomBytes } from "node:crypto";
import { city } from "./stage.mjs";

export const sha256 = (text) => createHash("sha256").update(text).digest("hex");

const base64url = (bytes) => Buffer.from(bytes).toString("base64url");

/** The city's present moment as devices count it. */
export const millis = async () => Date.parse((await city("GET", "/_city/clock")).now);

/** A key pair; `text` is its public half as an enrolment takes it. */
export async function newKey() {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  return { pair, text: base64url(await crypto.subtle.exportKey("raw", pair.publicKey)) };
}

/** Introduces itself with the code that staff were shown: its card, and `send` for what it signs. */
export async function enrol(facility, code) {
  const key = await newKey();
  const card = await city("POST", "/api/sync/enrolment", { facility_id: facility, code, public_key: key.text });
  return { ...card, send: (method, path, value) => send(`${facility}.${card.id}`, key.pair.privateKey, method, path, value) };
}

async function send(device, key, method, path, value) {
  const body = value === undefined ? "" : JSON.stringify(value);
  const [time, nonce] = [String(await millis()), randomBytes(16).toString("hex")];
  const message = Buffer.from(`${method}\n${path}\n${time}\n${nonce}\n${sha256(body)}`);
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, message);
  return city(method, path, value, {
    "Tsunagu-Device": device,
    "Tsunagu-Time": time,
    "Tsunagu-Nonce": nonce,
    "Tsunagu-Signature": base64url(signature),
  });
}
