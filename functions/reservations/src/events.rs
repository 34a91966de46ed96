//! What wakes this function besides people: a slot whose waiting list may go on, and the hour.

use domain::reservation::{Event, Service, SlotId};
use line::LimitError;
use platform::{Problem, queue::QueueError, schedule::ScheduleError};
use tables::{DeskError, StoreError};

use crate::{App, drawing, remind, tend};

/// Why an event was not handled. It comes again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EventError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Desk(#[from] DeskError),
    #[error(transparent)]
    Queue(#[from] QueueError),
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    #[error("a message breaks LINE's limits")]
    Limit(#[from] LimitError),
    #[error("no event of ours")]
    Unknown,
}

impl From<EventError> for Problem {
    fn from(error: EventError) -> Self {
        match error {
            EventError::Store(error) => error.into(),
            other => Self::failed(other),
        }
    }
}

/// `again` says that an earlier delivery may have ended halfway.
pub(crate) async fn handle(app: &App, event: &str, again: bool) -> Result<(), EventError> {
    if again {
        // A family that does not hear of its offer for an hour may lose it: some holds are shorter.
        app.outbox.send(app.notices.fresh(app.world.clock.now()).await?).await?;
    }
    match Event::parse(event) {
        Some(Event::Tend(slot)) => tend::slot(app, &slot).await,
        Some(Event::Ended { resident, child }) => ended(app, &resident, &child).await,
        None => Err(EventError::Unknown),
    }
}

/// Gives back what was booked for a pregnancy that was lost, without a word: the family has said enough.
pub(crate) async fn ended(app: &App, resident: &str, child: &str) -> Result<(), EventError> {
    let freed = app.reservations.end_for(resident, child, app.world.clock.now()).await?;
    for slot in freed {
        tend::slot(app, &slot).await?;
    }
    Ok(())
}

/// Says that a slot may have room. The place is safe until somebody hears it (nobody but who waits can take it), and
/// the hourly look finds it too, so a queue that cannot be reached costs the family at the desk nothing.
pub(crate) async fn freed(app: &App, service: Option<&Service>, slot: &SlotId) {
    if service.is_some_and(|service| !service.keeps_list()) {
        return;
    }
    if let Err(error) = app.events.send(vec![Event::Tend(slot.clone()).to_string()]).await {
        tracing::warn!(%slot, %error, "the waiting list goes on with the next hour");
    }
}

/// Every hour of the day: reminders, what was missed on waiting lists, draws that have closed. One that fails does not
/// keep the others; the run is then tried again.
pub(crate) async fn hourly(app: &App) -> Result<(), EventError> {
    let services = app.reservations.services().await?;
    let invitations = app.reservations.invitations().await?;
    let mut failed = remind::all(app, services.iter().chain(&invitations)).await.err();
    for slot in app.reservations.tended().await? {
        failed = tend::slot(app, &slot).await.err().or(failed);
    }
    for row in &services {
        failed = drawing::if_due(app, &row.service).await.err().or(failed);
    }
    failed.map_or(Ok(()), Err)
}
