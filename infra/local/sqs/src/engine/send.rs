//! Sending: what is accepted, when it becomes visible, and what counts as sent before.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    Engine, SqsError,
    message::{ID_RULE, Message, Outgoing, State, is_id, md5_of_attributes, md5_of_body},
    queue::{DedupKey, Queue, SentId},
    settings::{MAX_MESSAGE_BYTES, Scope},
};

/// A message that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub id: Uuid,
    pub md5_of_body: String,
    pub md5_of_attributes: Option<String>,
    pub md5_of_system_attributes: Option<String>,
    /// FIFO only.
    pub sequence: Option<u64>,
}

/// What happened to each entry of a batch, under the caller's own entry id.
pub type BatchOutcome<T> = Vec<(String, Result<T, SqsError>)>;

impl Engine {
    /// Accepts one message.
    ///
    /// # Errors
    /// Everything that SendMessage refuses.
    pub fn send(&mut self, now: Timestamp, name: &str, outgoing: Outgoing) -> Result<Sent, SqsError> {
        let queue = self.queue_at(now, name)?;
        outgoing.check()?;
        let limit = queue.settings.maximum_message_size;
        if outgoing.bytes() > limit {
            return Err(SqsError::InvalidParameterValue(format!(
                "One or more parameters are invalid. Reason: Message must be shorter than {limit} bytes."
            )));
        }
        let delay = delay(queue, &outgoing)?;
        let dedup = dedup_key(queue, &outgoing)?;
        let md5_of_body = md5_of_body(&outgoing.body);
        let md5_of_attributes = md5_of_attributes(&outgoing.attributes);
        let md5_of_system_attributes = super::md5_of_attributes(&outgoing.system_attributes);
        let answer = |id, sequence| Sent { id, md5_of_body, md5_of_attributes, md5_of_system_attributes, sequence };

        if let Some(before) = dedup.as_ref().and_then(|key| queue.sent_id(key)) {
            return Ok(answer(before.message, Some(before.sequence)));
        }
        let is_fifo = queue.is_fifo();
        let id = (self.ids)();
        let sequence = self.next_sequence();
        let mut outgoing = outgoing;
        let message = Message {
            id,
            body: outgoing.body,
            attributes: outgoing.attributes,
            trace_header: outgoing.system_attributes.remove("AWSTraceHeader").and_then(|value| value.string_value),
            group: outgoing.group,
            dedup: dedup.as_ref().map(|(_, id)| id.clone()),
            sent: now,
            enqueued: now,
            sequence,
            state: state_after(now, delay, now),
            receives: 0,
            receives_elsewhere: 0,
            first_received: None,
            handle: None,
            moved_from: None,
        };
        let queue = self.queue_at(now, name)?;
        queue.insert(sequence, message);
        if let Some(key) = dedup {
            queue.remember(key, SentId { at: now, message: id, sequence });
        }
        self.dirty.message(name, sequence);
        self.stirred = true;
        Ok(answer(id, is_fifo.then_some(sequence)))
    }

    /// Accepts up to ten messages, each on its own.
    ///
    /// # Errors
    /// When the batch as a whole is malformed; an entry's own refusal is in the outcome.
    pub fn send_batch(
        &mut self,
        now: Timestamp,
        name: &str,
        entries: Vec<(String, Outgoing)>,
    ) -> Result<BatchOutcome<Sent>, SqsError> {
        self.check_exists(name)?;
        check_batch(entries.iter().map(|(id, _)| id.as_str()))?;
        let bytes = entries.iter().map(|(_, outgoing)| outgoing.bytes()).sum();
        if bytes > MAX_MESSAGE_BYTES {
            return Err(SqsError::BatchRequestTooLong(bytes));
        }
        Ok(entries.into_iter().map(|(id, outgoing)| (id, self.send(now, name, outgoing))).collect())
    }
}

/// The rules for the ids of a batch, the same for the three batch operations.
///
/// # Errors
/// `EmptyBatchRequest`, `TooManyEntriesInBatchRequest`, `InvalidBatchEntryId`, `BatchEntryIdsNotDistinct`.
pub fn check_batch<'a>(ids: impl ExactSizeIterator<Item = &'a str> + Clone) -> Result<(), SqsError> {
    match ids.len() {
        0 => return Err(SqsError::EmptyBatchRequest),
        1..=10 => {}
        count => return Err(SqsError::TooManyEntries(count)),
    }
    let is_valid = |id: &str| {
        (1..=80).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    if !ids.clone().all(is_valid) {
        return Err(SqsError::InvalidBatchEntryId);
    }
    let mut seen = BTreeSet::new();
    match ids.into_iter().find(|id| !seen.insert(*id)) {
        Some(twice) => Err(SqsError::BatchEntryIdsNotDistinct(twice.to_owned())),
        None => Ok(()),
    }
}

/// The state of a message that was sent at `sent` with a delay.
pub fn state_after(sent: Timestamp, delay_seconds: i64, now: Timestamp) -> State {
    match sent.checked_add(SignedDuration::from_secs(delay_seconds)) {
        Ok(until) if until > now => State::Delayed { until },
        _ => State::Ready,
    }
}

fn delay(queue: &Queue, outgoing: &Outgoing) -> Result<i64, SqsError> {
    let refuse = |seconds: i64, reason| {
        Err(SqsError::InvalidParameter { name: "DelaySeconds", value: seconds.to_string(), reason })
    };
    match outgoing.delay_seconds {
        None => Ok(queue.settings.delay_seconds),
        Some(seconds) if !(0..=900).contains(&seconds) => refuse(seconds, "DelaySeconds must be >= 0 and <= 900."),
        // "When you set FifoQueue, you can't set DelaySeconds per message."
        Some(0) if queue.is_fifo() => Ok(queue.settings.delay_seconds),
        Some(seconds) if queue.is_fifo() => {
            refuse(seconds, "The request include parameter that is not valid for this queue type.")
        }
        Some(seconds) => Ok(seconds),
    }
}

fn dedup_key(queue: &Queue, outgoing: &Outgoing) -> Result<Option<DedupKey>, SqsError> {
    let check = |name: &'static str, id: &Option<String>| match id {
        Some(id) if !is_id(id) => Err(SqsError::InvalidParameter { name, value: id.clone(), reason: ID_RULE }),
        _ => Ok(()),
    };
    check("MessageGroupId", &outgoing.group)?;
    check("MessageDeduplicationId", &outgoing.dedup)?;
    let Some(fifo) = &queue.settings.fifo else {
        // A standard queue takes a group (fair queues, since July 2025) but no deduplication id.
        return match &outgoing.dedup {
            Some(id) => Err(SqsError::InvalidParameter {
                name: "MessageDeduplicationId",
                value: id.clone(),
                reason: "The request include parameter that is not valid for this queue type.",
            }),
            None => Ok(None),
        };
    };
    let group = outgoing.group.clone().ok_or(SqsError::MissingParameter("MessageGroupId"))?;
    let id = match &outgoing.dedup {
        Some(id) => id.clone(),
        // "a SHA-256 hash … using the body of the message (but not the attributes of the message)"
        None if fifo.content_based => hex::encode(Sha256::digest(outgoing.body.as_bytes())),
        None => {
            let text = "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly";
            return Err(SqsError::InvalidParameterValue(text.to_owned()));
        }
    };
    Ok(Some(((fifo.scope == Scope::Group).then_some(group), id)))
}
