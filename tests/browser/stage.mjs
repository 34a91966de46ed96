/**
 * The stage of the browser scenes: a Chromium, a running city, and the judges (axe, the page's own console). The city is
 * started by whoever runs the scenes; `TSUNAGU_URL` says where it is.
 */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const CITY = process.env.TSUNAGU_URL ?? "http://127.0.0.1:8787";
export const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };
/** What is left of a 1280 px wide screen at 400 % zoom (WCAG 1.4.10). */
const NARROWEST = { width: 320, height: 640 };

const shots = fileURLToPath(new URL("../../screenshots/", import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * A browser with its own profile, or with one that another left behind, and with further flags where a scene needs them.
 * `close` throws away the profile and fails if a page complained.
 */
export async function openBrowser(viewport = sizes.desk, left = undefined, more = []) {
  const profile = left ?? (await mkdtemp(join(tmpdir(), "tsunagu-chromium-")));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [...flags, ...more],
    viewport,
    locale: "ja-JP",
    timezoneId: "Asia/Tokyo",
    reducedMotion: "reduce",
  });
  const complaints = [];
  context.on("page", (page) => {
    page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on("console", (line) => {
      // Chromium asks every origin for this by itself; the sign-in page has none.
      if (line.location().url.endsWith("/favicon.ico")) return;
      if (line.type() === "error") complaints.push(`${line.location().url}: ${line.text()}`);
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);

  return {
    context,
    page,
    profile,
    complaints,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
      assert.deepEqual(complaints, [], "errors in the page's console");
    },
  };
}

/** Fails on any WCAG 2.2 AA rule that axe can check; `page` may be a frame. */
export async function judge(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      iframes: false,
    }),
  );
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  assert.deepEqual(found, [], `axe on ${what}`);
}

/** Fails when a page must be scrolled sideways on the narrowest screen. Wide tables scroll within themselves. */
export async function fits(page, what) {
  const before = page.viewportSize();
  await page.setViewportSize(NARROWEST);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.setViewportSize(before);
  assert.ok(wide <= 0, `${what} is ${wide}px too wide for a screen of ${NARROWEST.width}px`);
}

/** Presses Tab until `target` has the focus, at most `most` times. */
export async function tabTo(page, target, most = 40) {
  for (let presses = 0; presses <= most; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`${most} presses of Tab did not reach ${target}`);
}

export async function shoot(page, name) {
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`) });
}

export async function city(method, path, body, headers = {}) {
  const answer = await fetch(`${CITY}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { "Content-Type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** The city's present day in Japan, `days` later. */
export async function dayIn(days) {
  const { now } = await city("GET", "/_city/clock");
  return new Date(Date.parse(now) + 9 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

/** Takes out the complaints that a scene asked for. */
export function expected(stage, pattern) {
  const others = stage.complaints.filter((line) => !pattern.test(line));
  stage.complaints.splice(0, Infinity, ...others);
}

/** A resident who follows the account, with their session at the API. */
export async function resident(name) {
  const { user_id, id_token } = await city("POST", "/_city/line/users", { language: "ja", name, display: false });
  const { session } = await city("POST", "/api/session", { id_token });
  const api = (method, path, body, headers = {}) =>
    city(method, path, body, { Authorization: `Bearer ${session}`, ...headers });
  return { user_id, id_token, api };
}
