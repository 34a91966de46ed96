//! One batch: frozen → accepted, once.
//!
//! The retry key is derived from the batch, so a crash between LINE's acceptance and our note of it is answered by 409.
//! Between attempts somebody may have withdrawn; they are left out and the key stays: if LINE accepted the first
//! attempt it answers 409 and sends nothing, if not, the smaller audience is the right one.

use contract::BatchState;
use futures::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use line::{Acceptance, Messages, SendError, Sent};
use tables::{BatchRow, Kind, Recipient};
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
        app.notices.close(id, BatchState::Refused, 0, None).await?;
        return Ok(());
    }
    if let Some(morning) = app.quiet.ends(now).filter(|_| batch.kind == Kind::Routine) {
        // One wake-up a batch: Scheduler starts at least once, and a second start finds the batch accepted.
        return Ok(app.wake_ups.at(&format!("quiet-{id}"), morning, id).await?);
    }

    let members = app.notices.members(&batch).await?;
    let total = members.len();
    let to = withhold::reachable(app, &batch, members).await?;
    let withheld = total - to.len();
    if to.is_empty() {
        app.notices.close(id, BatchState::Withdrawn, withheld, None).await?;
        return Ok(());
    }
    if batch.kind == Kind::Routine && !app.quota.allows(&app.line, to.len(), now).await? {
        // The sweep queues it again; the emergency reserve stays whole.
        tracing::warn!(batch = id, members = to.len(), "the month's messages are kept for emergencies");
        return Ok(());
    }

    if !app.notices.attempt(id, now).await? {
        return Ok(());
    }
    let messages = Messages::thaw(&batch.messages)?;
    match deliver(app, Stretch::whole(&batch), &to, &messages).await {
        Ok(reached) => {
            let state = if reached.members == 0 { BatchState::Refused } else { BatchState::Accepted };
            let withheld = withheld + (to.len() - reached.members);
            app.notices.close(id, state, withheld, reached.request_id.as_deref()).await?;
            tracing::info!(batch = id, members = reached.members, withheld, "batch accepted");
            Ok(())
        }
        Err(SendError::MonthlyQuota) => {
            tracing::warn!(batch = id, "the month's messages are used up");
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

fn is_over(batch: &BatchRow, now: Timestamp) -> bool {
    now > batch.not_after || batch.first_attempt.is_some_and(|first| now.duration_since(first) > KEY_GOOD_FOR)
}

/// A stretch of a batch's positions. It keeps its retry key whoever of it has withdrawn meanwhile.
#[derive(Clone, Copy)]
struct Stretch<'a> {
    batch: &'a BatchRow,
    from: u32,
    to: u32,
}

impl<'a> Stretch<'a> {
    fn whole(batch: &'a BatchRow) -> Self {
        Self { batch, from: 0, to: u32::MAX }
    }

    fn retry_key(self) -> Uuid {
        Uuid::new_v5(&RETRY_KEYS, format!("{}/{}-{}", self.batch.id, self.from, self.to).as_bytes())
    }
}

/// How much of a batch LINE has taken.
#[derive(Default)]
struct Reached {
    members: usize,
    request_id: Option<String>,
}

/// Hands a stretch to LINE. One user id that LINE does not know makes it refuse all of them; the stretch is then halved
/// until the odd one stands alone.
fn deliver<'a>(
    app: &'a App,
    stretch: Stretch<'a>,
    to: &'a [(u32, Recipient)],
    messages: &'a Messages,
) -> BoxFuture<'a, Result<Reached, SendError>> {
    Box::pin(async move {
        let Some((middle, _)) = to.get(to.len() / 2) else { return Ok(Reached::default()) };
        match call(app, stretch, to, messages).await {
            Ok(sent) => Ok(Reached { members: to.len(), request_id: request_id(sent) }),
            Err(SendError::Refused { status: 400, message, .. }) => {
                if to.len() == 1 {
                    tracing::error!(batch = stretch.batch.id, message, "LINE refused a recipient");
                    return Ok(Reached::default());
                }
                let (left, right) = to.split_at(to.len() / 2);
                let left = deliver(app, Stretch { to: *middle, ..stretch }, left, messages).await?;
                let right = deliver(app, Stretch { from: *middle, ..stretch }, right, messages).await?;
                Ok(Reached { members: left.members + right.members, request_id: left.request_id.or(right.request_id) })
            }
            Err(error) => Err(error),
        }
    })
}

async fn call(
    app: &App,
    stretch: Stretch<'_>,
    to: &[(u32, Recipient)],
    messages: &Messages,
) -> Result<Sent, SendError> {
    let users: Vec<&str> = to.iter().map(|(_, member)| member.line_user_id.as_str()).collect();
    let key = stretch.retry_key();
    match users.as_slice() {
        // By what the batch was frozen with, so that a retry uses the endpoint that knows its key.
        [user] if stretch.batch.members == 1 => app.line.push(user, messages, key).await,
        users => app.line.multicast(users, messages, key).await,
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
    fn halves_have_keys_of_their_own_and_a_key_is_always_the_same() {
        let batch = |id: &str| BatchRow {
            id: id.to_owned(),
            state: BatchState::Frozen,
            kind: Kind::Routine,
            messages: String::new(),
            milestones: Vec::new(),
            created_at: Timestamp::UNIX_EPOCH,
            not_after: Timestamp::UNIX_EPOCH,
            attempts: 0,
            first_attempt: None,
            members: 2,
            withheld: 0,
            request_id: None,
            excluded: std::collections::BTreeSet::new(),
            run: None,
        };
        let (one, other) = (batch("b1"), batch("b2"));
        let whole = Stretch::whole(&one);

        assert_eq!(whole.retry_key(), Stretch::whole(&one).retry_key());
        assert_ne!(whole.retry_key(), Stretch::whole(&other).retry_key());
        assert_ne!(whole.retry_key(), Stretch { to: 250, ..whole }.retry_key());
    }
}
