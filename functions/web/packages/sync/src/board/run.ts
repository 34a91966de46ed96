/**
 * One run of a bus: who got on, who got off, and whether it may be closed. It may not while one child who got on has not
 * got off, whatever anyone counts or acknowledges.
 */
import type { Millis } from "../clock";
import { type ChildId, compareKeys, type PersonId, type RunId } from "../entry/ids";
import type { ChildDay, Trip, Watched } from "../fold/day";
import type { Event } from "../fold/event";

/** What is planned for a run. */
export interface Manifest {
  /** Which. */
  run: RunId;
  /** It brings children home: each is handed over to somebody. */
  homeward: boolean;
  /** The vehicle has an overlook-prevention device, as commuting buses must (except with two rows of seats or less). */
  device_required: boolean;
  /** Who is to ride. */
  children: ChildId[];
}

/** One child on a run. */
export interface RunLine {
  /** Who. */
  child: ChildId;
  /** Is on the manifest. */
  listed: boolean;
  /** Got on. */
  boarded: Watched | null;
  /** Got off. */
  alighted: Watched | null;
  /** Who took the child over. */
  to: PersonId | null;
}

/** Who was responsible for a run. */
export interface Crew {
  /** When the bus set out. */
  at: Millis;
  /** Who drove. */
  driver: PersonId;
  /** Who looked after the children. */
  attendant: PersonId;
}

/** How many got on, and how many got off. */
export type OnAndOff = [on: number, off: number];

/** Why a run cannot be closed. */
export type Obstacle =
  /** Nobody wrote down who drives and who looks after the children. */
  | { obstacle: "crew_not_named" }
  /** Got on and has not got off. */
  | { obstacle: "still_on"; child: ChildId }
  /** Got off on the way home, and nobody is named who took the child over. */
  | { obstacle: "not_handed_over"; child: ChildId }
  /** Nobody counted heads since the last child got off. */
  | { obstacle: "not_counted" }
  /** The count of heads and the list of names differ. */
  | { obstacle: "count_differs"; counted: OnAndOff; listed: OnAndOff }
  /** Nobody looked at every seat since the last child got off. */
  | { obstacle: "seats_not_checked" }
  /** Only one person did. */
  | { obstacle: "seats_checked_by_one" }
  /** The device at the rear was not acknowledged since the last child got off. */
  | { obstacle: "device_not_acknowledged" };

/** A run as it stands. */
export interface RunState {
  /** The children, listed or not, by id. */
  lines: RunLine[];
  /** Who drives and looks after them; the last that was written down. */
  crew: Crew | null;
  /** How many names got on. */
  on: number;
  /** How many names got off. */
  off: number;
  /** What stands in the way of closing it. */
  obstacles: Obstacle[];
}

/** Whether the run may be closed. */
export const canClose = (run: RunState): boolean => run.obstacles.length === 0;

/** Brings together what was planned, each child's day and what was recorded about the run itself. */
export function run(manifest: Manifest, days: ReadonlyMap<ChildId, ChildDay>, events: Iterable<Event>): RunState {
  const lines = linesOf(manifest, days);
  const on = lines.filter((line) => line.boarded).length;
  const off = lines.filter((line) => line.alighted).length;
  const lastOff = Math.max(...lines.map((line) => line.alighted?.at ?? Number.NEGATIVE_INFINITY));
  const { crew, counted, people, acknowledged } = checksOf(manifest, events, lastOff);

  const obstacles: Obstacle[] = [];
  if (!crew) obstacles.push({ obstacle: "crew_not_named" });
  for (const { child, boarded, alighted, to } of lines) {
    if (boarded && !alighted) obstacles.push({ obstacle: "still_on", child });
    if (manifest.homeward && alighted && to === null) obstacles.push({ obstacle: "not_handed_over", child });
  }
  if (!counted) obstacles.push({ obstacle: "not_counted" });
  else if (counted[0] !== on || counted[1] !== off)
    obstacles.push({ obstacle: "count_differs", counted, listed: [on, off] });
  if (people.size === 0) obstacles.push({ obstacle: "seats_not_checked" });
  if (people.size === 1) obstacles.push({ obstacle: "seats_checked_by_one" });
  if (manifest.device_required && !acknowledged) obstacles.push({ obstacle: "device_not_acknowledged" });
  return { lines, crew, on, off, obstacles };
}

function linesOf(manifest: Manifest, days: ReadonlyMap<ChildId, ChildDay>): RunLine[] {
  const listed = new Set(manifest.children);
  const lines = new Map<ChildId, RunLine>();
  for (const child of listed) lines.set(child, { child, listed: true, boarded: null, alighted: null, to: null });
  for (const [child, day] of days) {
    const trip = tripOf(manifest.run, day);
    if (!trip) continue;
    const { boarded, alighted, to } = trip;
    lines.set(child, { child, listed: listed.has(child), boarded, alighted, to });
  }
  return [...lines.values()].sort((one, other) => (one.child < other.child ? -1 : 1));
}

/** Off and on again at a stop: the first boarding and the last alighting are the child's. */
function tripOf(run: RunId, day: ChildDay): Trip | undefined {
  const trips = day.trips.filter((trip) => trip.run === run);
  const last = trips.at(-1);
  return last && { ...last, boarded: trips.find((trip) => trip.boarded)?.boarded ?? null };
}

/** What was recorded about the run itself. */
interface Checks {
  crew: Crew | null;
  counted: OnAndOff | null;
  people: Set<PersonId>;
  acknowledged: boolean;
}

/** Of counts and checks only those after the last child got off say anything. */
function checksOf(manifest: Manifest, events: Iterable<Event>, lastOff: Millis): Checks {
  const checks: Checks = { crew: null, counted: null, people: new Set(), acknowledged: false };
  const inOrder = [...events].sort((one, other) => one.at - other.at || compareKeys(one.entry.key, other.entry.key));
  for (const { at, entry } of inOrder) {
    const { fact } = entry;
    if (!("run" in fact) || fact.run !== manifest.run) continue;
    if (fact.kind === "departed") checks.crew = { at, driver: fact.driver, attendant: fact.by };
    if (at < lastOff) continue;
    if (fact.kind === "counted") checks.counted = [fact.on, fact.off];
    if (fact.kind === "seats_checked") {
      checks.people.add(fact.by);
      if (fact.second !== null) checks.people.add(fact.second);
    }
    if (fact.kind === "device_acknowledged") checks.acknowledged = true;
  }
  return checks;
}
