// The pages there are, and how each is built. Every app lives below its own base, so that one origin serves them all.
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import { VitePWA } from "vite-plugin-pwa";
import { banks } from "./banks.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const apps = ["liff", "console", "square", "kiosk"];

/** Vite's configuration of one app. */
export function config(app) {
  return {
    configFile: false,
    root: `${root}apps/${app}`,
    base: `/${app}/`,
    logLevel: "warn",
    plugins: [tailwindcss(), ...(app === "kiosk" ? [offline()] : []), ...(app === "console" ? [banks()] : [])],
    build: {
      outDir: `${root}dist/${app}`,
      emptyOutDir: true,
      // A data: URL would need `img-src data:`, an inline polyfill would need `script-src 'unsafe-inline'`.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      target: "es2022",
    },
  };
}

/** The kiosk opens without a network: its worker keeps the page. The page itself decides when a new one takes over. */
function offline() {
  return VitePWA({
    registerType: "prompt",
    injectRegister: false,
    manifest: {
      id: "/kiosk/",
      name: "つなぐ 登降園",
      short_name: "つなぐ登降園",
      description: "登園・降園と送迎バスの記録。通信がなくても使えます。",
      lang: "ja",
      start_url: "/kiosk/",
      scope: "/kiosk/",
      display: "standalone",
      background_color: "#ffffff",
      theme_color: "#0017c1",
      icons: [
        { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
        { src: "icon-192.png", sizes: "192x192", type: "image/png" },
        { src: "icon-512.png", sizes: "512x512", type: "image/png" },
        { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
      ],
    },
    workbox: {
      globPatterns: ["**/*.{html,js,css,svg,png,webmanifest}"],
      navigateFallback: "/kiosk/index.html",
      cleanupOutdatedCaches: true,
      clientsClaim: true,
    },
  });
}
