/**
 * Clocks that may be wrong. A device writes down everything it knows about the time (its wall clock, a counter since
 * start, what it last heard from the server); the server estimates from that and says when it is not sure
 * (時刻要確認). No clock makes anyone refuse anything.
 */
import { CLOCKS_AGREE } from "./bounds";

/** Milliseconds since 1970-01-01T00:00:00Z, or a length in milliseconds. Whole ones: an entry holds no others. */
export type Millis = number;

/** A day in Japan, such as `2026-04-13`. */
export type Day = string;

/** What a device's clocks say. */
export interface Moment {
  /** The wall clock, which anyone may set to anything. */
  wall: Millis;
  /** Milliseconds since `boot`, rounded down; never runs backwards, may stand still while the device sleeps. */
  mono: Millis;
  /** Tells starts of the device (or of its page) apart; 32 random bits made at start. */
  boot: number;
}

/** What must be added to a wall clock to get the server's time. */
export interface Offset {
  /** The server's time minus the wall clock. */
  offset: Millis;
  /** Half of the round trip in which it was measured. */
  within: Millis;
}

/** A device's idea of the server's time: the last contact and the clocks at that moment. */
export interface Known {
  /** The server's time then. */
  server: Millis;
  /** Half of the round trip. */
  within: Millis;
  /** The device's clocks then. */
  moment: Moment;
}

export const Known = {
  /**
   * Learns from an answer: `sent` and `received` are the device's clocks around the request. The server's time is taken
   * to be from the middle of the round trip.
   */
  learn(server: Millis, sent: Moment, received: Moment): Known {
    const trip = sent.boot === received.boot ? received.mono - sent.mono : received.wall - sent.wall;
    const within = Math.floor(clamp(trip, 0, CLOCKS_AGREE) / 2);
    return { server: server + within, within, moment: received };
  },

  /** The offset of the wall clock, as it is frozen into entries. */
  offset(known: Known): Offset {
    return { offset: known.server - known.moment.wall, within: known.within };
  },

  /**
   * The server's time at `now`, as well as the device can tell: by the counter within one start, by the wall clock
   * otherwise.
   */
  at(known: Known, now: Moment): Millis {
    return now.boot === known.moment.boot
      ? known.server + (now.mono - known.moment.mono)
      : now.wall + (known.server - known.moment.wall);
  },
};

/** Japan is nine hours ahead of UTC and has no summer time since 1952. */
const JAPAN = 9 * 60 * 60 * 1000;
/** 0000-01-01 begins in Japan: earlier years have no four digits. */
const FIRST = -62_167_219_200_000 - JAPAN;
/** 9999-12-30T22:00:00.999Z, the last instant that the server's dates know. */
const LAST = 253_402_207_200_999;

/** The day in Japan; `undefined` outside the years that a day can name. */
export function dayInJapan(at: Millis): Day | undefined {
  return at >= FIRST && at <= LAST ? new Date(at + JAPAN).toISOString().slice(0, 10) : undefined;
}

/** What the server thinks of the time of an entry. */
export interface Estimate {
  /** Its best idea. */
  at: Millis;
  /** No two independent clocks agree: 時刻要確認. */
  uncertain: boolean;
}

/** When the push arrived and what is known around it. */
export interface Evidence {
  /** The server's time when the device sent the push; for a carried tail, when the carrier took it. */
  received: Millis;
  /** The device's clocks when it sent it. */
  sent: Moment;
  /** The entry was made after this server time (an earlier contact, or the enrolment). */
  floor: Millis;
}

/**
 * Estimates when an entry was made, as the server will.
 *
 * Three pieces of evidence: (A) the counter, where the device has not restarted since; (B) the wall clock with the
 * offset that the device knew then; (C) the wall clock with the offset of now. B and C fail together when a clock jumps
 * away and comes back, so without A they must also lie between the last contact and now.
 */
export function estimate(captured: Moment, offset: Offset | null, { received, sent, floor }: Evidence): Estimate {
  const then = offset === null ? undefined : captured.wall + offset.offset;
  const now = captured.wall + (received - sent.wall);
  const possible = (at: Millis) => at >= floor - CLOCKS_AGREE && at <= received + CLOCKS_AGREE;

  let at = then ?? now;
  let certain = then !== undefined && agree(then, now) && possible(then);
  if (captured.boot === sent.boot) {
    at = received - (sent.mono - captured.mono);
    certain = possible(at) && (agree(at, now) || (then !== undefined && agree(at, then)));
  }
  return { at: clamp(at, Math.min(floor, received), received), uncertain: !certain };
}

const agree = (one: Millis, other: Millis): boolean => Math.abs(one - other) <= CLOCKS_AGREE;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
