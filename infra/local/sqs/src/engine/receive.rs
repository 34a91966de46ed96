//! Receiving: which messages are handed out, for how long, and which have been received too often.

use jiff::{SignedDuration, Timestamp};

use super::{
    Engine, SqsError, arn, find,
    finish::Handle,
    message::{Message, State},
};

/// A message handed to a receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub message: Message,
    pub receipt_handle: String,
}

impl Engine {
    /// Hands out up to `max` messages (1 to 10) and hides them for `visibility` seconds (0 to 43,200; `None`: the
    /// queue's own).
    ///
    /// # Errors
    /// `QueueDoesNotExist`, numbers out of range, `OverLimit`.
    pub fn receive(
        &mut self,
        now: Timestamp,
        name: &str,
        max: Option<i64>,
        visibility: Option<i64>,
    ) -> Result<Vec<Delivery>, SqsError> {
        let queue = self.queue_at(now, name)?;
        let visibility = visibility.unwrap_or(queue.settings.visibility_timeout);
        check_visibility(visibility)?;
        let max = max.unwrap_or(1);
        let Some(room) = usize::try_from(max).ok().filter(|max| (1..=10).contains(max)) else {
            return Err(SqsError::InvalidParameter {
                name: "MaxNumberOfMessages",
                value: max.to_string(),
                reason: "Must be between 1 and 10, if provided.",
            });
        };
        // "If you reach this quota …, SQS returns the OverLimit error"; a FIFO queue returns no error.
        if queue.in_flight() >= super::queue::MAX_IN_FLIGHT && !queue.is_fifo() {
            return Err(SqsError::OverLimit);
        }

        let dead_letters = self.dead_letter_queue(name)?;
        let taken = self.queue(name)?.choose(room, dead_letters.as_ref().map(|(_, limit)| *limit));
        if let Some((target, _)) = dead_letters {
            for seq in taken.dead {
                self.move_message(now, name, seq, &target)?;
            }
        }
        let ids = std::sync::Arc::clone(&self.ids);
        let queue = find(&mut self.queues, name)?;
        let until = now.checked_add(SignedDuration::from_secs(visibility)).unwrap_or(Timestamp::MAX);
        let mut deliveries = Vec::with_capacity(taken.handed.len());
        for seq in taken.handed {
            let mark = ids();
            queue.edit(seq, |message| {
                message.handle = Some(mark);
                message.receives += 1;
                message.first_received.get_or_insert(now);
                message.state = if until > now { State::InFlight { since: now, until } } else { State::Ready };
            });
            queue.delivered += 1;
            self.dirty.message(name, seq);
            let receipt_handle = Handle { queue: name.to_owned(), seq, mark }.write();
            deliveries.extend(queue.get(seq).map(|message| Delivery { message: message.clone(), receipt_handle }));
        }
        Ok(deliveries)
    }

    /// The dead-letter queue and the number of receives after which a message goes there. A policy that points to a
    /// queue deleted since has no effect.
    fn dead_letter_queue(&self, name: &str) -> Result<Option<(String, u32)>, SqsError> {
        let Some(redrive) = &self.queue(name)?.settings.redrive else { return Ok(None) };
        Ok(self.queue_by_arn(&redrive.target).map(|(target, _)| (target.clone(), redrive.max_receives)))
    }

    /// Moves a message to the dead-letter queue with its id, its attributes and its group.
    fn move_message(&mut self, now: Timestamp, from: &str, seq: u64, to: &str) -> Result<(), SqsError> {
        let new_seq = self.next_sequence();
        let queue = find(&mut self.queues, from)?;
        let is_fifo = queue.is_fifo();
        let Some(message) = queue.remove(seq) else { return Ok(()) };
        self.dirty.removed(from, queue, &message);
        let moved = Message {
            // Standard: "the expiration is always based on the original enqueue timestamp". FIFO: it "resets when the
            // message is moved to a dead-letter queue".
            enqueued: if is_fifo { now } else { message.enqueued },
            sequence: new_seq,
            state: State::Ready,
            receives_elsewhere: message.receives_elsewhere + message.receives,
            receives: 0,
            handle: None,
            moved_from: Some(arn(from)),
            ..message
        };
        if let Some(target) = self.queues.get_mut(to) {
            target.insert(new_seq, moved);
        }
        self.dirty.message(to, new_seq);
        self.stirred = true;
        Ok(())
    }
}

/// # Errors
/// `InvalidParameterValue` outside 0 to 43,200 seconds.
pub fn check_visibility(seconds: i64) -> Result<(), SqsError> {
    if (0..=43_200).contains(&seconds) {
        return Ok(());
    }
    Err(SqsError::InvalidParameter {
        name: "VisibilityTimeout",
        value: seconds.to_string(),
        reason: "Must be between 0 and 43200, if provided.",
    })
}
