//! The device's side: a log that goes up ([`Log`]), feeds that come down ([`Feeds`]), commands that wait for their one
//! outcome ([`Commands`]), and how long a roster may stay ([`Lease`]). The kiosk's TypeScript mirrors these.

mod commands;
mod feeds;
mod lease;
mod log;
mod push;

pub use commands::{Commands, Outcome, Provisional, Settled};
pub use feeds::{Feeds, NotTaken};
pub use lease::Lease;
pub use log::{Head, Log, Next, NotWritten, Owner, Written};
pub use push::{Answer, Code, Held, Judgement, Push, Refusal, Verdict};

use crate::clock::{Millis, Moment};

/// Takes another device's tail along (by QR or file) when its network is dead. The body and its signature stay as they
/// are; only the time under way is added. `taken` and `now` are the carrier's clocks.
#[must_use]
pub fn carry(tail: Push, taken: Moment, now: Moment) -> Push {
    let way: Millis = if taken.boot == now.boot { now.mono - taken.mono } else { now.wall - taken.wall };
    // One carrier may hand it to the next.
    let before = tail.carried_for.unwrap_or(0);
    Push { carried_for: Some(before.saturating_add(way.max(0))), ..tail }
}
