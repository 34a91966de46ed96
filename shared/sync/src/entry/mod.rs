//! One entry of a log: frozen at capture, at most 512 bytes, chained to the one before. Everything that decides where it
//! is kept (facility, day, child) is inside, so every storage key is a pure function of these bytes.
//!
//! The canonical form is JSON as `JSON.stringify` writes it, with the keys in one fixed order, every key present
//! (`null` where there is nothing), integers only, and no text that would need an escape:
//!
//! ```json
//! {"v":1,"device":"dev_gate","log":"…32 hex…","n":1,"prev":"…64 hex…","facility":"fac_hinata","day":"2026-04-13",
//!  "wall":1776038520000,"mono":52000,"boot":7,"offset":-120,"within":40,
//!  "kind":"in","child":"child_a","by":null,"with":null,"via":"tap","at":null}
//! ```
//! (on one line). Each fact is written under the version that first had a word for it, so older code misses nothing but
//! what it does not know. What is not exactly in this form is no entry of the versions up to [`VERSION`]. A higher `v` has
//! the same keys up to `within` and anything after them: older code keeps it and cannot read it.

mod fact;
mod ids;
mod read;
mod write;

use jiff::civil::Date;

pub use fact::{Fact, Passage, Ride, Subject, Via, Why};
pub use ids::{ChildId, DeviceId, Digest, FacilityId, Key, LogId, NotANaming, PersonId, Reason, RunId, ThingId};
pub(crate) use read::Reader;

use crate::{
    bounds::{ENTRY_BYTES, SAFE_INTEGER},
    clock::{Moment, Offset},
};

/// The newest version that this code writes and reads. 2: going home early, and coming on time after all; bereavement and
/// infection as reasons.
pub const VERSION: u32 = 2;

/// An entry, read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Whose log.
    pub device: DeviceId,
    /// Which log and which place in it.
    pub key: Key,
    /// The entry before.
    pub prev: Digest,
    /// Where the device belongs.
    pub facility: FacilityId,
    /// The day in Japan that it is filed under; the device's idea of it, frozen.
    pub day: Date,
    /// The device's clocks.
    pub captured: Moment,
    /// What the device knew about its wall clock's error.
    pub offset: Option<Offset>,
    /// What happened.
    pub fact: Fact,
}

/// Why something is no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoEntry {
    /// More than 512 bytes.
    #[error("an entry has at most 512 bytes")]
    TooLong,
    /// Not in canonical form.
    #[error("not an entry in canonical form")]
    Malformed,
    /// A number that JavaScript does not hold exactly, or a fact that this code cannot write.
    #[error("a number is out of range")]
    OutOfRange,
}

impl Entry {
    /// The canonical bytes.
    ///
    /// # Errors
    /// Over 512 bytes, a number out of range, or a fact that this code cannot write.
    pub fn write(&self) -> Result<String, NoEntry> {
        let text = write::entry(self);
        if text.len() > ENTRY_BYTES {
            return Err(NoEntry::TooLong);
        }
        // Whoever writes what nobody reads has lost a fact.
        match Self::read(&text) {
            Ok(same) if same == *self => Ok(text),
            _ => Err(NoEntry::OutOfRange),
        }
    }

    /// Reads canonical bytes.
    ///
    /// # Errors
    /// Over 512 bytes, or anything but the one spelling.
    pub fn read(text: &str) -> Result<Self, NoEntry> {
        if text.len() > ENTRY_BYTES {
            return Err(NoEntry::TooLong);
        }
        read::entry(text).ok_or(NoEntry::Malformed)
    }
}

/// Whether JavaScript holds it exactly.
pub(crate) fn is_safe(number: i64) -> bool {
    (-SAFE_INTEGER..=SAFE_INTEGER).contains(&number)
}

#[cfg(test)]
mod tests;
