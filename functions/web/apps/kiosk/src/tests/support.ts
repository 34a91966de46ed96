/** What the tests are made of: a device in memory, and clocks that are told what to say. */
import "fake-indexeddb/auto";
import type { DeviceCard } from "@tsunagu/api-client";
import type { Fact, Moment } from "@tsunagu/sync";
import { newKeys } from "../store/keys";
import { Store } from "../store/store";

/** 2026-04-13T07:50 in Japan. */
export const MORNING = 1_776_034_200_000;
export const OWNER = { device: "dev_gate", facility: "hinata" };
export const CARD: DeviceCard = {
  id: OWNER.device,
  facility_id: OWNER.facility,
  facility: "ひなた保育園",
  kind: "gate",
  name: "正門",
  state: "active",
  check: "123 456",
  server_time: MORNING,
};

export class TestClock {
  constructor(
    private at = MORNING,
    private boot = 1,
  ) {}

  moment(): Moment {
    return { wall: this.at, mono: this.at - MORNING, boot: this.boot };
  }

  advance(ms: number): void {
    this.at += ms;
  }
}

let made = 0;

/** A store of its own, and its name. */
export async function newStore(): Promise<{ store: Store; name: string }> {
  const name = `test-${++made}`;
  return { store: await Store.create(name, await newKeys()), name };
}

export const came = (child: string): Fact => ({ kind: "in", child, by: null, with: null, via: "tap", at: null });
