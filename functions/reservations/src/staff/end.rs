//! A decision of staff about one booking: its place, its diary and the message that says so, in one transaction.
//! Confirming, declining, cancelling and closing a day are this with another sentence.

use contract::Refusal;
use domain::reservation::{Booking, State};
use platform::Problem;
use tables::{AuditEntry, Changes, again};

use super::found::Found;
use crate::{App, notice, notice::Say, tend};

/// How often a decision is made again when the slot or the diary has changed in between.
const TRIES: usize = 12;

/// What staff decide.
#[derive(Clone, Copy)]
pub(super) enum Ruling {
    /// Yes to a request.
    Confirm,
    /// No to a request.
    Decline,
    /// A cancellation for a family.
    Cancel,
    /// The day does not take place.
    Close,
}

impl Ruling {
    const fn say(self) -> Say {
        match self {
            Self::Confirm => Say::Confirmed,
            Self::Decline => Say::Declined,
            Self::Cancel => Say::Withdrawn,
            Self::Close => Say::Closed,
        }
    }

    /// The state that follows; none when it has been decided like that already, and nobody is told twice.
    const fn after(self, before: State) -> Result<Option<State>, Refusal> {
        match (self, before) {
            (Self::Confirm, State::Requested) => Ok(Some(State::Booked)),
            (Self::Decline, State::Requested) => Ok(Some(State::Withdrawn)),
            (Self::Cancel | Self::Close, state) if state.is_live() => Ok(Some(State::Withdrawn)),
            (Self::Confirm, State::Booked) | (Self::Decline | Self::Cancel | Self::Close, State::Withdrawn) => Ok(None),
            _ => Err(Refusal::NotLive),
        }
    }
}

/// Carries a ruling out on a booking that is in the slot.
pub(super) async fn rule(app: &App, found: &Found, ruling: Ruling, audit: &AuditEntry) -> Result<Booking, Problem> {
    let Found { service, family, id, .. } = found;
    for attempt in 1..=TRIES {
        let now = app.world.clock.now();
        let diary = app.reservations.diary(family).await?;
        let before = diary.bookings.get(id).filter(|booking| booking.slot == found.slot).ok_or(Refusal::NotFound)?;
        let Some(state) = ruling.after(before.state)? else { return Ok(before.clone()) };
        let after = Booking { state, held_until: None, ..before.clone() };
        let mut changes = match state {
            State::Withdrawn => app.reservations.leaving(id, before).await?,
            _ => Changes::default(),
        };
        // What has begun is no news any more, and about a pregnancy that was lost nothing is.
        if found.slot.starts > app.here() && tend::lost(app, family, &after).await?.is_none() {
            let profile = tend::profile(app, family).await?;
            // The diary's version makes it the message of this one write: a booking may be confirmed, moved and
            // confirmed again.
            let event = format!("{}/{}", audit.action, diary.version);
            let about = (id.as_str(), &after);
            let batch = notice::batch(app, profile.as_ref(), family, Some(service), about, ruling.say(), &event);
            changes.notices.extend(batch.map_err(Problem::failed)?);
        }
        changes.diaries.push((family.clone(), diary.with(id, after.clone())));
        changes.audit.push(audit.clone());
        match app.reservations.commit("staff", &changes, now, Some(&app.notices)).await {
            Ok(()) => {
                send(app, changes.notices.into_iter().map(|batch| batch.id).collect()).await;
                return Ok(after);
            }
            Err(error) => again(error, attempt).await?,
        }
    }
    Err(Refusal::Busy.into())
}

/// Hands batches to the sender. They are written already, and whatever is open is looked for again, so a queue that
/// cannot be reached takes nothing back.
pub(super) async fn send(app: &App, batches: Vec<String>) {
    if batches.is_empty() {
        return;
    }
    if let Err(error) = app.outbox.send(batches).await {
        tracing::warn!(%error, "messages wait for the next look at open batches");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ruling_is_made_once_and_only_about_what_is_live() {
        for (ruling, before, after) in [
            (Ruling::Confirm, State::Requested, Ok(Some(State::Booked))),
            (Ruling::Confirm, State::Booked, Ok(None)),
            (Ruling::Confirm, State::Cancelled, Err(Refusal::NotLive)),
            (Ruling::Decline, State::Requested, Ok(Some(State::Withdrawn))),
            (Ruling::Decline, State::Booked, Err(Refusal::NotLive)),
            (Ruling::Cancel, State::Offered, Ok(Some(State::Withdrawn))),
            (Ruling::Cancel, State::Arrived, Err(Refusal::NotLive)),
            (Ruling::Close, State::Applied, Ok(Some(State::Withdrawn))),
            (Ruling::Close, State::Withdrawn, Ok(None)),
        ] {
            assert_eq!(ruling.after(before), after, "{before:?}");
        }
    }
}
