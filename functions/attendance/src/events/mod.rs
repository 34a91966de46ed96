//! What time and other people's writes set off: guardians are told, alarms are looked at. Everything here can be done
//! again, and is decided on what is filed by then.

mod check;
mod plan;
mod reported;
mod tell;

use domain::facility::Facility;
use line::LimitError;
use platform::{Problem, queue::QueueError, schedule::ScheduleError};
use tables::{FacilityRow, StoreError};

pub(crate) use plan::{moment_between, plan};

use crate::App;

/// Why an event was not handled. It comes again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EventError {
    #[error(transparent)]
    Store(#[from] StoreError),
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

/// `filed:<facility>`: something was filed there. `check:<facility>`: a moment has come. `again` says that an earlier
/// delivery may have ended halfway.
pub(crate) async fn handle(app: &App, event: &str, again: bool) -> Result<(), EventError> {
    if again {
        app.outbox.send(app.notices.fresh(app.world.clock.now()).await?).await?;
    }
    let (id, is_moment) = match event.split_once(':') {
        Some(("filed", id)) => (id, false),
        Some(("check", id)) => (id, true),
        _ => return Err(EventError::Unknown),
    };
    let Some(FacilityRow { facility, .. }) = app.attendance.facility(id).await? else { return Ok(()) };
    if is_moment {
        check::today(app, &facility).await?;
        return plan(app, &facility).await;
    }
    tell::all(app, &facility).await?;
    check::today(app, &facility).await
}

/// Says that something was filed. Should the queue not be reached, the next push or the hour sees to it.
pub(crate) async fn filed(app: &App, facility: &str) {
    if let Err(error) = app.events.send(vec![format!("filed:{facility}")]).await {
        tracing::warn!(facility, %error, "guardians hear with the next push");
    }
}

/// Every hour: what a queue or a schedule has lost, the day's first moment, and children whose last day is over. A
/// facility that fails does not keep the others.
pub(crate) async fn hourly(app: &App) -> Result<(), EventError> {
    let mut failed = None;
    for row in app.attendance.facilities().await? {
        failed = facility_hour(app, &row.facility).await.err().or(failed);
    }
    failed.map_or(Ok(()), Err)
}

async fn facility_hour(app: &App, facility: &Facility) -> Result<(), EventError> {
    tell::all(app, facility).await?;
    check::today(app, facility).await?;
    plan(app, facility).await?;
    plan::passed(app, &facility.id).await
}
