//! One batch: frozen → accepted, once.
//!
//! The retry key is derived from the batch, so a crash between LINE's acceptance and our note of it is answered by 409.
//! Between attempts somebody may have withdrawn; they are left out and the key stays: if LINE accepted the first
//! attempt it answers 409 and sends nothing, if not, the smaller audience is the right one.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
};

use contract::BatchState;
use futures::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use line::{Acceptance, Messages, SendError, Sent};
use tables::{BatchRow, Recipient};
use uuid::Uuid;

use crate::{App, outcome::Unfinished, withhold};

/// LINE: a retry key is good for 24 hours. An hour is ours.
const KEY_GOOD_FOR: SignedDuration = SignedDuration::from_hours(23);
/// Namespace of our retry keys (UUIDv5); any fixed value.
const RETRY_KEYS: Uuid = Uuid::from_u128(0x7473_756e_6167_7500_8000_6c69_6e65_0001);

/// Sends the batch with that id, unless that was done, must wait or must not be any more.
pub(crate) async fn batch(app: &App, id: &str) -> Result<(), Unfinished> {
    let Some(batch) = app.notices.batch(id).await? else {
        tracing::warn!(batch = id, "no such batch");
        return Ok(());
    };
    match batch.state {
        BatchState::Frozen => {}
        BatchState::Gathering => return Err(Unfinished::Gathering),
        BatchState::Accepted | BatchState::Withdrawn | BatchState::Refused => return Ok(()),
    }
    let now = app.world.clock.now();
    if is_over(&batch, now) {
        tracing::error!(batch = id, "batch is past its time and was not sent");
        app.notices.close(id, BatchState::Refused, &BTreeSet::new(), None).await?;
        return Ok(());
    }
    if let Some(morning) = app.quiet.ends(now).filter(|_| batch.kind.keeps_quiet()) {
        // One wake-up a batch: Scheduler starts at least once, and a second start finds the batch accepted.
        return Ok(app.wake_ups.at(&format!("quiet-{id}"), morning, id).await?);
    }

    let members = app.notices.members(&batch).await?;
    let all: BTreeSet<u32> = members.iter().map(|(position, _)| *position).collect();
    let to = withhold::reachable(app, &batch, members).await?;
    let without = |reached: &BTreeSet<u32>| all.difference(reached).copied().collect::<BTreeSet<u32>>();
    if to.is_empty() {
        app.notices.close(id, BatchState::Withdrawn, &all, None).await?;
        return Ok(());
    }
    if batch.kind.keeps_reserve() && !app.quota.allows(&app.line, to.len(), now).await? {
        // The sweep queues it again; the reserve stays whole.
        tracing::warn!(batch = id, members = to.len(), "the rest of the month's messages is kept back");
        return Ok(());
    }

    if !app.notices.attempt(id, now).await? {
        return Ok(());
    }
    let delivery =
        Delivery { app, batch: &batch, messages: Messages::thaw(&batch.messages)?, answered: AtomicBool::new(false) };
    match delivery.deliver(Stretch::whole(&all), &to).await {
        Ok(reached) => {
            let state = if reached.members.is_empty() { BatchState::Refused } else { BatchState::Accepted };
            let withheld = without(&reached.members);
            app.notices.close(id, state, &withheld, reached.request_id.as_deref()).await?;
            tracing::info!(batch = id, members = reached.members.len(), withheld = withheld.len(), "batch accepted");
            Ok(())
        }
        Err(error) => {
            let untouched = batch.first_attempt.is_none() && !delivery.answered.into_inner();
            if untouched && error != SendError::Ambiguous {
                // LINE has certainly taken nothing, so no retry key has begun to age.
                app.notices.unattempted(id).await?;
            }
            if error == SendError::MonthlyQuota {
                tracing::warn!(batch = id, "the month's messages are used up");
                return Ok(());
            }
            Err(error.into())
        }
    }
}

fn is_over(batch: &BatchRow, now: Timestamp) -> bool {
    now > batch.not_after || batch.first_attempt.is_some_and(|first| now.duration_since(first) > KEY_GOOD_FOR)
}

/// A stretch of a batch's positions, `from` up to and without `to`. It depends on how the batch was frozen alone, so it
/// keeps its retry key whoever of it has withdrawn meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    from: u32,
    to: u32,
}

impl Stretch {
    fn whole(positions: &BTreeSet<u32>) -> Self {
        Self { from: 0, to: positions.last().map_or(1, |last| last + 1) }
    }

    fn halves(self) -> (Self, Self) {
        let middle = self.from + (self.to - self.from) / 2;
        (Self { to: middle, ..self }, Self { from: middle, ..self })
    }

    fn retry_key(self, batch: &str) -> Uuid {
        Uuid::new_v5(&RETRY_KEYS, format!("{batch}/{}-{}", self.from, self.to).as_bytes())
    }
}

/// How much of a batch LINE has taken.
#[derive(Default)]
struct Reached {
    members: BTreeSet<u32>,
    request_id: Option<String>,
}

/// One batch on its way to LINE.
struct Delivery<'a> {
    app: &'a App,
    batch: &'a BatchRow,
    messages: Messages,
    /// Whether LINE has taken or refused any part of it: then its retry keys have begun to age.
    answered: AtomicBool,
}

impl Delivery<'_> {
    /// Hands a stretch to LINE. One user id that LINE does not know makes it refuse all of them; the stretch is then
    /// halved until the odd one stands alone. That one is no follower any more.
    fn deliver<'b>(
        &'b self,
        stretch: Stretch,
        to: &'b [(u32, Recipient)],
    ) -> BoxFuture<'b, Result<Reached, SendError>> {
        Box::pin(async move {
            let Some((position, first)) = to.first() else { return Ok(Reached::default()) };
            match self.call(stretch, to).await {
                Ok(sent) => {
                    self.answered.store(true, Ordering::Relaxed);
                    let members = to.iter().map(|(position, _)| *position).collect();
                    Ok(Reached { members, request_id: request_id(sent) })
                }
                Err(SendError::Refused { status: 400, message, .. }) => {
                    self.answered.store(true, Ordering::Relaxed);
                    if to.len() == 1 {
                        let batch = &self.batch.id;
                        tracing::error!(batch, position, message, "LINE refused a recipient");
                        if let Err(error) = self.app.residents.unreachable(&first.resident).await {
                            tracing::error!(batch, position, %error, "the recipient could not be marked");
                        }
                        return Ok(Reached::default());
                    }
                    let (left, right) = stretch.halves();
                    let (low, high) = to.split_at(to.partition_point(|(position, _)| *position < right.from));
                    let left = self.deliver(left, low).await?;
                    let right = self.deliver(right, high).await?;
                    Ok(Reached {
                        members: left.members.union(&right.members).copied().collect(),
                        request_id: left.request_id.or(right.request_id),
                    })
                }
                Err(error) => Err(error),
            }
        })
    }

    async fn call(&self, stretch: Stretch, to: &[(u32, Recipient)]) -> Result<Sent, SendError> {
        let users: Vec<&str> = to.iter().map(|(_, member)| member.line_user_id.as_str()).collect();
        let key = stretch.retry_key(&self.batch.id);
        match users.as_slice() {
            // By what the batch was frozen with, so that a retry uses the endpoint that knows its key.
            [user] if self.batch.members == 1 => self.app.line.push(user, &self.messages, key).await,
            users => self.app.line.multicast(users, &self.messages, key).await,
        }
    }
}

/// LINE's id of the request that it accepted, for its support desk.
fn request_id(sent: Sent) -> Option<String> {
    match sent.acceptance {
        Acceptance::Now => sent.request_id,
        Acceptance::Earlier { accepted_request_id } => accepted_request_id.or(sent.request_id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_and_its_key_do_not_depend_on_who_is_left() {
        let whole = Stretch::whole(&(0..10).collect());
        assert_eq!(whole, Stretch { from: 0, to: 10 });
        let (left, right) = whole.halves();
        assert_eq!((left, right), (Stretch { from: 0, to: 5 }, Stretch { from: 5, to: 10 }));

        assert_eq!(whole.retry_key("b1"), Stretch { from: 0, to: 10 }.retry_key("b1"));
        assert_ne!(whole.retry_key("b1"), whole.retry_key("b2"));
        assert_ne!(left.retry_key("b1"), whole.retry_key("b1"));
        assert_ne!(left.retry_key("b1"), right.retry_key("b1"));
    }

    #[test]
    fn halving_ends_at_one_position() {
        let mut stretch = Stretch::whole(&(0..500).collect());
        let mut halvings = 0;
        while stretch.to - stretch.from > 1 {
            stretch = stretch.halves().1;
            halvings += 1;
        }
        assert_eq!((stretch, halvings), (Stretch { from: 499, to: 500 }, 9));
    }
}
