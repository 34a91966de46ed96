//! The daily push: finds who is due by birth date and due date, groups equal messages, freezes them in batches and
//! queues the batches.
//!
//! A run may crash anywhere and be started again, today or on a later day: the days since the last complete run are
//! looked at again, what was gathered is gathered to the end, and claims keep every milestone to once a child.

pub(crate) mod audience;
mod gather;
pub(crate) mod wording;

use domain::{age::days_after, calendar, family::days};
use futures::{StreamExt, TryStreamExt, stream};
use jiff::civil::Date;
use platform::{Problem, queue::QueueError};
use tables::{RunRow, StoreError};

use crate::App;
use wording::Wording;

/// How far back a run looks for days that were missed: beyond a year nearly every window has closed.
const LONGEST_ABSENCE: i32 = 400;
/// How many runs are looked at to find the last complete one: first a few, since nearly always it was yesterday's.
const RUNS: [usize; 2] = [3, 400];

/// Writes under way at a time.
const SIDE_BY_SIDE: usize = 16;

/// Why a push was not finished. It is tried again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PushError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Queue(#[from] QueueError),
    #[error("a message breaks LINE's limits")]
    Limit(#[from] line::LimitError),
}

impl From<PushError> for Problem {
    fn from(error: PushError) -> Self {
        match error {
            PushError::Store(error) => error.into(),
            other => Self::failed(other),
        }
    }
}

/// The days that a run looks at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span {
    /// The first day that no complete run has looked at.
    pub(crate) since: Date,
    /// Today, in Japan.
    pub(crate) day: Date,
}

impl Span {
    fn days(self) -> impl Iterator<Item = Date> + Clone {
        (0..=days(self.since, self.day)).map(move |n| days_after(self.since, n))
    }

    /// The last day whose families have been told.
    fn told(self) -> Date {
        days_after(self.since, -1)
    }
}

/// The push of the day that it is in Japan.
pub(crate) async fn run(app: &App) -> Result<(), PushError> {
    let span = span(app, app.world.clock.today()).await?;
    let Span { since, day } = span;
    if app.life_stage.run(day).await?.is_some_and(|run| run.complete) {
        // Scheduler starts at least once.
        return Ok(());
    }
    let mut row = RunRow { day, since, complete: false, due: 0, batches: 0, started_at: app.world.clock.now() };
    app.life_stage.save_run(&row).await?;

    gather::finish_interrupted(app).await?;
    let settings = app.life_stage.settings().await?;
    let wording = Wording::published(&settings);
    let marks = app.residents.rechecks().await?;
    let anchors = span.days().flat_map(|day| calendar::national().keys_due_on(day)).collect();
    let due = audience::due(app, span, anchors, &wording, &marks).await?;
    let residents = due.iter().map(|due| &due.candidate.resident).chain(marks.iter().map(|mark| &mark.resident));
    let profiles = audience::profiles(app, residents.cloned().collect()).await?;
    let told = audience::told(app, day, due, &profiles).await?;
    let messages = audience::messages(&wording, &app.page, told)?;
    row.due = messages.values().map(|recipients| recipients.len() as u64).sum();
    row.batches = gather::all(app, day, messages).await?;
    // Who has registered on the page and not followed the account yet is told when they do.
    let looked_at = marks.into_iter().filter(|mark| profiles.get(&mark.resident).is_none_or(|known| known.following));
    let looked_at = stream::iter(looked_at).map(|mark| async move { app.residents.rechecked(&mark).await });
    looked_at.buffer_unordered(SIDE_BY_SIDE).try_collect::<()>().await?;

    row.complete = true;
    app.life_stage.save_run(&row).await?;
    tracing::info!(%day, %since, due = row.due, batches = row.batches, "daily push complete");
    Ok(())
}

/// From the day after the last complete run; before there was one, from the first day that was tried.
async fn span(app: &App, day: Date) -> Result<Span, PushError> {
    let mut since = day;
    for most in RUNS {
        let runs = app.life_stage.runs(most).await?;
        let before = runs.iter().filter(|run| run.day < day);
        if let Some(last) = before.clone().find(|run| run.complete) {
            since = days_after(last.day, 1);
            break;
        }
        since = before.map(|run| run.since).min().unwrap_or(day);
    }
    Ok(Span { since: since.clamp(days_after(day, -LONGEST_ABSENCE), day), day })
}
