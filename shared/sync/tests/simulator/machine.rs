//! One device: its clocks, its process, its disk. What is in the process dies with a crash; what is on the disk stays
//! until it is wiped.

use std::collections::BTreeMap;

use sync::{
    clock::{Known, Millis, Moment},
    device::{Commands, Feeds, Head, Log, Owner},
    entry::{Digest, Entry, Fact, Key, LogId, ThingId},
};

/// What survives a crash.
#[derive(Clone)]
pub struct Disk {
    /// The log that is written, then those that were closed.
    pub logs: Vec<Stored>,
    /// With the acknowledgements, in one write of the disk.
    pub commands: Commands,
    pub feeds: Feeds,
    pub known: Option<Known>,
}

#[derive(Clone)]
pub struct Stored {
    pub id: LogId,
    pub acked: u64,
    /// What the device has thrown away up to here; kept below all the same, for the one who checks.
    pub base: Head,
    pub texts: Vec<String>,
    pub hashes: Vec<Digest>,
}

impl Stored {
    fn new(id: LogId) -> Self {
        Self { id, acked: 0, base: Head::START, texts: Vec::new(), hashes: Vec::new() }
    }
}

pub struct Machine {
    pub owner: Owner,
    pub disk: Disk,
    /// The process: the logs in the disk's order.
    pub logs: Vec<Log>,
    pub commands: Commands,
    pub feeds: Feeds,
    pub known: Option<Known>,
    /// Written, not yet on the disk.
    pub unsynced: Vec<(String, Digest)>,
    pub boot: u32,
    pub booted: Millis,
    pub skew: Millis,
    /// Off for good.
    pub gone: bool,
    /// Runs a newer release.
    pub newer: bool,
}

impl Machine {
    pub fn new(owner: Owner, log: LogId, now: Millis, skew: Millis, boot: u32, feeds: Feeds) -> Self {
        let mut machine = Self {
            disk: Disk {
                logs: vec![Stored::new(log)],
                commands: Commands::default(),
                feeds: feeds.clone(),
                known: None,
            },
            logs: vec![Log::begin(owner.clone(), log)],
            owner,
            commands: Commands::default(),
            feeds,
            known: None,
            unsynced: Vec::new(),
            boot,
            booted: now,
            skew,
            gone: false,
            newer: false,
        };
        // The enrolment is a contact.
        let moment = machine.moment(now);
        machine.known = Some(Known::learn(now, moment, moment));
        machine.disk.known = machine.known;
        machine
    }

    pub fn moment(&self, now: Millis) -> Moment {
        Moment { wall: now + self.skew, mono: now - self.booted, boot: self.boot }
    }

    /// An entry is on its way to the disk, or the process has not heard yet that it is there.
    pub fn is_storing(&self) -> bool {
        self.logs[0].head().n > self.logs[0].push(self.moment(0)).announced
    }

    pub fn write(&mut self, fact: Fact, now: Millis) -> Option<(Key, Digest)> {
        let moment = self.moment(now);
        let expires = if let Fact::Command { expires_at, .. } = fact { Some(expires_at) } else { None };
        let written = self.logs[0].append(fact, moment, self.known.as_ref()).ok()?;
        let key = Key { log: self.logs[0].id(), n: written.n };
        let hash = self.logs[0].head().hash;
        if let Some(expires) = expires {
            self.commands.wrote(key, hash, expires);
        }
        self.unsynced.push((written.text, hash));
        Some((key, hash))
    }

    /// What a newer release writes: this one can carry it and cannot read it.
    pub fn write_newer(&mut self, now: Millis) -> Option<(Key, Digest)> {
        if self.logs[0].forked() || !self.unsynced.is_empty() {
            return None;
        }
        let head = self.logs[0].head();
        let key = Key { log: self.disk.logs[0].id, n: head.n + 1 };
        let by = sync::entry::PersonId::new("p").unwrap();
        let child = sync::entry::ChildId::new("fac_a.c0").unwrap();
        let entry = Entry {
            device: self.owner.device.clone(),
            key,
            prev: head.hash,
            facility: self.owner.facility.clone(),
            day: jiff::civil::date(2026, 4, 13),
            captured: self.moment(now),
            offset: None,
            fact: Fact::AbsenceWithdrawn { child, by },
        };
        let text = entry.write().unwrap().replacen("{\"v\":1", "{\"v\":3", 1).replace("absence_withdrawn", "hop");
        let hash = Digest::of(&text);
        self.disk.logs[0].texts.push(text);
        self.disk.logs[0].hashes.push(hash);
        self.save();
        self.logs[0] = self.restored(&self.disk.logs[0]);
        Some((key, hash))
    }

    /// The disk has it; the process hears so later, or never.
    pub fn fsync(&mut self) {
        for (text, hash) in self.unsynced.drain(..) {
            self.disk.logs[0].texts.push(text);
            self.disk.logs[0].hashes.push(hash);
        }
        self.disk.commands = self.commands.clone();
    }

    pub fn hear_stored(&mut self) {
        let stored = self.disk.logs[0].texts.len() as u64;
        self.logs[0].stored(stored);
    }

    /// Acknowledgements and outcomes go to the disk together; so do feeds and their cursors.
    pub fn save(&mut self) {
        // A command that is not on the disk has no place there yet; its entry takes it along.
        if self.unsynced.is_empty() {
            for (stored, log) in self.disk.logs.iter_mut().zip(&self.logs) {
                stored.acked = log.acked();
            }
            self.disk.commands = self.commands.clone();
        }
        self.disk.feeds = self.feeds.clone();
        self.disk.known = self.known;
    }

    pub fn restart(&mut self, now: Millis, boot: u32) {
        self.unsynced.clear();
        self.logs = self.disk.logs.iter().map(|stored| self.restored(stored)).collect();
        self.commands = self.disk.commands.clone();
        self.feeds = self.disk.feeds.clone();
        self.known = self.disk.known;
        (self.boot, self.booted) = (boot, now);
    }

    fn restored(&self, stored: &Stored) -> Log {
        let texts = stored.texts.iter().skip(stored.base.n as usize).cloned();
        Log::restore(self.owner.clone(), stored.id, stored.base, stored.acked, texts).unwrap()
    }

    /// Throws away what the server has, as far as the disk knows that it has it.
    pub fn forget(&mut self, log: usize, n: u64) {
        let stored = &mut self.disk.logs[log];
        stored.base = self.logs[log].forget(n.min(stored.acked));
    }

    /// A closed log stays behind the new one until it has sent what it has.
    pub fn begin_again(&mut self, log: LogId) {
        self.fsync();
        self.hear_stored();
        self.logs.insert(0, Log::begin(self.owner.clone(), log));
        self.disk.logs.insert(0, Stored::new(log));
    }

    pub fn wipe(&mut self, log: LogId, feeds: Feeds, now: Millis, boot: u32) {
        self.disk = Disk { logs: vec![Stored::new(log)], commands: Commands::default(), feeds, known: None };
        self.restart(now, boot);
    }

    pub fn rows(&self, feed: &str) -> BTreeMap<String, String> {
        self.feeds.rows(&ThingId::new(feed).unwrap()).cloned().unwrap_or_default()
    }
}
