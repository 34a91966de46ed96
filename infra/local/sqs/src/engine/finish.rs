//! What a receiver does with a message it holds: delete it, or change how long it stays hidden.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::{
    Engine, SqsError, find,
    message::State,
    receive::check_visibility,
    send::{BatchOutcome, check_batch},
};

/// What a receipt handle says: one receive of one message of one queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handle {
    pub queue: String,
    pub seq: u64,
    pub mark: Uuid,
}

impl Handle {
    #[must_use]
    pub fn write(&self) -> String {
        STANDARD.encode(format!("{} {} {}", self.queue, self.seq, self.mark))
    }

    fn read(text: &str, queue: &str) -> Option<Self> {
        let plain = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
        let mut parts = plain.split(' ');
        let handle = Self {
            queue: parts.next()?.to_owned(),
            seq: parts.next()?.parse().ok()?,
            mark: parts.next()?.parse().ok()?,
        };
        (parts.next().is_none() && handle.queue == queue).then_some(handle)
    }
}

impl Engine {
    /// Deletes the message that was received with this handle. Standard: an older handle succeeds and deletes nothing.
    /// FIFO: a handle whose visibility timeout has passed is refused. A message that is gone is no error.
    ///
    /// # Errors
    /// `QueueDoesNotExist`, `ReceiptHandleIsInvalid`, for FIFO `InvalidParameterValue`.
    pub fn delete(&mut self, now: Timestamp, name: &str, receipt_handle: &str) -> Result<(), SqsError> {
        self.queue_at(now, name)?;
        let queue = find(&mut self.queues, name)?;
        let handle = Handle::read(receipt_handle, name).ok_or(SqsError::ReceiptHandleIsInvalid)?;
        let Some(message) = queue.get(handle.seq) else { return Ok(()) };
        let is_newest = message.handle == Some(handle.mark);
        let is_held = matches!(message.state, State::InFlight { .. });
        match (queue.is_fifo(), is_newest, is_held) {
            (false, true, _) | (true, true, true) => {}
            (false, false, _) => return Ok(()),
            (true, _, _) => return Err(SqsError::handle_expired(receipt_handle)),
        }
        if let Some(message) = queue.remove(handle.seq) {
            self.dirty.removed(name, queue, &message);
        }
        // In a FIFO queue this may have freed a group.
        self.stirred = true;
        Ok(())
    }

    /// Hides a message that is in flight for `seconds` from now; 0 gives it back at once.
    ///
    /// # Errors
    /// `MessageNotInflight`, `ReceiptHandleIsInvalid`, and 12 hours since the receive exceeded.
    pub fn change_visibility(
        &mut self,
        now: Timestamp,
        name: &str,
        receipt_handle: &str,
        seconds: Option<i64>,
    ) -> Result<(), SqsError> {
        self.queue_at(now, name)?;
        let queue = find(&mut self.queues, name)?;
        let seconds = seconds.ok_or(SqsError::MissingParameter("VisibilityTimeout"))?;
        check_visibility(seconds)?;
        let handle = Handle::read(receipt_handle, name).ok_or(SqsError::ReceiptHandleIsInvalid)?;
        let message = queue.get(handle.seq).filter(|m| queue.is_fifo() || m.handle == Some(handle.mark));
        let Some(message) = message else {
            return Err(SqsError::InvalidParameter {
                name: "ReceiptHandle",
                value: receipt_handle.to_owned(),
                reason: "Message does not exist or is not available for visibility timeout change.",
            });
        };
        let since = match message.state {
            State::InFlight { since, .. } if message.handle == Some(handle.mark) => since,
            _ if queue.is_fifo() => return Err(SqsError::handle_expired(receipt_handle)),
            _ => return Err(SqsError::MessageNotInflight),
        };
        let until = now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX);
        // "a 12-hour maximum from the time Amazon SQS receives the ReceiveMessage request"
        if until.duration_since(since) > SignedDuration::from_hours(12) {
            return Err(SqsError::InvalidParameter {
                name: "VisibilityTimeout",
                value: seconds.to_string(),
                reason: "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]",
            });
        }
        let state = if until > now { State::InFlight { since, until } } else { State::Ready };
        queue.edit(handle.seq, |message| message.state = state);
        self.dirty.message(name, handle.seq);
        self.stirred = true;
        Ok(())
    }

    /// Up to ten deletions, each on its own.
    ///
    /// # Errors
    /// When the batch as a whole is malformed.
    pub fn delete_batch(
        &mut self,
        now: Timestamp,
        name: &str,
        entries: Vec<(String, String)>,
    ) -> Result<BatchOutcome<()>, SqsError> {
        self.check_exists(name)?;
        check_batch(entries.iter().map(|(id, _)| id.as_str()))?;
        Ok(entries.into_iter().map(|(id, handle)| (id, self.delete(now, name, &handle))).collect())
    }

    /// Up to ten changes, each on its own.
    ///
    /// # Errors
    /// When the batch as a whole is malformed.
    pub fn change_visibility_batch(
        &mut self,
        now: Timestamp,
        name: &str,
        entries: Vec<(String, String, Option<i64>)>,
    ) -> Result<BatchOutcome<()>, SqsError> {
        self.check_exists(name)?;
        check_batch(entries.iter().map(|(id, ..)| id.as_str()))?;
        let change = |(id, handle, seconds): (String, String, Option<i64>)| {
            let outcome = self.change_visibility(now, name, &handle, seconds);
            (id, outcome)
        };
        Ok(entries.into_iter().map(change).collect())
    }
}
