//! Facts that no device writes: a guardian's from LINE or our page, staff's from the console. They go into logs of the
//! server's own, one for each child and day, so that they lie in the same set as everything else and fold with it.

use jiff::civil::Date;
use sha2::Digest as _;

use super::{Addition, Advance};
use crate::{
    clock::{Millis, Moment, Offset},
    entry::{ChildId, DeviceId, Digest, Entry, FacilityId, Fact, Key, LogId, NoEntry, Subject},
    feed::Change,
    fold::Event,
};

/// Who wrote it, where no device did.
pub const DESK: &str = "desk";
/// The first bytes of a desk's log. A device's log is random, so it does not begin so; one that does is refused, for it
/// would claim the desk's numbers.
const MARK: [u8; 8] = *b"\0\0\0\0desk";

/// The desk's log of a child's day.
#[must_use]
pub fn desk_log(facility: &FacilityId, child: &ChildId, day: Date) -> LogId {
    let hash = sha2::Sha256::digest(format!("{facility}/{child}/{day}"));
    let mut id = [0; 16];
    let tail = hash.iter().take(8);
    for (byte, from) in id.iter_mut().zip(MARK.iter().chain(tail)) {
        *byte = *from;
    }
    LogId(id)
}

/// Whether it is a log of the server's own.
#[must_use]
pub fn is_desk_log(log: LogId) -> bool {
    log.0.starts_with(&MARK)
}

/// Files facts about one child on one day at `now`, behind the `events` that are there. `feed_head` is the head of the
/// facility's feed, and the condition of the write.
///
/// # Errors
/// Where one does not fit an entry, or is no fact about a child.
pub fn file(
    facility: &FacilityId,
    child: &ChildId,
    day: Date,
    facts: impl IntoIterator<Item = Fact>,
    events: &[Event],
    now: Millis,
    feed_head: u64,
) -> Result<(Vec<Addition>, Advance), NoEntry> {
    let subject = Subject::Child(child.clone());
    let log = desk_log(facility, child, day);
    let device = DeviceId::new(DESK).map_err(|_| NoEntry::Malformed)?;
    let last = events.iter().filter(|event| event.key().log == log).max_by_key(|event| event.key().n);
    let mut prev = match last {
        Some(event) => Digest::of(&event.entry.write()?),
        None => Digest::NOTHING,
    };
    let first = last.map_or(1, |event| event.key().n + 1);
    let mut additions = Vec::new();
    for (n, fact) in (first..).zip(facts) {
        if fact.subject().as_ref() != Some(&subject) {
            return Err(NoEntry::Malformed);
        }
        let entry = Entry {
            device: device.clone(),
            key: Key { log, n },
            prev,
            facility: facility.clone(),
            day,
            captured: Moment { wall: now, mono: 0, boot: 0 },
            offset: Some(Offset { offset: 0, within: 0 }),
            fact,
        };
        let text = entry.write()?;
        prev = Digest::of(&text);
        let event = Event { at: now, uncertain: false, received: now, entry };
        let filed = events.len() + additions.len();
        // Whoever says today what will be tomorrow means tomorrow.
        additions.push(Addition { believed: None, ..Addition::new(subject.clone(), event, &text, filed) });
    }
    let rows = additions.iter().map(Addition::row).collect();
    Ok((additions, Advance { expect: feed_head, change: Change { seq: feed_head + 1, rows } }))
}
