//! What is kept, and how the engine comes back from it.
//!
//! A message has one row, found by its id and not by its queue, so that a move to the dead-letter queue is one write.
//! A deduplication id lives in its message's row as long as the message does, and gets a row of its own before that
//! row goes: there is no moment at which a crash loses a message or forgets an id.

use std::collections::{BTreeMap, BTreeSet};

use city_base::read_prefix;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{
    Engine, Ids,
    message::Message,
    queue::{DedupKey, Queue, SentId},
    settings::{Scope, Settings},
};

const QUEUE: &str = "queue/";
const DELETED: &str = "deleted/";
const SENT: &str = "sent/";
const MESSAGE: &str = "message/";
const SEQUENCE: &str = "sequence";

/// One write to the journal; `None` deletes. The order matters.
pub type Change = (String, Option<Value>);

/// What has changed since it was last written.
#[derive(Default)]
pub struct Dirty {
    sequence: bool,
    queues: BTreeSet<String>,
    sent: BTreeSet<(String, DedupKey)>,
    /// Message id → where it was last seen.
    messages: BTreeMap<Uuid, Option<(String, u64)>>,
    by_seq: Vec<(String, u64)>,
}

impl Dirty {
    pub fn sequence(&mut self) {
        self.sequence = true;
    }

    pub fn queue(&mut self, name: &str) {
        self.queues.insert(name.to_owned());
    }

    pub fn dedup(&mut self, queue: &str, key: DedupKey) {
        self.sent.insert((queue.to_owned(), key));
    }

    pub fn message(&mut self, queue: &str, seq: u64) {
        self.by_seq.push((queue.to_owned(), seq));
    }

    /// A message left its queue. Its deduplication id goes on counting, in a row of its own.
    pub fn removed(&mut self, name: &str, queue: &Queue, message: &Message) {
        self.messages.insert(message.id, None);
        self.sent.extend(key_of(queue, message).map(|key| (name.to_owned(), key)));
    }
}

#[derive(Serialize, Deserialize)]
struct QueueRow {
    settings: Settings,
    tags: BTreeMap<String, String>,
    created: Timestamp,
    modified: Timestamp,
    purged: Option<Timestamp>,
}

#[derive(Serialize, Deserialize)]
struct MessageRow {
    queue: String,
    message: Message,
}

#[derive(Serialize, Deserialize)]
struct SentRow {
    queue: String,
    key: DedupKey,
    sent: SentId,
}

impl Engine {
    /// Everything that changed since the last call, in the order in which it has to be written.
    ///
    /// # Errors
    /// When a row is no JSON, which would be a defect here.
    pub fn changes(&mut self) -> Result<Vec<Change>, serde_json::Error> {
        let mut dirty = std::mem::take(&mut self.dirty);
        let mut changes = Vec::new();
        if dirty.sequence {
            changes.push((SEQUENCE.to_owned(), Some(self.promised_seq.into())));
        }
        for name in dirty.queues {
            let row = self.queues.get(&name).map(|queue| QueueRow {
                settings: queue.settings.clone(),
                tags: queue.tags.clone(),
                created: queue.created,
                modified: queue.modified,
                purged: queue.purged,
            });
            changes.push((format!("{QUEUE}{name}"), row.map(serde_json::to_value).transpose()?));
            let deleted = self.deleted.get(&name).map(serde_json::to_value).transpose()?;
            changes.push((format!("{DELETED}{name}"), deleted));
        }
        for (queue, key) in dirty.sent {
            let sent = self.queues.get(&queue).and_then(|queue| queue.sent_id(&key)).cloned();
            let place = sent_place(&queue, &key);
            let row = sent.map(|sent| serde_json::to_value(SentRow { queue, key, sent })).transpose()?;
            changes.push((place, row));
        }
        for (queue, seq) in dirty.by_seq {
            if let Some(message) = self.queues.get(&queue).and_then(|queue| queue.get(seq)) {
                dirty.messages.insert(message.id, Some((queue, seq)));
            }
        }
        for (id, place) in dirty.messages {
            let held = place.and_then(|(queue, seq)| Some((self.queues.get(&queue)?.get(seq)?.clone(), queue)));
            let row = held.map(|(message, queue)| serde_json::to_value(MessageRow { queue, message })).transpose()?;
            changes.push((format!("{MESSAGE}{id}"), row));
        }
        Ok(changes)
    }

    /// The engine as it was when `held` was written.
    ///
    /// # Errors
    /// When a row does not have the shape this version writes.
    pub fn restore(ids: Ids, held: &BTreeMap<String, Value>) -> Result<Self, serde_json::Error> {
        let mut engine = Self::new(ids);
        for (name, row) in read_prefix::<QueueRow>(held, QUEUE)? {
            let mut queue = Queue::new(row.settings, row.created);
            queue.tags = row.tags;
            queue.modified = row.modified;
            queue.purged = row.purged;
            engine.queues.insert(name, queue);
        }
        engine.deleted = read_prefix(held, DELETED)?.into_iter().collect();
        for (_, row) in read_prefix::<SentRow>(held, SENT)? {
            if let Some(queue) = engine.queues.get_mut(&row.queue) {
                queue.remember(row.key, row.sent);
            }
        }
        for (_, MessageRow { queue, message }) in read_prefix::<MessageRow>(held, MESSAGE)? {
            let Some(queue) = engine.queues.get_mut(&queue) else { continue };
            engine.next_seq = engine.next_seq.max(message.sequence + 1);
            if let Some(key) = key_of(queue, &message).filter(|key| queue.sent_id(key).is_none()) {
                queue.remember(key, SentId { at: message.sent, message: message.id, sequence: message.sequence });
            }
            queue.insert(message.sequence, message);
        }
        for queue in engine.queues.values_mut() {
            queue.order_sent_ids();
        }
        let promised = held.get(SEQUENCE).and_then(Value::as_u64).unwrap_or(0);
        engine.next_seq = engine.next_seq.max(promised);
        engine.promised_seq = engine.next_seq;
        Ok(engine)
    }
}

/// The deduplication id under which a message was sent to this queue; one that was moved here was not.
fn key_of(queue: &Queue, message: &Message) -> Option<DedupKey> {
    let fifo = queue.settings.fifo.as_ref()?;
    let id = message.dedup.clone().filter(|_| message.moved_from.is_none())?;
    Some((message.group.clone().filter(|_| fifo.scope == Scope::Group), id))
}

fn sent_place(queue: &str, (group, id): &DedupKey) -> String {
    format!("{SENT}{queue}/{}/{id}", group.as_deref().unwrap_or_default())
}
