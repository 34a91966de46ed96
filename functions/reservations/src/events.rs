//! What wakes this function besides people: a slot whose waiting list may go on, and the hour.

use domain::reservation::{Admission, Service, SlotId};
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
    #[error("no event of ours: {0}")]
    Unknown(String),
}

impl From<EventError> for Problem {
    fn from(error: EventError) -> Self {
        match error {
            EventError::Store(error) => error.into(),
            other => Self::failed(other),
        }
    }
}

/// `tend:<slot>`: it may have room. `ended:<resident>:<child>`: a pregnancy was lost. `again` says that an earlier
/// delivery may have ended halfway.
pub(crate) async fn handle(app: &App, event: &str, again: bool) -> Result<(), EventError> {
    let mut words = event.splitn(3, ':');
    match (words.next(), words.next(), words.next()) {
        (Some("tend"), Some(slot), None) => match SlotId::parse(slot) {
            Some(slot) => {
                tend::slot(app, &slot).await?;
                if again { tend::tell_again(app, &slot).await } else { Ok(()) }
            }
            None => Err(EventError::Unknown(event.to_owned())),
        },
        (Some("ended"), Some(resident), Some(child)) => ended(app, resident, child).await,
        _ => Err(EventError::Unknown(event.to_owned())),
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
    if service.is_some_and(|service| !matches!(service.admission, Admission::WaitingList { .. })) {
        return;
    }
    if let Err(error) = app.events.send(vec![format!("tend:{slot}")]).await {
        tracing::warn!(%slot, %error, "the waiting list goes on with the next hour");
    }
}

/// Every hour of the day: what was missed on waiting lists, draws that have closed, reminders.
pub(crate) async fn hourly(app: &App) -> Result<(), EventError> {
    for slot in app.reservations.tended().await? {
        tend::slot(app, &slot).await?;
    }
    let services = app.reservations.services().await?;
    for row in &services {
        drawing::if_due(app, &row.service).await?;
    }
    remind::all(app, &services).await
}
