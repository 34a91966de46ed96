/** An entry as the server filed it: with the time that it believes in, and when it heard of it. */
import { LATE } from "../bounds";
import type { Millis } from "../clock";
import { type Entry, readEntry } from "../entry/entry";
import { attempt, must, Reader } from "../entry/reader";

/** One member of the grow-only set of a child-day, or of a run. */
export interface Event {
  /** When it happened, as well as the server can tell. */
  at: Millis;
  /** The clocks do not agree (時刻要確認). */
  uncertain: boolean;
  /** When the server heard of it. */
  received: Millis;
  /** What the device wrote. */
  entry: Entry;
}

/** Too old to be told as news: whoever is told of it hears its real time, and that it is late. */
export const isLate = (event: Event): boolean => event.received - event.at > LATE;

/** One line of JSON: `{"at":…,"uncertain":…,"received":…,"entry":{…}}`, the entry in its canonical text. */
export function writeEvent({ at, uncertain, received }: Event, canonical: string): string {
  return `{"at":${at},"uncertain":${uncertain},"received":${received},"entry":${canonical}}`;
}

/** Reads what [`writeEvent`] wrote, as the rows of a facility's feed hold it; `undefined` where it is anything else. */
export function readEvent(line: string): Event | undefined {
  return attempt(() => {
    const from = new Reader(line);
    from.literal('{"at":');
    const at = from.bare();
    const uncertain = from.flag("uncertain");
    const received = from.number("received");
    from.literal(',"entry":');
    const rest = from.rest();
    const entry = readEntry(rest.slice(0, -1));
    must(rest.endsWith("}") && typeof entry === "object");
    return { at, uncertain, received, entry };
  });
}
