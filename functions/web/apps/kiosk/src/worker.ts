/** The worker that keeps the page for days without a network. A new page takes over when nobody is at the device. */
import { dayInJapan } from "@tsunagu/sync";

const IDLE = 10 * 60_000;
const LOOK = 60_000;
/** The morning rush, in hours of Japan's day. */
const RUSH = { from: 6, to: 10 };

export function keepPage(): void {
  if (!("serviceWorker" in navigator)) return;
  let touched = performance.now();
  for (const kind of ["pointerdown", "keydown"]) {
    addEventListener(kind, () => {
      touched = performance.now();
    });
  }
  void navigator.serviceWorker.register("/kiosk/sw.js", { scope: "/kiosk/" }).then(
    (registration) => setInterval(() => takeOver(registration, performance.now() - touched), LOOK),
    // Without it the page works as long as it stays open; the device's own page says whether it is kept.
    () => undefined,
  );
}

function takeOver(registration: ServiceWorkerRegistration, idle: number): void {
  if (idle < IDLE || isRush(Date.now()) || document.querySelector("dialog[open]")) return;
  if (!registration.waiting) {
    void registration.update().catch(() => undefined);
    return;
  }
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage({ type: "SKIP_WAITING" });
}

function isRush(now: number): boolean {
  const midnight = Date.parse(`${dayInJapan(now)}T00:00:00+09:00`);
  const hour = (now - midnight) / 3_600_000;
  return hour >= RUSH.from && hour < RUSH.to;
}
