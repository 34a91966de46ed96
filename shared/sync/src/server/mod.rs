//! The server's side: what a push changes ([`judge`]), as one plan that a table layer writes in one transaction. It reads
//! nothing itself: what it needs to know comes in as [`Loaded`], and the plan's conditions say what must still be so when
//! it is written. A plan that loses its condition is thrown away, loaded anew and judged again.

mod desk;
mod judge;
mod plan;
mod release;
mod row;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use desk::{DESK, desk_log, file, is_desk_log};
pub use judge::{Wish, judge};
pub use plan::{Addition, Advance, Aside, Judged, LogWrite, Plan, Turned};
pub use release::release;
pub use row::RowName;

use crate::{
    clock::{Evidence, Millis},
    device::{Head, Push},
    entry::{ChildId, DeviceId, Digest, Entry, FacilityId, NoEntry, Subject},
};

/// The device whose signature is on the push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// Who.
    pub device: DeviceId,
    /// Where it may write.
    pub facility: FacilityId,
    /// Since when.
    pub enrolled: Millis,
    /// Its key is not trusted for anything written after this.
    pub revoked: Option<Millis>,
}

/// When a push was on its way, on the server's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard {
    /// When its device signed it, as well as that knew: what it says holds for this moment, and a request can be under way
    /// for a minute.
    pub signed: Millis,
    /// When it came.
    pub received: Millis,
}

impl Heard {
    /// Signed and received at one moment.
    #[must_use]
    pub fn at(now: Millis) -> Self {
        Self { signed: now, received: now }
    }
}

/// What the server keeps of a log beside its entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogState {
    /// Whose.
    pub device: DeviceId,
    /// The last entry that has its verdict: its place.
    pub n: u64,
    /// Its hash.
    pub hash: Digest,
    /// The last entry that the device said it has stored. What lies between is missing, and can be named.
    pub announced: u64,
    /// The last time that the device was heard of.
    pub heard: Millis,
    /// The last time that nothing was missing; `None` where there never was one.
    pub through: Option<Millis>,
    /// Entries after this place were written after `floor`.
    pub floor_n: u64,
    /// A server time.
    pub floor: Millis,
    /// When its last filed fact was made, and in which start of the device: what that start made later is not earlier,
    /// however long either was under way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<(u32, Millis)>,
    /// It was copied or set back: what comes now is kept aside.
    pub forked: bool,
    /// Entries (first and last) that were acknowledged once and are nowhere any more: the server's tables were set back,
    /// and the device had thrown them away. Staff are told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<(u64, u64)>,
}

impl LogState {
    /// A log that nothing was heard of yet.
    #[must_use]
    pub fn new(sender: &Sender) -> Self {
        Self {
            device: sender.device.clone(),
            n: 0,
            hash: Digest::NOTHING,
            announced: 0,
            heard: sender.enrolled,
            through: None,
            floor_n: 0,
            floor: sender.enrolled,
            latest: None,
            forked: false,
            lost: Vec::new(),
        }
    }

    /// The last entry.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { n: self.n, hash: self.hash }
    }

    /// Entries that a device said it has and that are not here: first and last.
    #[must_use]
    pub fn missing(&self) -> Option<(u64, u64)> {
        (self.announced > self.n).then_some((self.n + 1, self.announced))
    }

    fn evidence(&self, push: &Push, received: Millis, n: u64) -> Evidence {
        let floor = if n > self.floor_n { self.floor } else { Millis::MIN / 4 };
        let received = received.saturating_sub(push.carried_for.unwrap_or(0));
        Evidence { received, sent: push.sent, floor }
    }
}

/// A push whose entries are read and hashed, once.
#[derive(Debug, Clone)]
pub struct Opened<'a> {
    /// The push.
    pub push: &'a Push,
    /// Each entry: its hash, and what it says.
    pub entries: Vec<(Digest, Result<Entry, NoEntry>)>,
}

impl<'a> Opened<'a> {
    /// Reads a push.
    #[must_use]
    pub fn new(push: &'a Push) -> Self {
        let entries = push.entries.iter().map(|text| (Digest::of(text), Entry::read(text))).collect();
        Self { push, entries }
    }

    /// The child-days and runs that it may write to, for loading.
    #[must_use]
    pub fn items(&self) -> BTreeSet<(Subject, Date)> {
        let read = self.entries.iter().filter_map(|(_, entry)| entry.as_ref().ok());
        read.filter_map(|entry| entry.fact.subject().map(|subject| (subject, entry.day))).collect()
    }
}

/// What is loaded for a push, consistently.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The log, where anything was heard of it.
    pub log: Option<LogState>,
    /// Hashes by place, from the one before the push's first entry up to the log's head.
    pub hashes: BTreeMap<u64, Digest>,
    /// The head of the facility's feed. Every addition to the facility moves it, so what is counted here is still so when
    /// the plan is written.
    pub feed_head: u64,
    /// The facility's children, of those that the push names.
    pub children: BTreeSet<ChildId>,
    /// Events on the items that the push names; 0 where it says nothing.
    pub filed: BTreeMap<(Subject, Date), usize>,
}
