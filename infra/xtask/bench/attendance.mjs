// The peer of B7 and B8: attendance kept in PouchDB and replicated to a server of CouchDB's protocol, as an application
// for places without a network is often made. An event is a document, a child is a document. Both sides keep everything
// in memory, so neither waits for a disk.
import { once } from "node:events";
import http from "node:http";
import net from "node:net";
import { Worker, isMainThread, parentPort } from "node:worker_threads";
import expressPouchDB from "express-pouchdb";
import httpAdapter from "pouchdb-adapter-http";
import memoryAdapter from "pouchdb-adapter-memory";
import PouchDB from "pouchdb-core";
import replication from "pouchdb-replication";

const EVENTS = 24;
const BACKLOG = 10_000;
const CHILDREN = 300;
const DEVICE = "d_01jrpk4w8xq3v5m7n9t2b6c0ez";
const MORNING = Date.parse("2026-04-13T07:00:00+09:00");

PouchDB.plugin(httpAdapter).plugin(memoryAdapter).plugin(replication);
const Memory = PouchDB.defaults({ adapter: "memory" });

// In a thread of its own: else client and server would wait for each other's computing.
function serve() {
  // Nothing but what replication asks for. The other modes also write a log and a configuration into the folder.
  const server = http.createServer(expressPouchDB(Memory, { mode: "minimumForPouchDB" }));
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
  parentPort.once("message", () => server.close());
}

// The wire is counted at the client's sockets: all of HTTP with its headers, and nothing of TCP and TLS. Connections
// are kept, as a browser keeps them.
const sockets = [];
const agent = new http.Agent({ keepAlive: true });
agent.createConnection = (options) => {
  const socket = net.connect(options);
  sockets.push(socket);
  return socket;
};
let [requests, bodies] = [0, 0];
function fetch(url, options) {
  requests += 1;
  bodies += Buffer.byteLength(options.body ?? "");
  return PouchDB.fetch(url, { ...options, agent });
}

function wire() {
  const sum = (of) => sockets.reduce((total, socket) => total + of(socket), 0);
  return [requests, bodies, sum((socket) => socket.bytesWritten), sum((socket) => socket.bytesRead)];
}

async function cost(replicate) {
  const [before, began] = [wire(), performance.now()];
  const told = await replicate();
  const seconds = (performance.now() - began) / 1_000;
  if (!told.ok || told.doc_write_failures > 0) throw new Error(`a replication told ${JSON.stringify(told)}`);
  const [asked, body, sent, received] = wire().map((now, at) => now - before[at]);
  return { asked, body, sent, received, seconds };
}

// Some 200 bytes.
function event(seq) {
  const child = seq % CHILDREN;
  return {
    _id: `${DEVICE}:${String(seq).padStart(6, "0")}`, type: seq % (2 * CHILDREN) < CHILDREN ? "in" : "out",
    facility: "hinata", child: `k_${child}`, guardian: `g_${child}x1`,
    captured: new Date(MORNING + seq * 17_321).toISOString(), device: DEVICE, seq,
  };
}

// Some 400 bytes, with the fields and the names of our own side's children: names are most of what a roster weighs.
function child(n) {
  const pick = (parts, at) => parts[at % parts.length];
  const family = pick(["青木", "石田", "上野", "江口", "小川", "加藤", "菊池", "工藤", "小林", "佐野", "清水"], n * 7);
  const reading = pick(
    ["あおき", "いしだ", "うえの", "えぐち", "おがわ", "かとう", "きくち", "くどう", "こばやし"], n * 7,
  );
  const letters = [..."花湊凪律陽芽蓮杏樹澪楓凛朔結新紬奏暖灯岳雫旭光豊彩誠"];
  const given = (at) => pick(letters, at) + pick(letters, Math.floor(at / 3) + 5);
  const guardian = (number, relation) => ({
    id: `g_${n}x${number}`, name: `${family} ${given(n * 5 + number)}`, relation,
    may_read: true, may_report: true, may_collect: true,
  });
  return {
    _id: `k_${n}`, name: `${family} ${given(n)}`, kana: `${reading} ${n}`, class: "kuma",
    comes: ["monday", "tuesday", "wednesday", "thursday", "friday"],
    card: `04A1${(n * 2_654_435).toString(16).toUpperCase().padStart(8, "0")}`,
    guardians: [guardian(1, "母"), guardian(2, "父")],
  };
}

async function put(database, count, one) {
  const told = await database.bulkDocs(Array.from({ length: count }, (_, n) => one(n)));
  if (told.some(({ error }) => error)) throw new Error("a database refused a document");
}

async function holds(database, wanted) {
  const { doc_count: found } = await database.info();
  if (found !== wanted) throw new Error(`${found} documents arrived, ${wanted} were sent`);
}

function figure(name, value) {
  console.log(`figure ${name} ${value}`);
}

async function measure(port, opened) {
  // The server's database is made before anything is counted, and the client does not ask again whether it is there.
  const pair = async (name) => {
    const url = `http://127.0.0.1:${port}/${name}`;
    await new PouchDB(url, { fetch }).info();
    opened.push(new PouchDB(url, { fetch, skip_setup: true }), new Memory(name));
    return opened.slice(-2);
  };

  const [day, tablet] = await pair("attendance");
  await put(tablet, EVENTS, event);
  const push = await cost(() => tablet.replicate.to(day));
  await holds(day, EVENTS);
  figure("push_bytes", (push.sent + push.received) / EVENTS);
  // For beside a figure that leaves headers and answers out.
  figure("push_body_bytes", push.body / EVENTS);
  figure("push_requests", push.asked);
  const idle = await cost(() => tablet.replicate.to(day));
  figure("idle_bytes", idle.sent + idle.received);
  figure("idle_requests", idle.asked);

  // In batches of 100, which is what PouchDB takes when nothing is said.
  const [backlog, stranded] = await pair("backlog");
  await put(stranded, BACKLOG, event);
  const late = await cost(() => stranded.replicate.to(backlog));
  await holds(backlog, BACKLOG);
  figure("backlog_seconds", late.seconds);

  const [roster, gate] = await pair("roster");
  await put(roster, CHILDREN, child);
  const load = await cost(() => gate.replicate.from(roster));
  await holds(gate, CHILDREN);
  figure("roster_bytes", load.received);
  figure("roster_all_bytes", load.sent + load.received);
  figure("roster_requests", load.asked);
}

async function main() {
  const [server, opened] = [new Worker(new URL(import.meta.url)), []];
  try {
    const [port] = await once(server, "message");
    await measure(port, opened);
    await Promise.all(opened.map((database) => database.destroy()));
  } catch (error) {
    console.error(`attendance.mjs: ${error.message ?? error}`);
    process.exitCode = 1;
  }
  agent.destroy();
  server.postMessage("close");
}

if (isMainThread) await main();
else serve();
