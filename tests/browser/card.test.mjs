/** A whole sign-in at a provider that is not ours: npm's oidc-provider, with the paths and rules of デジタル認証アプリ. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { expected, openBrowser, shoot, sizes } from "./stage.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PROGRAM = process.env.TSUNAGU_PROGRAM ?? here("../../target/debug/tsunagu");
const TOOL = join(process.env.TSUNAGU_SHARED ?? here("../../../shared"), "tools/digital-auth-op.mjs");
const absent = [PROGRAM, TOOL].find((path) => !existsSync(path));
const skip = absent ? `${absent} is not here (set TSUNAGU_PROGRAM, TSUNAGU_SHARED)` : false;

/** Who the provider's made-up person u1 is. */
const HANAKO = { name: "山田　花子", address: "東京都練馬区豊玉北６丁目１２番１号", birthday: "1990年4月2日" };

let stage;
let folder;
let city;
let provider;
const ports = {};
const running = new Set();

before(async () => {
  if (skip) return;
  folder = await mkdtemp(join(tmpdir(), "tsunagu-card-"));
  [ports.city, ports.provider] = await Promise.all([freePort(), freePort()]);
  const { own, published } = keyPair();
  city = await startCity(own);
  provider = await startProvider(published);
  stage = await openBrowser(sizes.phone);
  // The provider's pages ask for a font; nothing here leaves this machine.
  await stage.context.route(/fonts\.googleapis\.com/, (route) => route.fulfill({ contentType: "text/css", body: "" }));
});
after(async () => {
  await Promise.all([...running].map(end));
  if (folder) await rm(folder, { recursive: true, force: true });
  await stage?.close();
});

test("a resident signs in at an independent provider and is registered", { skip }, async () => {
  const page = await begin();
  await signIn(page);
  await page.getByText("本人確認ができました。").waitFor();
  for (const words of Object.values(HANAKO)) await page.getByText(words).waitFor();
  assert.ok(page.url().endsWith("#/identity"), "neither state nor code stay in the address");
  await shoot(page, "card-registered");
});

test("where the provider knows another key of ours, the page says so and leads on", { skip }, async () => {
  await end(provider);
  provider = await startProvider(keyPair().published);
  const page = await begin();
  await signIn(page);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.equal(await alert.innerText(), "本人確認のサービスにつながりません。しばらくしてからもう一度お試しください。");
  await page.getByRole("button", { name: "同意してマイナンバーカードで本人確認" }).waitFor();
  await shoot(page, "card-wrong-key");
  expected(stage, /status of 503/);
});

/** Somebody new goes from our page to the provider's. */
async function begin() {
  const body = JSON.stringify({ name: "はなこ", language: "ja", display: false });
  const headers = { "Content-Type": "application/json" };
  const { id_token } = await (await fetch(`${city.url}/_city/line/users`, { method: "POST", headers, body })).json();
  const { page } = stage;
  await stage.context.clearCookies();
  await page.goto("about:blank");
  await page.goto(`${city.url}/liff/?page=identity#id_token=${encodeURIComponent(id_token)}`);
  await page.getByRole("button", { name: "同意してマイナンバーカードで本人確認" }).click();
  return page;
}

/** The provider's own pages: who somebody is, and that they agree. */
async function signIn(page) {
  await page.getByPlaceholder("Enter any login").fill("u1");
  await page.getByPlaceholder("and password").fill("1234");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

/** A key as our client holds it, and as the provider knows it. */
function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const published = { ...publicKey.export({ format: "jwk" }), kid: "rp1", use: "sig", alg: "ES256" };
  return { own: privateKey.export({ format: "pem", type: "pkcs8" }), published };
}

/** A city of its own, by real time: the provider's tokens are of today. */
async function startCity(key) {
  const issuer = `http://127.0.0.1:${ports.provider}`;
  const settings = [
    `CardIssuer=${issuer}`,
    `CardUrl=${issuer}/api/realms/main/protocol/openid-connect`,
    "CardClientId=RP00000001",
    "CardClientKeyId=rp1",
    `card_client_key=${key}`,
  ];
  const place = ["--headless", "--data", ":memory:", "--seed", "none", "--port", `${ports.city}`];
  return start(PROGRAM, [...place, ...settings.flatMap((setting) => ["--setting", setting])]);
}

/** The tool lies outside of the repository and wants our packages: a copy of it lies where Node finds them. */
async function startProvider(key) {
  const cache = here("node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const tool = join(cache, "digital-auth-op.mjs");
  await copyFile(TOOL, tool);
  const jwks = join(folder, "jwks.json");
  await writeFile(jwks, JSON.stringify({ keys: [key] }));
  const redirect = `http://127.0.0.1:${ports.city}/identity/done`;
  return start(process.execPath, [tool, "--port", `${ports.provider}`, "--redirect", redirect, "--jwks", jwks]);
}

/** Starts a program that prints `ready <url>`. */
async function start(program, args) {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = /^ready (\S+)$/.exec(line) ?? [];
    if (url) return Object.assign(child, { url });
  }
  assert.fail(`${program} has ended before it was ready`);
}

async function end(child) {
  running.delete(child);
  if (child.exitCode !== null || !child.kill("SIGKILL")) return;
  await once(child, "exit");
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
