/** What scenes with devices need besides the stage: a facility's staff, lasting storage, clocks that can be wrong. */
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readlink } from "node:fs/promises";
import { join } from "node:path";
import { CITY, city, dayIn, openBrowser, resident } from "./stage.mjs";

export const PLACE = "tsunagu-hoikuen";
const TABLET = { width: 1024, height: 768 };

/**
 * The next morning: no child has been seen, and no scene before this one matters. From then on the city's clock runs, as
 * the devices' do: one that stood still would be a minute behind a device that was without a network for a minute.
 */
export async function nextMorning() {
  await moveClock({ set: `${await dayIn(1)}T07:50:00+09:00` });
  let last = performance.now();
  const tick = async () => {
    const ms = Math.floor(performance.now() - last);
    last += ms;
    await moveClock({ advance: `PT${ms / 1_000}S` });
  };
  setInterval(() => void tick().catch(() => undefined), 500).unref();
}

let moved = Promise.resolve();

/** Moves the city's clock. One order at a time: a short one amid a long one would set it back. */
export function moveClock(order) {
  const mine = moved.then(() => city("POST", "/_city/clock", order));
  moved = mine.catch(() => undefined);
  return mine;
}

/** A carer of a facility, without a page. */
export async function carer(facility = PLACE) {
  const api = async (method, path, body) => {
    // Asked for each time: a scene may last a day, and a token does not.
    const { token } = await city("POST", "/_city/staff/token", { roles: ["carer"], scopes: [facility] });
    return city(method, `/api/staff/facilities/${facility}${path}`, body, { Authorization: `Bearer ${token}` });
  };
  return {
    api,
    code: (kind, name) => api("POST", "/devices", { kind, name }),
    async approve(check) {
      const device = (await api("GET", "/devices")).find((one) => one.check === check);
      assert.ok(device, "the device shows the number that staff see");
      return api("POST", `/devices/${device.id}/approval`);
    },
    /** The board's line of a child. */
    async line(child) {
      return (await api("GET", "/board")).lines.find((one) => one.child_id === child);
    },
  };
}

/**
 * A device's browser. Chromium grants lasting storage to installed pages; DevTools grants it to ours and denies all else,
 * so that there is a camera only where one is given. `skew` sets the device's wall clock wrong; [`liveThrough`] lets hours
 * go by on it.
 */
export async function openDevice({ viewport = TABLET, profile, skew = 0, camera } = {}) {
  const stage = await openBrowser(viewport, profile, camera?.flags);
  const session = await stage.context.newCDPSession(stage.page);
  const permissions = ["durableStorage", ...(camera ? ["videoCapture"] : [])];
  await session.send("Browser.grantPermissions", { permissions, origin: new URL(CITY).origin });
  await stage.context.addInitScript((wrong) => {
    // An empty page has no storage.
    if (location.protocol === "about:") return;
    const lived = () => Number(localStorage.getItem("scene.lived") ?? 0);
    const [wall, counter, before] = [Date.now.bind(Date), performance.now.bind(performance), lived()];
    Date.now = () => wall() + wrong + lived();
    performance.now = () => counter() + lived() - before;
  }, skew);
  return stage;
}

/** Hours go by on a device, on both of its clocks. */
export const liveThrough = ({ page }, hours) =>
  page.evaluate((ms) => {
    localStorage.setItem("scene.lived", Number(localStorage.getItem("scene.lived") ?? 0) + ms);
  }, hours * 3_600_000);

/** Opens the link that staff were shown, and has the device approved. */
export async function enrol({ page }, staff, kind, name) {
  const { link } = await staff.code(kind, name);
  await page.goto("about:blank");
  await page.goto(`${CITY}/kiosk/${new URL(link).hash}`);
  await page.getByRole("button", { name: "この端末を登録する" }).click();
  const device = await staff.approve(await page.locator("[data-check]").textContent());
  await page.evaluate(() => navigator.serviceWorker.ready);
  return device;
}

/** The words that are always there. */
export const status = (page) => page.getByRole("status").filter({ hasText: "この端末に保存" });

/** Waits until everything that is saved on a device is at the server too. */
export const allSent = (page) =>
  page.waitForFunction(() => {
    const [, saved, sent] = /保存 (\d+)件\s*送信済み (\d+)件/.exec(document.body.textContent) ?? [];
    return saved !== undefined && saved === sent;
  });

export const tile = (page, name) => page.getByRole("button", { name: new RegExp(name) });

/** Taps a child in, or out with a guardian. */
export async function pass(page, name, direction, guardian) {
  await tile(page, name).click();
  const sheet = page.getByRole("dialog");
  if (guardian) await sheet.getByLabel(guardian).check();
  await sheet.getByRole("button", { name: direction, exact: true }).click();
  await page.getByText(new RegExp(`${name}さん ${direction}.*この端末に保存しました`)).waitFor();
}

/** Ends a browser as a power cut would. The lock of its profile names the process. */
export async function kill({ profile }) {
  const pid = Number((await readlink(join(profile, "SingletonLock"))).split("-").at(-1));
  process.kill(pid, "SIGKILL");
  for (;;) {
    try {
      process.kill(pid, 0);
      await new Promise((resolve) => setImmediate(resolve));
    } catch {
      return;
    }
  }
}

/** A guardian who joined a child with LINE, and the text of their QR at a moment. */
export async function guardian(staff, child, guardianId) {
  const person = await resident("ひかり");
  const { code } = await staff.api("POST", `/children/${child}/invitations`, { guardian_id: guardianId });
  await person.api("POST", "/api/attendance/joining", { code, token: "🐻" });
  return {
    ...person,
    async qr(at) {
      const passes = await person.api("GET", "/api/attendance/passes");
      const [pass] = passes;
      const step = String(Math.floor(Date.parse(at) / 30_000));
      const mac = createHmac("sha256", Buffer.from(pass.key, "base64url")).update(step).digest();
      return `TSN1.${pass.person}.${step}.${mac.subarray(0, 8).toString("base64url")}`;
    },
  };
}

/** A reader that types like a keyboard: all letters and Enter within one turn. */
export const readCard = (page, text) =>
  page.evaluate((letters) => {
    for (const key of [...letters, "Enter"]) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    }
  }, text);
