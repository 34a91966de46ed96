/**
 * What the events of one child and day come to: `fold(sort(set(events)))`, a pure function of the set. The order in which
 * events arrive and how often does not matter, so every replica that holds the same set shows the same day.
 *
 * The order is (time, log, n). The time is the server's estimate, or the one that the device or a correction claims. Two
 * records of one direction with nothing between them and within three minutes are one passage.
 */
import { SAME_PASSAGE } from "../bounds";
import type { Millis } from "../clock";
import type { Ride, Why } from "../entry/fact";
import type { Key, PersonId } from "../entry/ids";
import { effective, type Happened } from "./correct";
import { type ChildDay, type Clash, type Place, type Trip, unseenDay, type Watched } from "./day";
import type { Event } from "./event";

/** Folds the events of one child and day, in any order and with any repeats. */
export function fold(events: Iterable<Event>): ChildDay {
  const day = unseenDay();
  const folding = new Folding(day);
  for (const one of effective(events, day)) folding.take(one);
  folding.finish();
  return day;
}

type Direction = "in" | "out";

class Folding {
  /** The last passage of a gate, where no bus came between. */
  #last: { direction: Direction; at: Millis } | undefined;
  #absence: { key: Key; why: Why } | undefined;
  /** The gate saw the child while a trip was open. */
  #atGateOnTrip: Key | undefined;

  constructor(private readonly day: ChildDay) {}

  take({ at, event, uncertain, misclaimed }: Happened): void {
    const { key, fact } = event.entry;
    if (uncertain) this.day.uncertain.push(key);
    if (misclaimed) this.#contradicts("claim_not_taken", key);
    switch (fact.kind) {
      case "in":
        this.#came(at, key);
        break;
      case "out":
        this.#went(at, key);
        break;
      case "boarded":
        this.#boarded(at, key, fact);
        break;
      case "alighted":
        this.#alighted(at, key, fact);
        break;
      case "roll_call":
        this.#calledByName(at, key, fact.here);
        break;
      case "absence":
        this.#absence = { key, why: fact.why };
        // Who does not come does not go home early.
        this.day.leaving = null;
        break;
      case "absence_withdrawn":
        this.#absence = undefined;
        break;
      case "coming":
        this.day.coming = { said: at, eta: fact.eta };
        break;
      case "coming_withdrawn":
        this.day.coming = null;
        break;
      case "leaving":
        this.day.leaving = fact.at;
        break;
      case "called":
        this.day.calls.push({ at, by: fact.by, whom: fact.whom, reached: fact.reached });
        break;
      // Corrections have done their work; the others are no matter of a child's day.
    }
  }

  finish(): void {
    if (this.#atGateOnTrip && this.#openTrip()) this.#contradicts("inside_and_on_bus", this.#atGateOnTrip);
    if (!this.#absence) return;
    if (this.day.seen) this.#contradicts("absent_but_seen", this.#absence.key);
    this.day.absence = this.#absence.why;
  }

  /** A second record of the passage before. */
  #repeats(direction: Direction, at: Millis, key: Key): boolean {
    this.day.seen = true;
    const repeats = this.#last?.direction === direction && at - this.#last.at <= SAME_PASSAGE;
    if (repeats) this.day.collapsed.push(key);
    else this.#last = { direction, at };
    return repeats;
  }

  #came(at: Millis, key: Key): void {
    if (this.#repeats("in", at, key)) return;
    if (this.#openTrip()) this.#atGateOnTrip = key;
    if (this.day.place === "inside") this.#contradicts("in_twice", key);
    else this.#enter(at);
  }

  #went(at: Millis, key: Key): void {
    if (this.#repeats("out", at, key)) return;
    // The bus wrote first: the child is where the bus says.
    if (this.day.place === "on_bus") return;
    if (this.day.place === "inside") this.#leave(at);
    else {
      this.#contradicts("out_without_in", key);
      this.day.stays.push({ from: null, to: at });
    }
    this.#be("left", at);
  }

  #boarded(at: Millis, key: Key, ride: Ride): void {
    this.day.seen = true;
    const open = this.#openTrip();
    const same = open?.run === ride.run;
    if (same && open?.boarded && at - open.boarded.at <= SAME_PASSAGE) {
      this.day.collapsed.push(key);
      return;
    }
    if (open) this.#contradicts("boarded_twice", key);
    if (!same) this.day.trips.push({ run: ride.run, boarded: watched(at, ride), alighted: null, to: null });
    if (this.day.place === "inside") this.#leave(at);
    this.#last = undefined;
    this.#be("on_bus", at);
  }

  #alighted(at: Millis, key: Key, ride: Ride): void {
    this.day.seen = true;
    const trip = this.day.trips.findLast((trip) => trip.run === ride.run);
    if (trip?.alighted && at - trip.alighted.at <= SAME_PASSAGE) {
      // Two people wrote down one alighting; what only one of them knew stays.
      trip.alighted.second ??= second(trip.alighted.by, ride);
      trip.to ??= ride.to;
      this.day.collapsed.push(key);
      if (trip.to !== null && this.day.place === "off_bus") this.#be("left", trip.alighted.at);
      return;
    }
    if (trip && !trip.alighted) {
      trip.alighted = watched(at, ride);
      trip.to = ride.to;
      this.#atGateOnTrip = undefined;
    } else {
      this.#contradicts("alighted_without_boarding", key);
      this.day.trips.push({ run: ride.run, boarded: null, alighted: watched(at, ride), to: ride.to });
    }
    // A gate whose clock runs ahead may have seen the child already; then the child stays where it is.
    if (this.day.place === "on_bus" || this.day.place === "unseen") this.#be(ride.to === null ? "off_bus" : "left", at);
  }

  #calledByName(at: Millis, key: Key, here: boolean): void {
    const { place } = this.day;
    if (!here) {
      if (place === "inside") this.#contradicts("missed_at_roll_call", key);
      return;
    }
    this.day.seen = true;
    if (place === "inside") return;
    if (place === "left") this.#contradicts("seen_after_leaving", key);
    if (place === "on_bus") this.#atGateOnTrip = key;
    this.#enter(at);
  }

  #openTrip(): Trip | undefined {
    return this.day.trips.findLast((trip) => !trip.alighted);
  }

  #enter(at: Millis): void {
    this.day.stays.push({ from: at, to: null });
    this.#be("inside", at);
  }

  #leave(at: Millis): void {
    const stay = this.day.stays.at(-1);
    if (stay) stay.to = at;
  }

  #be(place: Place, at: Millis): void {
    this.day.place = place;
    this.day.since = at;
  }

  #contradicts(what: Clash, key: Key): void {
    this.day.contradictions.push({ what, key });
  }
}

const watched = (at: Millis, { by, second }: Ride): Watched => ({ at, by, second });

/** Who watched too, by a second record of the same thing. */
const second = (by: PersonId, ride: Ride): PersonId | null =>
  [ride.by, ride.second].find((person) => person !== null && person !== by) ?? null;
