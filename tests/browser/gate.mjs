/** A tablet without its page that writes things down. What it writes has the spelling of `packages/sync`. */
import { randomBytes } from "node:crypto";
import * as device from "./device.mjs";

/** Introduces itself with the code that staff were shown, and begins a log. */
export async function enrol(facility, code) {
  const card = await device.enrol(facility, code);
  const name = randomBytes(16).toString("hex");
  let [n, prev] = [0, "0".repeat(64)];

  /** Writes facts down and pushes them; without any, it only says that it is there. */
  async function push(...facts) {
    const wall = await device.millis();
    const day = new Date(wall + 9 * 3_600_000).toISOString().slice(0, 10);
    const clocks = { wall, mono: 1_000 + n, boot: 1, offset: null, within: null };
    const from_n = n + 1;
    const entries = facts.map((fact) => {
      n += 1;
      const text = JSON.stringify({ v: 1, device: card.id, log: name, n, prev, facility, day, ...clocks, ...fact });
      prev = device.sha256(text);
      return text;
    });
    return card.send("POST", "/api/sync/push", {
      device: card.id,
      log: name,
      from_n,
      entries,
      head_hash: prev,
      announced: n,
      kept_from: 1,
      sent: { wall, mono: clocks.mono + 1, boot: 1 },
    });
  }

  return { ...card, push };
}

/** A child came in by the gate. */
export const came = (child) => ({ kind: "in", child, by: null, with: null, via: "tap", at: null });
