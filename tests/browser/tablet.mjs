/** A tablet without its page that reads what the server tells devices. */
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { enrol } from "./device.mjs";
import { PLACE } from "./kiosk-stage.mjs";

/** The protocol's core as the pages have it. */
export async function loadSync() {
  const web = fileURLToPath(new URL("../../functions/web/", import.meta.url));
  const { rolldown } = await import(pathToFileURL(createRequire(`${web}package.json`).resolve("rolldown")).href);
  const folder = await mkdtemp(join(tmpdir(), "tsunagu-sync-"));
  const bundle = await rolldown({ input: `${web}packages/sync/src/index.ts`, platform: "node" });
  const { output } = await bundle.write({ dir: folder, entryFileNames: "sync.mjs" });
  await bundle.close();
  const core = await import(pathToFileURL(join(folder, output[0].fileName)).href);
  await rm(folder, { recursive: true, force: true });
  return core;
}

/** Enrols a class tablet and gives a way to pull whole feeds. */
export async function openTablet(staff, { Feeds }) {
  const { code } = await staff.code("class", "見る端末");
  const card = await enrol(PLACE, code);
  await staff.approve(card.check);
  return {
    /** All rows of a feed, read from its beginning. */
    async rows(feed) {
      const feeds = new Feeds();
      feeds.follow(feed);
      for (let more = true; more; ) {
        const cursor = Buffer.from(JSON.stringify(feeds.cursors())).toString("base64url");
        const pulled = await card.send("GET", `/api/sync/pull?cursor=${cursor}`);
        for (const { feed: name, page } of pulled.pages) {
          assert.ok(["done", "more"].includes(feeds.take(name, page)), "a page without a gap");
        }
        more = pulled.more;
      }
      return feeds.rows(feed);
    },
  };
}
