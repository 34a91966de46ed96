// The peer of B7 and B8: attendance kept in PouchDB and replicated to a server that speaks CouchDB's protocol, which is
// what an app for places without a network is usually made of. One event is one document, one child is one document.
// Client and server share this process and keep everything in memory: nothing waits for a disk on either side.
import http from "node:http";
import expressPouchDB from "express-pouchdb";
import http_adapter from "pouchdb-adapter-http";
import memory_adapter from "pouchdb-adapter-memory";
import PouchDB from "pouchdb-core";
import replication from "pouchdb-replication";

const EVENTS = 24;
const BACKLOG = 10_000;
const CHILDREN = 300;
const DEVICE = "d_01jrpk4w8xq3v5m7n9t2b6c0ez";
const MORNING = Date.parse("2026-04-13T07:00:00+09:00");

PouchDB.plugin(http_adapter).plugin(memory_adapter).plugin(replication);
const Memory = PouchDB.defaults({ adapter: "memory" });

// Only what replication needs: without a log, a configuration and accounts, which would write files.
const app = expressPouchDB(Memory.defaults({}), { mode: "minimumForPouchDB" });
const server = http.createServer(app);
const sockets = [];
let requests = 0;
server.on("connection", (socket) => sockets.push(socket));
server.on("request", () => { requests += 1; });
await new Promise((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));

// A browser keeps its connections, so the client does.
const agent = new http.Agent({ keepAlive: true });
const fetch = (url, options) => PouchDB.fetch(url, { ...options, agent });
const opened = [];

// A database of the server, which is there before anything is measured, as seen by a client that does not ask again.
async function remote(name) {
  const url = `http://127.0.0.1:${server.address().port}/${name}`;
  await new PouchDB(url, { fetch }).info();
  const database = new PouchDB(url, { fetch, skip_setup: true });
  opened.push(database);
  return database;
}

// A database of a device. In memory its name is known to the whole process: it must not be one of the server's.
function local(name) {
  const database = new Memory(`device-${name}`);
  opened.push(database);
  return database;
}

// What went over the sockets to the server: every byte of requests and answers with their headers; TCP and TLS not.
function wire() {
  const sum = (of) => sockets.reduce((total, socket) => total + of(socket), 0);
  return { requests, sent: sum((socket) => socket.bytesRead), received: sum((socket) => socket.bytesWritten) };
}

async function cost(replicated) {
  const before = wire();
  const began = performance.now();
  const told = await replicated();
  const seconds = (performance.now() - began) / 1_000;
  if (!told.ok || told.errors.length > 0) throw new Error(`a replication told ${JSON.stringify(told)}`);
  const after = wire();
  const [sent, received] = [after.sent - before.sent, after.received - before.received];
  return { requests: after.requests - before.requests, sent, received, bytes: sent + received, seconds };
}

async function holds(database, wanted) {
  const { doc_count: documents } = await database.info();
  if (documents !== wanted) throw new Error(`${documents} documents of ${wanted} arrived`);
}

// Some 200 bytes.
function event(seq) {
  const child = seq % CHILDREN;
  return {
    _id: `${DEVICE}:${String(seq).padStart(6, "0")}`, type: seq % (2 * CHILDREN) < CHILDREN ? "in" : "out",
    child: `k_${child}`, guardian: `g_${child}x1`, captured: new Date(MORNING + seq * 17_321).toISOString(),
    device: DEVICE, seq,
  };
}

// Some 400 bytes. Names are most of what a roster weighs, so people have names of their own.
function child(n) {
  const pick = (parts, at) => parts[at % parts.length];
  const family = pick(["青木", "石田", "上野", "江口", "小川", "加藤", "菊池", "工藤", "小林", "佐野", "清水"], n * 7);
  const reading = pick(["あおき", "いしだ", "うえの", "えぐち", "おがわ", "かとう", "きくち", "くどう", "こばやし"], n * 7);
  const letters = [..."花湊凪律陽芽蓮杏樹澪楓凛朔結新紬奏暖灯岳雫旭光豊彩誠"];
  const given = (at) => pick(letters, at) + pick(letters, Math.floor(at / 3) + 5);
  const guardian = (number, relation) => (
    { id: `g_${n}x${number}`, name: `${family} ${given(n * 5 + number)}`, relation }
  );
  return {
    _id: `k_${n}`, name: `${family} ${given(n)}`, kana: `${reading} ${n}`, class: pick(["kuma", "usagi"], n),
    comes: ["monday", "tuesday", "wednesday", "thursday", "friday"], guardians: [guardian(1, "母"), guardian(2, "父")],
  };
}

const many = (count, one, from = 0) => Array.from({ length: count }, (_, n) => one(from + n));

async function put(database, documents) {
  const told = await database.bulkDocs(documents);
  if (told.some((one) => one.error)) throw new Error("a database refused a document");
}

async function measure() {
  console.error(JSON.stringify(event(123)).length, Buffer.byteLength(JSON.stringify(child(123))));
  const [days, tablet] = [await remote("attendance"), local("attendance")];
  for (let round = 0; round < 3; round += 1) {
    await put(tablet, many(EVENTS, event, round * EVENTS));
    console.error("push", await cost(() => tablet.replicate.to(days)));
    console.error("idle", await cost(() => tablet.replicate.to(days)));
  }
  await holds(days, 3 * EVENTS);

  for (const batch_size of [100, 1000]) {
    const [backlog, stranded] = [await remote(`backlog${batch_size}`), local(`backlog${batch_size}`)];
    await put(stranded, many(BACKLOG, event));
    console.error(batch_size, await cost(() => stranded.replicate.to(backlog, { batch_size })));
    await holds(backlog, BACKLOG);
  }
  const [roster, gate] = [await remote("roster"), local("roster")];
  await put(roster, many(CHILDREN, child));
  console.error("roster", await cost(() => gate.replicate.from(roster)));
  await holds(gate, CHILDREN);
}

try {
  await measure();
} catch (error) {
  console.error(`attendance.mjs: ${error.message ?? error}`);
  process.exitCode = 1;
} finally {
  for (const database of opened) await database.destroy();
  agent.destroy();
  server.close();
}
