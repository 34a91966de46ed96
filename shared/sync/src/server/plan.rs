//! What one push changes, as values for one transaction.

use jiff::civil::Date;

use super::{LogState, RowName};
use crate::{
    bounds::CHILD_DAY_EVENTS,
    clock::{Millis, day_in_japan},
    device::{Code, Held, Judgement, Settled},
    entry::{Digest, Key, Subject, ThingId},
    feed::{Change, Row},
    fold::Event,
};

/// The result of judging: what to write and what to answer once it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// One transaction.
    pub plan: Plan,
    /// The answer.
    pub answer: Judgement,
}

/// One transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The log's head.
    pub log: LogWrite,
    /// The head of the facility's feed, where anything was filed.
    pub feed: Option<Advance>,
    /// What is filed, each under a key that follows from the entry's bytes.
    pub additions: Vec<Addition>,
    /// What is kept aside for staff, by log, place and hash; writing it again changes nothing.
    pub aside: Vec<Aside>,
    /// What was turned away, for the record.
    pub turned: Vec<Turned>,
    /// Outcomes of commands, by key: each is written once.
    pub outcomes: Vec<Settled>,
    /// Commands to carry out in the same transaction: key, name, what it is about.
    pub effects: Vec<(Key, ThingId, ThingId)>,
}

/// The new state of a log, written only where the old one stands.
#[derive(Debug, Clone, PartialEq)]
pub struct LogWrite {
    /// The condition: none where the log must not exist yet.
    pub expect: Option<LogState>,
    /// The new state.
    pub next: LogState,
    /// Hashes of the entries that got their verdict now, from this place on.
    pub from: u64,
    /// In order.
    pub hashes: Vec<Digest>,
}

/// One step of a feed.
#[derive(Debug, Clone, PartialEq)]
pub struct Advance {
    /// The condition.
    pub expect: u64,
    /// The change row; its number is the new head.
    pub change: Change,
}

/// An event to be filed.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// Whose item.
    pub subject: Subject,
    /// Of which day.
    pub day: Date,
    /// Which part of it: 0, then overflow items of 40 events each.
    pub part: usize,
    /// The event.
    pub event: Event,
    /// Its line, as feeds carry it.
    pub line: String,
    /// Where the server believes that somebody saw the child on another day than the one that it is filed under: a device
    /// that woke with a wrong clock. Staff of that day are shown it, and until they decide the child is not missing there.
    pub believed: Option<Date>,
}

/// A fact that is kept aside.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// Its place.
    pub key: Key,
    /// Its hash, which tells the branches of a forked log apart.
    pub hash: Digest,
    /// Its bytes.
    pub text: String,
    /// Why.
    pub why: Held,
    /// When it happened, as well as the server could tell when it heard of it.
    pub at: Millis,
    /// The clocks did not agree.
    pub uncertain: bool,
    /// When the server heard of it.
    pub received: Millis,
}

/// An entry that was turned away.
#[derive(Debug, Clone, PartialEq)]
pub struct Turned {
    /// Its place.
    pub key: Key,
    /// Its hash.
    pub hash: Digest,
    /// Why.
    pub code: Code,
}

impl Plan {
    /// Items of the transaction: log head, page of hashes, feed head, change row, one per child-day part, one per fact
    /// aside, per outcome and per effect; what was turned away lies in the page of hashes.
    #[must_use]
    pub fn items(&self) -> usize {
        let mut parts: Vec<_> = self.additions.iter().map(|one| (&one.subject, one.day, one.part)).collect();
        parts.sort();
        parts.dedup();
        let feed = if self.feed.is_some() { 2 } else { 0 };
        2 + feed + parts.len() + self.aside.len() + self.outcomes.len() + self.effects.len()
    }
}

impl Addition {
    /// Files an event where `filed` are already.
    pub(super) fn new(subject: Subject, event: Event, text: &str, filed: usize) -> Self {
        let (day, fact) = (event.entry.day, &event.entry.fact);
        let written_now = fact.is_sighting() && fact.claimed().is_none();
        Self {
            subject,
            day,
            part: Self::part(filed),
            line: event.write(text),
            believed: day_in_japan(event.at).filter(|believed| written_now && *believed != day),
            event,
        }
    }

    /// The part that takes an event when `filed` are there.
    #[must_use]
    pub fn part(filed: usize) -> usize {
        filed / CHILD_DAY_EVENTS
    }

    /// The row of the facility's feed.
    #[must_use]
    pub fn row(&self) -> Row {
        let name = RowName { day: self.day, subject: self.subject.clone(), key: self.event.key() };
        Row { key: name.to_string(), value: Some(self.line.clone()) }
    }
}
