// Builds the pages into dist/{liff,console,square,kiosk}. Usage: node scripts/build.mjs [app…]
import { build } from "vite";
import { apps, config } from "./apps.mjs";

const asked = process.argv.slice(2);
const chosen = asked.length > 0 ? asked : apps;

for (const [index, app] of chosen.entries()) {
  const started = performance.now();
  await build(config(app));
  console.log(`built ${app} (${index + 1}/${chosen.length}, ${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
