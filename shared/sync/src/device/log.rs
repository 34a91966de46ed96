//! The log of one device. It is written before anything is sent, sent before anything is forgotten, and numbered without
//! a gap. A wiped store begins a new log, so a number is never used twice.

use std::collections::VecDeque;

use crate::{
    bounds::PUSH_ENTRIES,
    clock::{Known, Moment, day_in_japan},
    device::push::{Answer, Judgement, Push},
    entry::{DeviceId, Digest, Entry, FacilityId, Fact, Key, LogId, NoEntry},
};

/// Whose log it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The device, from its enrolment.
    pub device: DeviceId,
    /// Where it belongs.
    pub facility: FacilityId,
}

/// An entry that is about to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Its place.
    pub n: u64,
    /// Its canonical bytes.
    pub text: String,
}

/// What the log needs from its caller after an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// Nothing.
    Wait,
    /// There is more to send: push at once.
    Push,
    /// The log was copied or set back: write on in a new log ([`Log::begin`]). Push this one too while it has anything
    /// [`Log::waiting`]; the server keeps that aside for staff.
    NewLog,
    /// The server lacks entries that this device has thrown away after they were acknowledged (its tables were set
    /// back). Tell staff, and push at once: what is still here goes up behind the gap.
    Lost {
        /// The first that is missing.
        from: u64,
        /// The last.
        to: u64,
    },
}

/// Why nothing was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// It does not fit an entry.
    #[error(transparent)]
    NoEntry(#[from] NoEntry),
    /// The clock names no day.
    #[error("the clock names no day")]
    NoDay,
    /// The store holds something else than one unbroken log.
    #[error("the stored log is broken at {0}")]
    Broken(u64),
    /// The log was copied or set back; a new one is to be begun.
    #[error("this log is closed")]
    Closed,
}

/// The log of one device.
#[derive(Debug, Clone)]
pub struct Log {
    owner: Owner,
    id: LogId,
    /// Before the first kept entry.
    base: Head,
    kept: VecDeque<Kept>,
    /// The last entry that is safe on this device's disk.
    stored: u64,
    /// The last entry that the server has.
    acked: u64,
    forked: bool,
}

/// A place in a log and the hash of the entry there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The place; 0 before the first entry.
    pub n: u64,
    /// Its hash.
    pub hash: Digest,
}

impl Head {
    /// Before the first entry.
    pub const START: Self = Self { n: 0, hash: Digest::NOTHING };
}

#[derive(Debug, Clone)]
struct Kept {
    text: String,
    hash: Digest,
}

impl Log {
    /// A new log in a new store. `id` is 128 random bits, made together with the store.
    #[must_use]
    pub fn begin(owner: Owner, id: LogId) -> Self {
        Self { owner, id, base: Head::START, kept: VecDeque::new(), stored: 0, acked: 0, forked: false }
    }

    /// The log as its store has it: the entries in order, from the one after `base`. `acked` may be older than what was
    /// heard; the server says it again.
    ///
    /// # Errors
    /// Where the entries are not one unbroken chain of this log.
    pub fn restore(
        owner: Owner,
        id: LogId,
        base: Head,
        acked: u64,
        texts: impl IntoIterator<Item = String>,
    ) -> Result<Self, NotWritten> {
        let mut log = Self { base, stored: base.n, acked: base.n, ..Self::begin(owner, id) };
        for text in texts {
            let head = log.head();
            let entry = Entry::read(&text).map_err(|_| NotWritten::Broken(head.n + 1))?;
            if entry.key != (Key { log: id, n: head.n + 1 }) || entry.prev != head.hash {
                return Err(NotWritten::Broken(head.n + 1));
            }
            log.kept.push_back(Kept { hash: Digest::of(&text), text });
            log.stored = head.n + 1;
        }
        log.acked = acked.clamp(base.n, log.stored);
        Ok(log)
    }

    /// Writes a fact down. The bytes go to disk first; [`Log::stored`] then lets them be sent. Until then the kiosk does
    /// not say "saved".
    ///
    /// # Errors
    /// Where it does not fit an entry, or the log is closed.
    pub fn append(&mut self, fact: Fact, now: Moment, known: Option<&Known>) -> Result<Written, NotWritten> {
        let at = known.map_or(now.wall, |known| known.at(now));
        let day = day_in_japan(at).ok_or(NotWritten::NoDay)?;
        self.append_on(day, fact, now, known)
    }

    /// Writes down a correction, or something keyed in from paper, for the day that it belongs to.
    ///
    /// # Errors
    /// As [`Log::append`].
    pub fn append_on(
        &mut self,
        day: jiff::civil::Date,
        fact: Fact,
        now: Moment,
        known: Option<&Known>,
    ) -> Result<Written, NotWritten> {
        let head = self.head();
        let entry = Entry {
            device: self.owner.device.clone(),
            key: Key { log: self.id, n: head.n + 1 },
            prev: head.hash,
            facility: self.owner.facility.clone(),
            day,
            captured: now,
            offset: known.map(Known::offset),
            fact,
        };
        self.keep(entry.write()?)
    }

    fn keep(&mut self, text: String) -> Result<Written, NotWritten> {
        if self.forked {
            return Err(NotWritten::Closed);
        }
        let n = self.head().n + 1;
        self.kept.push_back(Kept { hash: Digest::of(&text), text: text.clone() });
        Ok(Written { n, text })
    }

    /// Everything up to `n` is safe on disk.
    pub fn stored(&mut self, n: u64) {
        self.stored = self.stored.max(n.min(self.head().n));
    }

    /// What to send next, at most 24 entries; an empty push only says how far the log goes, which tells the server that
    /// this gate is silent because nothing happens; so nothing is asked for while an entry is on its way to the disk.
    /// `now` is the device's clock.
    #[must_use]
    pub fn push(&self, now: Moment) -> Push {
        let from = self.acked.max(self.base.n) + 1;
        let skip = usize::try_from(from - self.base.n - 1).unwrap_or(usize::MAX);
        let ready = usize::try_from(self.stored.saturating_sub(from - 1)).unwrap_or(usize::MAX);
        let taken = self.kept.iter().skip(skip).take(ready.min(PUSH_ENTRIES));
        let (entries, hashes): (Vec<String>, Vec<Digest>) = taken.map(|kept| (kept.text.clone(), kept.hash)).unzip();
        Push {
            device: self.owner.device.clone(),
            log: self.id,
            from_n: from,
            head_hash: hashes.last().copied().unwrap_or_else(|| self.hash_before(from)),
            entries,
            announced: self.stored.max(from - 1),
            kept_from: self.base.n + 1,
            sent: now,
            carried_for: None,
        }
    }

    /// Takes an answer in. An acknowledgement never moves back, except that a server which lost its tables may ask again
    /// for what is still kept here.
    pub fn answered(&mut self, answer: &Answer) -> Next {
        match answer {
            Answer::Judged(Judgement { through, head, forked, .. }) => {
                self.acked = self.acked.max((*through).min(self.stored));
                // Where the server has more of this log than its own device, the store was copied or set back: what is
                // written here would take numbers a second time.
                self.forked |= *forked || *head > self.stored;
            }
            Answer::Expected { n } => return self.asked_for(*n),
            Answer::Refused { .. } => return Next::Wait,
        }
        if self.forked {
            return Next::NewLog;
        }
        if self.acked < self.stored { Next::Push } else { Next::Wait }
    }

    fn asked_for(&mut self, n: u64) -> Next {
        if n > self.stored + 1 {
            self.forked = true;
            return Next::NewLog;
        }
        let before = n.saturating_sub(1);
        if before < self.base.n {
            self.acked = self.base.n;
            return Next::Lost { from: n, to: self.base.n };
        }
        self.acked = before;
        if before < self.stored { Next::Push } else { Next::Wait }
    }

    /// Throws away acknowledged entries up to `n`; the caller then does so on disk and stores the new base.
    pub fn forget(&mut self, n: u64) -> Head {
        while self.base.n < n.min(self.acked) {
            let Some(kept) = self.kept.pop_front() else { break };
            self.base = Head { n: self.base.n + 1, hash: kept.hash };
        }
        self.base
    }

    /// The log's name.
    #[must_use]
    pub fn id(&self) -> LogId {
        self.id
    }

    /// The last entry that the server has.
    #[must_use]
    pub fn acked(&self) -> u64 {
        self.acked
    }

    /// Entries that are safe here and not yet on the server.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.stored.saturating_sub(self.acked)
    }

    /// The log was copied or set back.
    #[must_use]
    pub fn forked(&self) -> bool {
        self.forked
    }

    /// The last entry.
    #[must_use]
    pub fn head(&self) -> Head {
        let len = u64::try_from(self.kept.len()).unwrap_or(u64::MAX);
        Head { n: self.base.n + len, hash: self.kept.back().map_or(self.base.hash, |kept| kept.hash) }
    }

    fn hash_before(&self, n: u64) -> Digest {
        let place = n.checked_sub(self.base.n + 2).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.kept.get(place)).map_or(self.base.hash, |kept| kept.hash)
    }
}
