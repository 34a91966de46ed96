/** The gate's camera: phones are held before it, it is closed, and it is denied. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openCamera } from "./camera.mjs";
import { carer, enrol, guardian, nextMorning, openDevice, pass, status, tile } from "./kiosk-stage.mjs";
import { city, fits, judge, shoot } from "./stage.mjs";

let staff;
let aoki;
let ueno;
let camera;
let kiosk;
before(async () => {
  await nextMorning();
  staff = await carer();
  aoki = await guardian(staff, "k_01", "g_01");
  ueno = await guardian(staff, "k_03", "g_04");
  camera = await openCamera();
  kiosk = await openDevice({ camera });
  await enrol(kiosk, staff, "gate", "正門");
});
after(async () => {
  await kiosk?.close();
  await camera?.close();
});

const tapScan = (page) => page.getByRole("button", { name: "保護者のQRを読み取る" }).click();
const signIn = (sheet) => sheet.getByRole("button", { name: "登園", exact: true }).click();
const now = async () => (await city("GET", "/_city/clock")).now;
const standing = async (child) => (await staff.line(child)).standing;

/** Waits until the camera has been watched for so many seconds more, by its own time. */
async function watched(page, seconds) {
  const from = await page.locator("video").evaluate(({ currentTime }) => currentTime);
  await page.waitForFunction((until) => document.querySelector("video").currentTime >= until, from + seconds);
}

test("yesterday's picture of a code is refused before the camera, and nothing is recorded", async () => {
  const { page } = kiosk;
  await tile(page, "青木 花").waitFor();
  await tapScan(page);
  await watched(page, 1);
  await judge(page, "the camera");
  await fits(page, "the camera");

  await camera.show(await aoki.qr(new Date(Date.parse(await now()) - 86_400_000).toISOString()));
  await page.getByRole("alert").getByText("このQRは古いものです。").waitFor();
  await judge(page, "a refused code before the camera");
  await shoot(page, "kiosk-camera-old");
  assert.equal(await page.getByRole("dialog").count(), 0);
  await status(page).getByText("この端末に保存 0件").waitFor();
  assert.equal(await standing("k_01"), "awaited");
});

test("the code of now signs the children in, and whoever stands behind is read next", async () => {
  const { page } = kiosk;
  await camera.show(await aoki.qr(await now()));
  const aokis = page.getByRole("dialog", { name: "青木 光さん" });
  await aokis.waitFor();
  assert.equal(await page.getByText("このQRは古いものです。").count(), 0, "the refusal is gone");
  // The next mother holds up her phone while the first one still chooses.
  await camera.show(await ueno.qr(await now()));
  await watched(page, 1);
  await signIn(aokis);
  await page.getByText(/青木 花さん、青木 蓮さん 登園 .*この端末に保存しました/).waitFor();

  const uenos = page.getByRole("dialog", { name: "上野 彩さん" });
  await uenos.waitFor();
  await shoot(page, "kiosk-camera-next");
  await signIn(uenos);
  await page.getByText(/上野 凪さん 登園 .*この端末に保存しました/).waitFor();
  await status(page).getByText("送信済み 3件").waitFor();
  await shoot(page, "kiosk-camera");
  for (const child of ["k_01", "k_07", "k_03"]) assert.equal(await standing(child), "present");

  // Her phone is still there, and its code changes: a sheet that opened again would offer to sign out whoever has just come.
  await watched(page, 2);
  await camera.show(await ueno.qr(new Date(Date.parse(await now()) + 30_000).toISOString()));
  await watched(page, 4);
  assert.equal(await page.getByRole("dialog").count(), 0, "a code is taken once while it is held");
});

test("a camera that is closed is off, also where it was closed before it could open", async () => {
  const { page } = kiosk;
  const tapClose = () => page.getByRole("button", { name: "カメラを閉じる" }).click();
  const isOff = (stream) => stream.getTracks().every(({ readyState }) => readyState === "ended");
  const stream = await page.locator("video").evaluateHandle(({ srcObject }) => srcObject);
  await tapClose();
  await page.waitForFunction(isOff, stream);

  // The browser asks whether the camera may be used; it is allowed when nobody wants it any more.
  const allow = await page.evaluateHandle(() => {
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    const { promise, resolve } = Promise.withResolvers();
    devices.getUserMedia = () => promise;
    return async () => {
      const stream = await open({ video: true });
      resolve(stream);
      return stream;
    };
  });
  await tapScan(page);
  await tapClose();
  const late = await allow.evaluateHandle((allow) => allow());
  await page.waitForFunction(isOff, late);
});

test("where the camera is denied the page says that names can be tapped, and they can", async (scene) => {
  const blind = await openDevice();
  scene.after(() => blind.close());
  const { page } = blind;
  await enrol(blind, staff, "gate", "中庭の門");
  await tile(page, "石田 湊").waitFor();
  await tapScan(page);
  const said = page.getByRole("alert");
  await said.getByText(/カメラを使えません。.*名前をタップして記録してください。/).waitFor();
  await judge(page, "a denied camera");
  await fits(page, "a denied camera");
  await shoot(page, "kiosk-camera-denied");
  await pass(page, "石田 湊", "登園");
});
