//! How much of everything there may be. Each bound has its test: at 0, at 1, just below, at and just above.

use crate::clock::Millis;

/// Bytes of one entry in its canonical form.
pub const ENTRY_BYTES: usize = 512;
/// Entries of one push. With its heads, outcomes and overflow items a push stays below the 100 items that one DynamoDB
/// transaction takes.
pub const PUSH_ENTRIES: usize = 24;
/// Events of one child-day item; what comes after goes to an overflow item of the same child-day.
pub const CHILD_DAY_EVENTS: usize = 40;
/// Bytes of the rows of one page of a feed, keys included.
pub const PAGE_BYTES: usize = 64 * 1024;
/// Feeds of one device.
pub const FEEDS: usize = 8;
/// Characters of an id.
pub const ID_CHARS: usize = 32;
/// Bytes of the reason of a correction.
pub const REASON_BYTES: usize = 96;
/// The largest integer that JavaScript holds exactly; larger ones are no entry.
pub const SAFE_INTEGER: i64 = 9_007_199_254_740_991;

/// Two observations of one child in one direction within this time are one passage that two people recorded.
pub const SAME_PASSAGE: Millis = 3 * 60 * 1000;
/// Two pieces of clock evidence that differ by no more agree.
pub const CLOCKS_AGREE: Millis = 2 * 60 * 1000;
/// A request is not older than this when it is judged; older ones are replays and stop at the door (signed time, nonce).
pub const REQUEST_AGE: Millis = 60 * 1000;
/// An estimate that is not doubted is off by no more.
pub const CLOCK_ERROR: Millis = CLOCKS_AGREE + REQUEST_AGE;
/// An event that the server heard of later than this is shown with its real time and as late, never as "now".
pub const LATE: Millis = 10 * 60 * 1000;
/// "On the way" is believed so long beyond the time that was named…
pub const COMING_LATE: Millis = 15 * 60 * 1000;
/// …and so long altogether where none was. Then the child is missing like any other.
pub const COMING: Millis = 60 * 60 * 1000;

/// A device keeps a roster that long without contact; then it is shredded. The outbound log stays.
pub const LEASE: Millis = 24 * 60 * 60 * 1000;
