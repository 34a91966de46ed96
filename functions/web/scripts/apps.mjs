// The pages there are, and how each is built. Every app lives below its own base, so that one origin serves them all.
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const apps = ["liff", "console", "square"];

/** Vite's configuration of one app. */
export function config(app) {
  return {
    configFile: false,
    root: `${root}apps/${app}`,
    base: `/${app}/`,
    logLevel: "warn",
    plugins: [tailwindcss()],
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
