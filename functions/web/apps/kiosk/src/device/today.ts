/**
 * The present day from what is here: the server's rows, and what this device wrote and the server has not confirmed yet.
 * It is the same fold as the server's, so both show the same once they know the same.
 */
import {
  type ChildDay,
  type ChildId,
  type Day,
  type Entry,
  type Event,
  type Evidence,
  estimate,
  fold,
  keyName,
  type Millis,
  type RunId,
  readEvent,
  subjectOf,
  unseenDay,
} from "@tsunagu/sync";
import { type Roster, rosterOf } from "./roster";

export interface Today {
  day: Day;
  roster: Roster | undefined;
  /** Events by child. */
  events: ReadonlyMap<ChildId, Event[]>;
  /** Events by run. */
  runs: ReadonlyMap<RunId, Event[]>;
  days: ReadonlyMap<ChildId, ChildDay>;
  /** A child's day; an unseen one where nothing is known. */
  of(child: ChildId): ChildDay;
}

export interface Known {
  day: Day;
  roster: ReadonlyMap<string, string>;
  holidays: readonly Day[];
  board: ReadonlyMap<string, string>;
  own: readonly Entry[];
  evidence: Evidence;
}

export function today({ day, roster, holidays, board, own, evidence }: Known): Today {
  const found = new Map<string, Event>();
  for (const [name, line] of board) {
    if (!name.startsWith(`${day}/`)) continue;
    const event = readEvent(line);
    if (event) found.set(keyName(event.entry.key), event);
  }
  // What one start of this device made later is not earlier, however long the server took to hear of what came before.
  const latest = new Map<string, Millis>();
  const startOf = ({ key, captured }: Entry) => `${key.log}/${captured.boot}`;
  for (const entry of own) {
    const name = keyName(entry.key);
    if (entry.day !== day) continue;
    // The server's idea of the time counts where it is known.
    const known = found.get(name);
    const event = known ?? notBefore(latest.get(startOf(entry)), guessed(entry, evidence));
    latest.set(startOf(entry), event.at);
    if (!known) found.set(name, event);
  }

  const events = new Map<ChildId, Event[]>();
  const runs = new Map<RunId, Event[]>();
  for (const event of found.values()) {
    const subject = subjectOf(event.entry.fact);
    if (subject?.kind === "child") into(events, subject.child, event);
    if (subject?.kind === "run") into(runs, subject.run, event);
  }
  const days = new Map([...events].map(([child, list]) => [child, fold(list)]));
  return { day, roster: rosterOf(roster, holidays), events, runs, days, of: (child) => days.get(child) ?? unseenDay() };
}

/** As the server will estimate it when it hears of it now. */
function guessed(entry: Entry, evidence: Evidence): Event {
  const { at, uncertain } = estimate(entry.captured, entry.offset, evidence);
  return { at, uncertain, received: evidence.received, entry };
}

const notBefore = (at: Millis | undefined, event: Event): Event =>
  at === undefined || event.at >= at ? event : { ...event, at };

function into<Name>(map: Map<Name, Event[]>, name: Name, event: Event): void {
  const list = map.get(name);
  if (list) list.push(event);
  else map.set(name, [event]);
}
