/**
 * What a device keeps, and how it agrees with the server about it.
 *
 * `drawer` is the only place that touches a browser's storage by name; `deviceDrawer` outlives the tab. All else is the
 * offline-first protocol of attendance, decided from values alone: what a device writes down (`entry`), how its log
 * reaches the server (`device`), what a child's day was (`fold`) and what a facility may believe about it (`board`). It is
 * the device's side of the crate `shared/sync`, file by file, and the golden vectors of `events/attendance` hold both to
 * the same bytes. It knows no clock, no network, no storage and no randomness: moments, ids and texts come in, decisions
 * and texts go out; keys, signatures and encryption belong to the caller.
 */
export {
  type Alarm,
  type Arrival,
  board,
  type Expected,
  type Facility,
  type Gate,
  type Line,
  reachesGuardians,
  type Silent,
  type Standing,
} from "./board/board";
export {
  type Crew,
  canClose,
  type Manifest,
  type Obstacle,
  type OnAndOff,
  type RunLine,
  type RunState,
  run,
} from "./board/run";
export * from "./bounds";
export {
  type Day,
  dayInJapan,
  type Estimate,
  type Evidence,
  estimate,
  Known,
  type Millis,
  type Moment,
  type Offset,
} from "./clock";
export { carry } from "./device/carry";
export { Commands, type KeptCommand, type Outcome, outcomeOf, type Provisional, type Settled } from "./device/commands";
export { Feeds, type KeptFeed, type Taken } from "./device/feeds";
export { Lease } from "./device/lease";
export { type Head, Log, type Lost, type Next, type Owner, START, type Written } from "./device/log";
export type { Answer, Code, Held, Judgement, Push, Refusal, Verdict } from "./device/push";
export { type Drawer, deviceDrawer, drawer } from "./drawer";
export { type Entry, type NoEntry, readEntry, writeEntry } from "./entry/entry";
export {
  claimedBy,
  type Fact,
  type Passage,
  type Ride,
  type Subject,
  subjectOf,
  VIAS,
  type Via,
  WHYS,
  type Why,
} from "./entry/fact";
export {
  type ChildId,
  compareKeys,
  type DeviceId,
  type Digest,
  digestOf,
  type FacilityId,
  isDigest,
  isId,
  isLogId,
  isReason,
  type Key,
  keyName,
  type LogId,
  NOTHING,
  type PersonId,
  type Reason,
  type RunId,
  type ThingId,
} from "./entry/ids";
export type { Change, Cursor, Page, Row } from "./feed";
export {
  type Call,
  type ChildDay,
  type Clash,
  type Coming,
  type Contradiction,
  type Place,
  type Stay,
  type Trip,
  unseenDay,
  type Watched,
} from "./fold/day";
export { type Event, isLate, readEvent, writeEvent } from "./fold/event";
export { fold } from "./fold/fold";
export { type Hindrance, NotWritten } from "./not-written";
