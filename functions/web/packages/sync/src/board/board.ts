/**
 * What a facility may believe about each child now. Silence is no news: where a gate has not been heard of since before
 * the moment that counts, the answer is "unknown", which goes to staff and to no guardian; once the gate is heard, the
 * true alarm stands.
 */
import type { Millis } from "../clock";
import type { ChildId, DeviceId, RunId } from "../entry/ids";
import { type ChildDay, type Contradiction, comingHolds, type Trip, unseenDay } from "../fold/day";

/** A child on today's roster. */
export interface Expected {
  /** Who. */
  child: ChildId;
  /** Comes today by the roster. */
  comes: boolean;
  /** The class's cut-off: not seen by then is an alarm. */
  cutoff: Millis;
  /** The end of the day: inside after it is an alarm. */
  closing: Millis;
}

/** A device that may know more: a gate, a class tablet, a bus handheld. */
export interface Gate {
  /** Which. */
  device: DeviceId;
  /** The server had everything of it then; `null` where it never had. A forked log stands still, so its gate is silent. */
  through: Millis | null;
}

/** A run that brings children to the facility, or home. */
export interface Arrival {
  /** Which. */
  run: RunId;
  /** Whoever was on it is to be seen in the facility by then; on the way home, nobody is on it any more. */
  due: Millis;
}

/** Everything that a board is made from, beside the folds. */
export interface Facility {
  /** Today's roster. */
  roster: Expected[];
  /** Devices in use today. */
  gates: Gate[];
  /** Runs that bring children here. */
  arrivals: Arrival[];
  /** Runs that bring children home. */
  returns?: Arrival[];
  /**
   * Children of whom something is known that does not lie on this day: under a wrong date, or aside. They may have been
   * seen.
   */
  doubted?: ChildId[];
}

/** One child now. */
export interface Line {
  /** Who. */
  child: ChildId;
  /** Where, as far as anyone may believe. */
  standing: Standing;
  /** Since when. */
  since: Millis | null;
  /** What somebody has to do something about. */
  alarms: Alarm[];
  /** A time is to be confirmed (時刻要確認). */
  uncertain: boolean;
  /** What does not fit together. */
  contradictions: Contradiction[];
}

/**
 * Where a child stands.
 * - `present`: inside.
 * - `on_bus`: on a bus.
 * - `off_bus`: off the bus, not yet seen inside.
 * - `left`: gone home.
 * - `absent`: reported absent and not seen.
 * - `day_off`: not expected today.
 * - `awaited`: not seen, and the cut-off is not yet over.
 * - `not_seen`: expected and not seen; every gate has been heard since the cut-off.
 * - `unknown`: not seen, but a gate may know more, or something lies elsewhere; or no gate is in use.
 */
export type Standing =
  | "present"
  | "on_bus"
  | "off_bus"
  | "left"
  | "absent"
  | "day_off"
  | "awaited"
  | "not_seen"
  | "unknown";

/** What somebody has to do something about. `silent` are gates that may know more. */
export type Alarm =
  /** Expected and not seen. Guardians are asked, unless one said that the child is `coming`; staff call. */
  | { alarm: "not_seen"; coming: boolean }
  /**
   * These gates have not been heard of since before the cut-off. None of them: something about the child lies elsewhere,
   * or no gate is in use.
   */
  | { alarm: "unknown"; silent: Silent[] }
  /** Reported absent, and seen. */
  | { alarm: "absent_but_present" }
  /** Got on the bus and was not seen in the facility. This one is never held back for a silent gate. */
  | { alarm: "on_bus_not_at_gate"; run: RunId; silent: Silent[] }
  /** Got on the bus home and has not got off, though it is due. Never held back for a silent device. */
  | { alarm: "still_on_bus"; run: RunId; silent: Silent[] }
  /** Still inside, or on a bus, after closing. */
  | { alarm: "still_inside"; silent: Silent[] };

/** A gate that was last heard of too long ago. */
export interface Silent {
  /** Which. */
  gate: DeviceId;
  /** Since when; `null` where it was never heard of. */
  since: Millis | null;
}

/** Whether guardians hear of it. Nobody is alarmed because a router is down. */
export const reachesGuardians = (alarm: Alarm): boolean => alarm.alarm === "not_seen" && !alarm.coming;

/** The board of a facility at a moment, in the order of the roster. Children without a fold have not been seen. */
export function board(facility: Facility, days: ReadonlyMap<ChildId, ChildDay>, now: Millis): Line[] {
  return facility.roster.map((expected) => line(facility, expected, days.get(expected.child) ?? unseenDay(), now));
}

function line(facility: Facility, expected: Expected, day: ChildDay, now: Millis): Line {
  const alarms: Alarm[] = [];
  const standing = day.seen ? seen(day) : unseen(facility, expected, day, now, alarms);
  if (day.seen && day.absence !== null) alarms.push({ alarm: "absent_but_present" });
  alarms.push(...forgottenOnBus(facility, day, now));
  const home = stillOnBus(facility, day, now);
  alarms.push(...home);
  if (home.length === 0 && (standing === "present" || standing === "on_bus") && now > expected.closing)
    alarms.push({ alarm: "still_inside", silent: silentAt(facility, expected.closing) });
  return {
    child: expected.child,
    standing,
    since: day.since,
    alarms,
    uncertain: day.uncertain.length > 0,
    contradictions: day.contradictions,
  };
}

function seen(day: ChildDay): Standing {
  switch (day.place) {
    case "inside":
      return "present";
    case "on_bus":
    case "off_bus":
      return day.place;
    case "left":
    case "unseen":
      return "left";
  }
}

function unseen(facility: Facility, expected: Expected, day: ChildDay, now: Millis, alarms: Alarm[]): Standing {
  if (day.absence !== null) return "absent";
  if (!expected.comes) return "day_off";
  if (now < expected.cutoff) return "awaited";
  const silent = silentAt(facility, expected.cutoff);
  // Without any gate in use nobody was heard, and nobody looked.
  if (silent.length > 0 || facility.gates.length === 0 || facility.doubted?.includes(expected.child)) {
    alarms.push({ alarm: "unknown", silent });
    return "unknown";
  }
  alarms.push({ alarm: "not_seen", coming: day.coming !== null && comingHolds(day.coming, now) });
  return "not_seen";
}

/**
 * Whoever got on (or off) and was never seen inside once the run is due. A trip that nobody closed counts even where a gate
 * says that the child went through.
 */
function forgottenOnBus(facility: Facility, day: ChildDay, now: Millis): Alarm[] {
  const forgotten = (trip: Trip) => trip.alighted === null || !isInsideSince(day, (trip.boarded ?? trip.alighted).at);
  const arrival = facility.arrivals.find(
    ({ run, due }) => now > due && day.trips.some((trip) => trip.run === run && forgotten(trip)),
  );
  if (!arrival) return [];
  return [{ alarm: "on_bus_not_at_gate", run: arrival.run, silent: silentAt(facility, arrival.due) }];
}

function stillOnBus(facility: Facility, day: ChildDay, now: Millis): Alarm[] {
  const home = facility.returns?.find(
    ({ run, due }) => now > due && day.trips.some((trip) => trip.run === run && trip.alighted === null),
  );
  return home ? [{ alarm: "still_on_bus", run: home.run, silent: silentAt(facility, home.due) }] : [];
}

const isInsideSince = (day: ChildDay, at: Millis): boolean =>
  day.stays.some((stay) => stay.from !== null && stay.from >= at);

/** The gates that have not been heard of since a moment. */
function silentAt(facility: Facility, moment: Millis): Silent[] {
  const silent = facility.gates.filter(({ through }) => through === null || through < moment);
  return silent.map(({ device, through }) => ({ gate: device, since: through }));
}
