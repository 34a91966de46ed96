//! SQS without the network: queues, messages and what happens to them at a given moment.
//!
//! Every operation takes `now` and answers with a value or a typed refusal. Nothing here reads a clock, sleeps or
//! writes; what must be kept is collected and handed out by [`Engine::changes`].

mod error;
mod finish;
mod message;
mod queue;
mod receive;
mod send;
mod settings;
mod store;

use std::{collections::BTreeMap, sync::Arc};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

pub use error::SqsError;
pub use message::{Attributes, Outgoing, chosen, md5_of_attributes, md5_of_body};
pub use receive::Delivery;
pub use send::Sent;

use queue::Queue;
use settings::{NAMES, Settings};
use store::Dirty;

/// Where message ids and receipt marks come from.
pub type Ids = Arc<dyn Fn() -> Uuid + Send + Sync>;

/// "You must wait 60 seconds"; the same for a second purge.
const AFTER_DELETE_OR_PURGE: SignedDuration = SignedDuration::from_secs(60);

/// All queues of one account and region.
pub struct Engine {
    queues: BTreeMap<String, Queue>,
    deleted: BTreeMap<String, Timestamp>,
    ids: Ids,
    next_seq: u64,
    /// Sequence numbers below this are promised in the journal, so that none is given twice after a restart.
    promised_seq: u64,
    dirty: Dirty,
    stirred: bool,
}

/// How many messages a queue holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueCounts {
    pub name: String,
    pub visible: usize,
    pub in_flight: usize,
    pub delayed: usize,
    /// Messages handed out since the process started; one received twice counts twice.
    pub delivered_total: u64,
}

/// The ARN of a queue of this account.
#[must_use]
pub fn arn(name: &str) -> String {
    format!("arn:aws:sqs:ap-northeast-1:{}:{name}", crate::ACCOUNT)
}

impl Engine {
    #[must_use]
    pub fn new(ids: Ids) -> Self {
        Self {
            queues: BTreeMap::new(),
            deleted: BTreeMap::new(),
            ids,
            next_seq: 1,
            promised_seq: 0,
            dirty: Dirty::default(),
            stirred: false,
        }
    }

    /// Creates a queue, or agrees if there is one with the same attributes.
    ///
    /// # Errors
    /// `QueueNameExists`, `QueueDeletedRecently`, and refused names and attributes.
    pub fn create_queue(
        &mut self,
        now: Timestamp,
        name: &str,
        attributes: &BTreeMap<String, String>,
        tags: &BTreeMap<String, String>,
    ) -> Result<(), SqsError> {
        let is_fifo = attributes.get("FifoQueue").is_some_and(|value| value.eq_ignore_ascii_case("true"));
        check_name(name, is_fifo)?;
        let asked = Settings::new(is_fifo).with(attributes)?;
        if let Some(queue) = self.queues.get(name) {
            let differs = attributes.keys().find(|key| queue.settings.text(key) != asked.text(key));
            return differs.map_or(Ok(()), |key| Err(SqsError::QueueNameExists(key.clone())));
        }
        if self.deleted.get(name).is_some_and(|at| now.duration_since(*at) < AFTER_DELETE_OR_PURGE) {
            return Err(SqsError::QueueDeletedRecently);
        }
        self.check_redrive(name, &asked)?;
        let mut queue = Queue::new(asked, now);
        queue.tags = tags.clone();
        self.queues.insert(name.to_owned(), queue);
        self.deleted.remove(name);
        self.dirty.queue(name);
        Ok(())
    }

    /// Sets attributes; all or none.
    ///
    /// # Errors
    /// `QueueDoesNotExist`, `InvalidAttributeName`, `InvalidAttributeValue`.
    pub fn set_attributes(
        &mut self,
        now: Timestamp,
        name: &str,
        attributes: &BTreeMap<String, String>,
    ) -> Result<(), SqsError> {
        let next = self.queue(name)?.settings.with(attributes)?;
        self.check_redrive(name, &next)?;
        self.queue_at(now, name)?;
        let queue = find(&mut self.queues, name)?;
        let delay_changed = queue.settings.delay_seconds != next.delay_seconds;
        queue.settings = next;
        queue.modified = now;
        // "For FIFO queues, the per-queue delay setting is retroactive"; for standard queues it is not.
        if delay_changed && queue.is_fifo() {
            for seq in queue.seqs() {
                if let Some(message) = queue.get(seq).filter(|m| m.receives == 0 && m.moved_from.is_none()) {
                    let state = send::state_after(message.sent, queue.settings.delay_seconds, now);
                    queue.edit(seq, |message| message.state = state);
                    self.dirty.message(name, seq);
                }
            }
        }
        self.dirty.queue(name);
        self.stirred = true;
        Ok(())
    }

    /// The attributes asked for; `All` for all.
    ///
    /// # Errors
    /// `QueueDoesNotExist`, `InvalidAttributeName`.
    pub fn attributes(
        &mut self,
        now: Timestamp,
        name: &str,
        asked: &[String],
    ) -> Result<BTreeMap<String, String>, SqsError> {
        let queue = self.queue_at(now, name)?;
        let computed: [(&str, String); 6] = [
            ("QueueArn", arn(name)),
            ("ApproximateNumberOfMessages", queue.visible().to_string()),
            ("ApproximateNumberOfMessagesNotVisible", queue.in_flight().to_string()),
            ("ApproximateNumberOfMessagesDelayed", queue.delayed().to_string()),
            ("CreatedTimestamp", queue.created.as_second().to_string()),
            ("LastModifiedTimestamp", queue.modified.as_second().to_string()),
        ];
        let all = asked.iter().any(|ask| ask == "All");
        let unknown = asked.iter().find(|ask| {
            *ask != "All" && !NAMES.contains(&ask.as_str()) && !computed.iter().any(|(name, _)| name == ask)
        });
        if let Some(unknown) = unknown {
            return Err(SqsError::InvalidAttributeName(unknown.clone()));
        }
        let set = NAMES.iter().filter_map(|name| Some((*name, queue.settings.text(name)?)));
        let wanted = computed.into_iter().chain(set).filter(|(name, _)| all || asked.iter().any(|ask| ask == name));
        Ok(wanted.map(|(name, value)| (name.to_owned(), value)).collect())
    }

    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.queues.keys().cloned().collect()
    }

    /// Queues whose dead-letter queue is `name`.
    ///
    /// # Errors
    /// `QueueDoesNotExist`.
    pub fn sources_of(&self, name: &str) -> Result<Vec<String>, SqsError> {
        self.queue(name)?;
        let target = arn(name);
        let points_here = |queue: &Queue| queue.settings.redrive.as_ref().is_some_and(|r| r.target == target);
        Ok(self.queues.iter().filter(|(_, queue)| points_here(queue)).map(|(name, _)| name.clone()).collect())
    }

    /// # Errors
    /// `QueueDoesNotExist`.
    pub fn check_exists(&self, name: &str) -> Result<(), SqsError> {
        self.queue(name).map(drop)
    }

    /// How long a receive waits when it does not say so itself.
    ///
    /// # Errors
    /// `QueueDoesNotExist`.
    pub fn wait_seconds(&self, name: &str) -> Result<u64, SqsError> {
        Ok(u64::try_from(self.queue(name)?.settings.wait_seconds).unwrap_or(0))
    }

    /// The tags of a queue.
    ///
    /// # Errors
    /// `QueueDoesNotExist`.
    pub fn tags(&self, name: &str) -> Result<&BTreeMap<String, String>, SqsError> {
        Ok(&self.queue(name)?.tags)
    }

    /// Changes the tags of a queue.
    ///
    /// # Errors
    /// `QueueDoesNotExist`.
    pub fn edit_tags(&mut self, name: &str, edit: impl FnOnce(&mut BTreeMap<String, String>)) -> Result<(), SqsError> {
        edit(&mut find(&mut self.queues, name)?.tags);
        self.dirty.queue(name);
        Ok(())
    }

    /// Deletes a queue with all it holds.
    ///
    /// # Errors
    /// `QueueDoesNotExist`.
    pub fn delete_queue(&mut self, now: Timestamp, name: &str) -> Result<(), SqsError> {
        self.drop_messages(name)?;
        if let Some(queue) = self.queues.remove(name) {
            queue.sent_keys().for_each(|key| self.dirty.dedup(name, key.clone()));
        }
        self.deleted.insert(name.to_owned(), now);
        self.dirty.queue(name);
        self.stirred = true;
        Ok(())
    }

    /// Deletes every message of a queue, those in flight too.
    ///
    /// # Errors
    /// `QueueDoesNotExist`, `PurgeQueueInProgress`.
    pub fn purge(&mut self, now: Timestamp, name: &str) -> Result<(), SqsError> {
        if self.queue(name)?.purged.is_some_and(|at| now.duration_since(at) < AFTER_DELETE_OR_PURGE) {
            return Err(SqsError::PurgeQueueInProgress(name.to_owned()));
        }
        self.drop_messages(name)?;
        self.queue_at(now, name)?.purged = Some(now);
        self.dirty.queue(name);
        Ok(())
    }

    /// The earliest moment after `now` at which a message becomes visible in any queue.
    pub fn next_wake(&mut self, now: Timestamp) -> Option<Timestamp> {
        self.names().iter().filter_map(|name| self.next_wake_of(now, name)).min()
    }

    /// The same for one queue.
    pub fn next_wake_of(&mut self, now: Timestamp, name: &str) -> Option<Timestamp> {
        self.queue_at(now, name).ok()?.next_wake()
    }

    /// What every queue holds at `now`.
    pub fn counts(&mut self, now: Timestamp) -> Vec<QueueCounts> {
        let names = self.names();
        let count = |name: String| {
            let queue = self.queue_at(now, &name).ok()?;
            Some(QueueCounts {
                visible: queue.visible(),
                in_flight: queue.in_flight(),
                delayed: queue.delayed(),
                delivered_total: queue.delivered,
                name,
            })
        };
        names.into_iter().filter_map(count).collect()
    }

    /// Whether something happened since the last question that a waiting receiver should look at.
    pub fn take_stirred(&mut self) -> bool {
        std::mem::take(&mut self.stirred)
    }

    fn queue(&self, name: &str) -> Result<&Queue, SqsError> {
        self.queues.get(name).ok_or(SqsError::QueueDoesNotExist)
    }

    /// The queue after time has done its work up to `now`.
    fn queue_at(&mut self, now: Timestamp, name: &str) -> Result<&mut Queue, SqsError> {
        let queue = find(&mut self.queues, name)?;
        let (expired, forgotten) = queue.settle(now);
        for message in expired {
            self.stirred = true;
            self.dirty.removed(name, queue, &message);
        }
        for key in forgotten {
            self.dirty.dedup(name, key);
        }
        Ok(queue)
    }

    fn drop_messages(&mut self, name: &str) -> Result<(), SqsError> {
        let queue = find(&mut self.queues, name)?;
        for seq in queue.seqs() {
            if let Some(message) = queue.remove(seq) {
                self.dirty.removed(name, queue, &message);
            }
        }
        Ok(())
    }

    fn check_redrive(&self, name: &str, settings: &Settings) -> Result<(), SqsError> {
        let Some(redrive) = &settings.redrive else { return Ok(()) };
        let refuse = |reason: &str| {
            let target = &redrive.target;
            Err(SqsError::InvalidParameterValue(format!(
                "Value {target} for parameter RedrivePolicy is invalid. Reason: {reason}"
            )))
        };
        match self.queue_by_arn(&redrive.target) {
            None => refuse("Dead letter target does not exist."),
            Some((_, dlq)) if dlq.is_fifo() != settings.fifo.is_some() => {
                refuse("Dead-letter queue must be same type of queue as the source.")
            }
            Some((_, dlq)) if !dlq.settings.takes_from(&arn(name)) => {
                refuse("Queue does not have permission to use the dead-letter queue.")
            }
            Some(_) => Ok(()),
        }
    }

    fn queue_by_arn(&self, target: &str) -> Option<(&String, &Queue)> {
        self.queues.iter().find(|(name, _)| arn(name) == target)
    }

    fn next_sequence(&mut self) -> u64 {
        let seq = self.next_seq;
        self.next_seq += 1;
        if seq >= self.promised_seq {
            self.promised_seq = seq + 10_000;
            self.dirty.sequence();
        }
        seq
    }
}

/// A queue by name, for when the engine's other parts are needed beside it.
fn find<'a>(queues: &'a mut BTreeMap<String, Queue>, name: &str) -> Result<&'a mut Queue, SqsError> {
    queues.get_mut(name).ok_or(SqsError::QueueDoesNotExist)
}

fn check_name(name: &str, is_fifo: bool) -> Result<(), SqsError> {
    let stem = if is_fifo { name.strip_suffix(".fifo") } else { Some(name) };
    let allowed = |stem: &str| stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if (1..=80).contains(&name.len()) && stem.is_some_and(|stem| !stem.is_empty() && allowed(stem)) {
        return Ok(());
    }
    let kind = if is_fifo { "The name of a FIFO queue can only" } else { "Can only" };
    let suffix = if is_fifo { " must end with .fifo suffix and be" } else { "" };
    Err(SqsError::InvalidParameterValue(format!(
        "{kind} include alphanumeric characters, hyphens, or underscores.{suffix} 1 to 80 in length"
    )))
}

#[cfg(test)]
mod model_test;
#[cfg(test)]
mod scene_test;
