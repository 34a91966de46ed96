/** A log's tail as another device can take it along when this one's network is dead. */
import {
  digestOf,
  type Entry,
  type Log,
  type Millis,
  type Moment,
  PUSH_ENTRIES,
  type Push,
  writeEntry,
} from "@tsunagu/sync";

/** One signed push as it lies in a file. */
export interface Tail {
  device: string;
  body: string;
  time: string;
  nonce: string;
  signature: string;
}

/** What a file holds. `taken` is the writer's idea of the server's time when it was made. */
export interface Parcel {
  tsunagu: 1;
  facility: string;
  taken: Millis;
  tails: Tail[];
}

/** All pushes that bring the server up to date, one behind the other. */
export function pushesOf(log: Log, entries: readonly Entry[], moment: Moment): Push[] {
  const first = log.push(moment);
  const waiting = entries
    .filter(({ key }) => key.log === log.id && key.n >= first.from_n && key.n <= first.announced)
    .sort((one, other) => one.key.n - other.key.n);
  const pushes: Push[] = [];
  for (let at = 0; at < waiting.length; at += PUSH_ENTRIES) {
    const texts = waiting.slice(at, at + PUSH_ENTRIES).map(writeEntry);
    pushes.push({
      ...first,
      from_n: first.from_n + at,
      entries: texts,
      head_hash: digestOf(texts.at(-1) ?? ""),
    });
  }
  return pushes;
}

/** Reads a file; `undefined` where it is none of ours. */
export function readParcel(text: string): Parcel | undefined {
  try {
    const parcel = JSON.parse(text) as Partial<Parcel>;
    const whole =
      parcel.tsunagu === 1 &&
      typeof parcel.facility === "string" &&
      Number.isSafeInteger(parcel.taken) &&
      Array.isArray(parcel.tails) &&
      parcel.tails.every(isTail);
    return whole ? (parcel as Parcel) : undefined;
  } catch {
    return undefined;
  }
}

const isTail = (tail: unknown): boolean =>
  typeof tail === "object" &&
  tail !== null &&
  ["device", "body", "time", "nonce", "signature"].every((name) => typeof tail[name as keyof typeof tail] === "string");
