/**
 * One search over the pack on a phone six times slower than this machine, for a city and for a prefecture, beside what a
 * page would do without a pack: look at every facility's JSON and sort. A figure and no test: the machine has neighbours.
 * Prints a line of JSON for each size (`cargo xtask bench B6`).
 */
import { CITY, city, openBrowser, resident, sizes } from "./stage.mjs";

const [HEAD, ROW, CELL, PAIR, TEXTS] = [32, 24, 8, 4, 4];
const SLOWER = 6;
// The first look also compiles the search, and any may fall upon the collector: a parent taps more than once.
const RADII = ["500 m", "1 km", "3 km", "5 km", "2 km", "5 km", "1 km", "3 km"];

/** The city's own pack. */
async function published({ id_token }) {
  const { session } = await city("POST", "/api/session", { id_token });
  const answer = await fetch(`${CITY}/api/nurseries/pack`, { headers: { Authorization: `Bearer ${session}` } });
  return Buffer.from(await answer.arrayBuffer());
}

/** The same facilities again and again, each a little elsewhere, until there are `wanted` (`shared/domain/src/nursery/pack`). */
function grown(pack, wanted) {
  const [rows, cells, pairs, municipalities, bytes] = [8, 12, 16, 20, 24].map((at) => pack.readUInt32LE(at));
  const cellsAt = HEAD + rows * ROW;
  const pairsAt = cellsAt + cells * CELL;
  const textAt = pairsAt + pairs * PAIR;
  const lines = pack.subarray(textAt, textAt + bytes).toString().trimEnd().split("\n");
  let cell = cellsAt;
  const facilities = Array.from({ length: rows }, (_, number) => {
    const row = pack.subarray(HEAD + number * ROW, HEAD + (number + 1) * ROW);
    const mine = row[9].toString(2).replaceAll("0", "").length * CELL;
    const own = pack.subarray(cell, cell + mine);
    cell += mine;
    const from = municipalities + number * TEXTS;
    return { row, cells: own, texts: lines.slice(from, from + TEXTS) };
  });
  const all = Array.from({ length: wanted }, (_, number) => {
    const { row, cells: own, texts } = facilities[number % rows];
    const moved = Buffer.from(row);
    // About 80 km each way: as wide as a prefecture.
    if (moved.readInt32LE(0) > 0) {
      moved.writeInt32LE(moved.readInt32LE(0) + ((number * 7919) % 700_000) - 350_000, 0);
      moved.writeInt32LE(moved.readInt32LE(4) + ((number * 104_729) % 900_000) - 450_000, 4);
    }
    return { row: moved, cells: own, texts: [`Z${String(number).padStart(6, "0")}`, ...texts.slice(1)] };
  });
  const text = Buffer.from(`${[...lines.slice(0, municipalities), ...all.flatMap(({ texts }) => texts)].join("\n")}\n`);
  const body = all.map((one) => one.cells);
  const head = Buffer.from(pack.subarray(0, HEAD));
  head.writeUInt32LE(wanted, 8);
  head.writeUInt32LE(body.reduce((sum, { length }) => sum + length, 0) / CELL, 12);
  head.writeUInt32LE(text.length, 24);
  return Buffer.concat([head, ...all.map(({ row }) => row), ...body, pack.subarray(pairsAt, textAt), text]);
}

/** In the page: the nearest of `count` objects with an address each, as often as our own search is asked. */
function plain({ count, times }) {
  const all = Array.from({ length: count }, (_, n) => ({
    id: `Z${n}`,
    name: `施設 ${n}`,
    at: { latitude: 35 + ((n * 7919) % 7000) / 10_000, longitude: 139 + ((n * 104_729) % 9000) / 10_000 },
  }));
  const radians = (degrees) => (degrees * Math.PI) / 180;
  const metres = (one, other) => {
    const [high, wide] = [radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)];
    const part =
      Math.sin(high / 2) ** 2 +
      Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(wide / 2) ** 2;
    return 2 * 6_371_000 * Math.asin(Math.sqrt(part));
  };
  const here = { latitude: 35.4, longitude: 139.4 };
  return Array.from({ length: times }, () => {
    const start = performance.now();
    const found = all
      .map((one) => ({ one, away: metres(here, one.at) }))
      .filter(({ away }) => away < 50_000)
      .sort((one, other) => one.away - other.away)
      .slice(0, 10);
    return performance.now() - start + found.length * 0;
  });
}

const middle = (took) => took.toSorted((one, other) => one - other)[took.length >> 1];

async function measure({ page, context }, facilities) {
  const guardian = await resident(`はやい${facilities}`);
  const body = grown(await published(guardian), facilities);
  await context.route("**/api/nurseries/pack", (route) =>
    route.fulfill({ body, contentType: "application/octet-stream", headers: { etag: `"${facilities}"` } }),
  );
  await page.goto("about:blank");
  await page.goto(`${CITY}/liff/?page=nurseries#id_token=${encodeURIComponent(guardian.id_token)}`);
  await page.getByRole("button", { name: "場所を決める：家" }).click();
  await page.getByRole("button", { name: "青葉町" }).click();
  const phone = await context.newCDPSession(page);
  await phone.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const took = [];
  for (const radius of RADII) {
    await page.evaluate(() => performance.clearMeasures());
    await page.getByText(radius, { exact: true }).click();
    await page.waitForFunction(() => performance.getEntriesByName("nurseries.search").length > 0);
    took.push(await page.evaluate(() => performance.getEntriesByName("nurseries.search").at(0).duration));
  }
  const peer = await page.evaluate(plain, { count: facilities, times: RADII.length });
  await phone.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await context.unroute("**/api/nurseries/pack");
  return { facilities, ours: middle(took), peer: middle(peer) };
}

const stage = await openBrowser(sizes.phone);
for (const facilities of [2_000, 40_000]) console.log(JSON.stringify(await measure(stage, facilities)));
await stage.close();
