//! One queue: its messages and the indexes that say, without a scan, which of them can be handed out now.
//!
//! Knows order, visibility, group locks and age. Refuses to know other queues, texts of the protocol, and disks.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{
    message::{Message, State},
    settings::Settings,
};

/// Messages in flight at once: 120,000 for standard queues, and for FIFO queues since November 2024.
pub const MAX_IN_FLIGHT: usize = 120_000;

/// A second send with the same deduplication id within this time is accepted and not delivered.
pub const DEDUPLICATION: SignedDuration = SignedDuration::from_mins(5);

pub struct Queue {
    pub settings: Settings,
    pub tags: BTreeMap<String, String>,
    pub created: Timestamp,
    pub modified: Timestamp,
    pub purged: Option<Timestamp>,
    /// Messages ever handed out since the process started.
    pub delivered: u64,
    messages: BTreeMap<u64, Message>,
    ready: BTreeSet<u64>,
    waiting: BTreeSet<(Timestamp, u64)>,
    by_age: BTreeSet<(Timestamp, u64)>,
    /// FIFO only.
    groups: BTreeMap<String, Group>,
    heads: BTreeSet<u64>,
    in_flight: usize,
    sent_ids: BTreeMap<DedupKey, SentId>,
    sent_order: VecDeque<(Timestamp, DedupKey)>,
}

/// The messages of one group in order. It is locked while one of them is in flight.
#[derive(Default)]
struct Group {
    members: BTreeSet<u64>,
    in_flight: usize,
    head: Option<u64>,
}

/// A deduplication id, with its group where the queue deduplicates within groups.
pub type DedupKey = (Option<String>, String);

/// The first message that was sent with a deduplication id.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SentId {
    pub at: Timestamp,
    pub message: Uuid,
    pub sequence: u64,
}

/// What one receive took: messages to hand out, and messages that were received too often.
#[derive(Default)]
pub struct Taken {
    pub handed: Vec<u64>,
    pub dead: Vec<u64>,
}

impl Queue {
    #[must_use]
    pub fn new(settings: Settings, now: Timestamp) -> Self {
        Self {
            settings,
            tags: BTreeMap::new(),
            created: now,
            modified: now,
            purged: None,
            delivered: 0,
            messages: BTreeMap::new(),
            ready: BTreeSet::new(),
            waiting: BTreeSet::new(),
            by_age: BTreeSet::new(),
            groups: BTreeMap::new(),
            heads: BTreeSet::new(),
            in_flight: 0,
            sent_ids: BTreeMap::new(),
            sent_order: VecDeque::new(),
        }
    }

    #[must_use]
    pub fn is_fifo(&self) -> bool {
        self.settings.fifo.is_some()
    }

    #[must_use]
    pub fn get(&self, seq: u64) -> Option<&Message> {
        self.messages.get(&seq)
    }

    #[must_use]
    pub fn seqs(&self) -> Vec<u64> {
        self.messages.keys().copied().collect()
    }

    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.in_flight
    }

    #[must_use]
    pub fn visible(&self) -> usize {
        self.ready.len()
    }

    #[must_use]
    pub fn delayed(&self) -> usize {
        self.messages.len() - self.ready.len() - self.in_flight
    }

    /// The next moment at which a message becomes receivable by time alone.
    #[must_use]
    pub fn next_wake(&self) -> Option<Timestamp> {
        self.waiting.first().map(|(until, _)| *until)
    }

    /// Lets time do its work up to `now`: old messages leave, delayed and timed-out ones become visible. Returns the
    /// messages that were too old and the deduplication ids that no longer count.
    pub fn settle(&mut self, now: Timestamp) -> (Vec<Message>, Vec<DedupKey>) {
        let mut expired = Vec::new();
        let retention = SignedDuration::from_secs(self.settings.retention_seconds);
        while let Some(&(enqueued, seq)) = self.by_age.first() {
            if now.duration_since(enqueued) < retention {
                break;
            }
            expired.extend(self.remove(seq));
        }
        while let Some(&(until, seq)) = self.waiting.first() {
            if until > now {
                break;
            }
            self.edit(seq, |message| message.state = State::Ready);
        }
        let mut forgotten = Vec::new();
        while let Some((at, _)) = self.sent_order.front() {
            if now.duration_since(*at) < DEDUPLICATION {
                break;
            }
            let Some((at, key)) = self.sent_order.pop_front() else { break };
            if self.sent_ids.get(&key).is_some_and(|sent| sent.at == at) {
                self.sent_ids.remove(&key);
                forgotten.push(key);
            }
        }
        (expired, forgotten)
    }

    /// Chooses up to `max` messages. In a FIFO queue: as many as possible of one group before the next group ("SQS
    /// first attempts to return as many messages with the same message group ID as possible"), never one behind a
    /// message that is delayed, and none of a group with a message in flight.
    #[must_use]
    pub fn choose(&self, max: usize, dead_after: Option<u32>) -> Taken {
        let mut taken = Taken::default();
        let room = max.min(MAX_IN_FLIGHT.saturating_sub(self.in_flight));
        let mut sort = |seq: u64, message: &Message| {
            let too_often = dead_after.is_some_and(|limit| message.receives >= limit);
            if too_often {
                taken.dead.push(seq)
            } else {
                taken.handed.push(seq)
            }
            taken.handed.len() < room
        };
        if room == 0 {
            return taken;
        }
        let firsts = if self.is_fifo() { &self.heads } else { &self.ready };
        for &first in firsts {
            let Some(message) = self.messages.get(&first) else { continue };
            let group = self.group_of(message).and_then(|name| self.groups.get(name));
            let Some(group) = group else {
                if sort(first, message) {
                    continue;
                }
                return taken;
            };
            for (seq, message) in group.members.iter().filter_map(|seq| Some((*seq, self.messages.get(seq)?))) {
                if message.state != State::Ready {
                    break;
                }
                if !sort(seq, message) {
                    return taken;
                }
            }
        }
        taken
    }

    pub fn insert(&mut self, seq: u64, message: Message) {
        self.messages.insert(seq, message);
        self.index(seq);
    }

    pub fn remove(&mut self, seq: u64) -> Option<Message> {
        self.unindex(seq);
        let message = self.messages.remove(&seq);
        if let Some(group) = message.as_ref().and_then(|message| self.group_of(message).map(str::to_owned)) {
            self.refresh(&group);
        }
        message
    }

    /// Changes a message and keeps every index right.
    pub fn edit(&mut self, seq: u64, change: impl FnOnce(&mut Message)) {
        self.unindex(seq);
        if let Some(message) = self.messages.get_mut(&seq) {
            change(message);
        }
        self.index(seq);
    }

    #[must_use]
    pub fn sent_id(&self, key: &DedupKey) -> Option<&SentId> {
        self.sent_ids.get(key)
    }

    pub fn sent_keys(&self) -> impl Iterator<Item = &DedupKey> {
        self.sent_ids.keys()
    }

    pub fn remember(&mut self, key: DedupKey, sent: SentId) {
        self.sent_order.push_back((sent.at, key.clone()));
        self.sent_ids.insert(key, sent);
    }

    /// After a restart the ids come in the order of their keys; forgetting needs the order of time.
    pub fn order_sent_ids(&mut self) {
        self.sent_order.make_contiguous().sort();
    }

    fn group_of<'a>(&self, message: &'a Message) -> Option<&'a str> {
        message.group.as_deref().filter(|_| self.is_fifo())
    }

    fn index(&mut self, seq: u64) {
        let Some(message) = self.messages.get(&seq) else { return };
        let group = self.group_of(message).map(str::to_owned);
        let is_in_flight = matches!(message.state, State::InFlight { .. });
        self.by_age.insert((message.enqueued, seq));
        match message.state.until() {
            None => self.ready.insert(seq),
            Some(until) => self.waiting.insert((until, seq)),
        };
        self.in_flight += usize::from(is_in_flight);
        if let Some(name) = group {
            let group = self.groups.entry(name.clone()).or_default();
            group.members.insert(seq);
            group.in_flight += usize::from(is_in_flight);
            self.refresh(&name);
        }
    }

    fn unindex(&mut self, seq: u64) {
        let Some(message) = self.messages.get(&seq) else { return };
        let is_in_flight = matches!(message.state, State::InFlight { .. });
        self.by_age.remove(&(message.enqueued, seq));
        self.ready.remove(&seq);
        if let Some(until) = message.state.until() {
            self.waiting.remove(&(until, seq));
        }
        self.in_flight -= usize::from(is_in_flight);
        let group = message.group.as_deref().and_then(|name| self.groups.get_mut(name));
        if let Some(group) = group {
            group.members.remove(&seq);
            group.in_flight -= usize::from(is_in_flight);
        }
    }

    /// Finds the group's head anew: its first message, if that can be received and nothing of the group is in flight.
    fn refresh(&mut self, name: &str) {
        let Some(group) = self.groups.get_mut(name) else { return };
        let first = group.members.first().copied().filter(|seq| self.ready.contains(seq) && group.in_flight == 0);
        if let Some(old) = std::mem::replace(&mut group.head, first) {
            self.heads.remove(&old);
        }
        self.heads.extend(first);
        if group.members.is_empty() {
            self.groups.remove(name);
        }
    }
}
