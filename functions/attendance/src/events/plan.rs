//! When to look again. One schedule for a facility and day is under way at a time: the one for its next moment.

use domain::{age::days_after, facility::Facility};
use jiff::{Timestamp, civil::Date};
use platform::schedule::ScheduleError;
use sync::clock::Millis;

use super::EventError;
use crate::{App, look::millis};

/// Sets the wake-up for the next moment of today.
///
/// # Errors
/// When the scheduler cannot be reached.
pub(crate) async fn plan(app: &App, facility: &Facility) -> Result<(), EventError> {
    let here = platform::here(app.world.clock.now());
    let moments = facility.moments(here.date());
    let Some(next) = moments.into_iter().find(|time| *time > here.time()) else { return Ok(()) };
    let at = millis(here.date(), next);
    Ok(wake(app, &facility.id, at).await?)
}

/// Looks again at a moment; twice at one minute is once.
pub(super) async fn wake(app: &App, facility: &str, at: Millis) -> Result<(), ScheduleError> {
    let at = Timestamp::from_millisecond(at).unwrap_or(Timestamp::MAX);
    let name = format!("attendance-{facility}-{}", platform::here(at).strftime("%Y%m%d-%H%M"));
    app.wake_ups.at(&name, at, &format!("check:{facility}")).await
}

/// Whether a moment of today lies between two times: a gate that was silent then is heard now.
pub(crate) async fn moment_between(app: &App, facility: &str, before: Option<Millis>, now: Millis) -> bool {
    let today = app.world.clock.today();
    let moments = match app.attendance.facility(facility).await {
        Ok(Some(row)) => row.facility.moments(today),
        Ok(None) => return false,
        // Looking once too often does no harm.
        Err(_) => return true,
    };
    let after = |at: Millis| before.is_none_or(|before| before < at);
    moments.into_iter().map(|time| millis(today, time)).any(|at| after(at) && at <= now)
}

/// Takes children whose last day was yesterday off the devices. In the small hours, once or twice.
pub(super) async fn passed(app: &App, facility: &str) -> Result<(), EventError> {
    let here = platform::here(app.world.clock.now());
    if !(3..5).contains(&here.hour()) {
        return Ok(());
    }
    let yesterday: Date = days_after(here.date(), -1);
    let roster = app.attendance.roster(facility).await?.into_iter();
    let over = roster.filter(|row| row.child.until == Some(yesterday)).map(|row| row.child.id).collect();
    Ok(app.attendance.roster_passed(facility, &over).await?)
}
