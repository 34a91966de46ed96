/** The device's clocks: the only place that reads them. */
import type { Moment } from "@tsunagu/sync";

export interface Clock {
  moment(): Moment;
}

const [boot = 0] = crypto.getRandomValues(new Uint32Array(1));

export const deviceClock: Clock = {
  moment: () => ({ wall: Date.now(), mono: Math.floor(performance.now()), boot }),
};
