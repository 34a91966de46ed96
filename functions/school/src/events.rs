//! What is too long for a page to wait for, and what waits for its moment. Everything here can be done again, and is
//! decided on what stands there by then.

use domain::school_message::{Begun, Reached, Refused, State, shown, still};
use jiff::{SignedDuration, Timestamp};
use platform::Problem;
use tables::{AuditEntry, MessageRow, StoreError, SurveyRow};

use crate::{App, interviews, look::Look, send, staff};

/// For so long an event is hidden while it is handled (the queue's visibility timeout).
const AT_WORK: SignedDuration = SignedDuration::from_secs(180);
/// Runs of a message up to here are those who have not read it.
const FIRST_REMINDER: u32 = 100;

/// Why an event was not handled. It comes again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EventError {
    #[error("{0:?}")]
    Problem(Problem),
    #[error("no event of ours")]
    Unknown,
}

impl<E: Into<Problem>> From<E> for EventError {
    fn from(error: E) -> Self {
        Self::Problem(error.into())
    }
}

/// `send:<message>`, `remind:<message>`, `roster:<import>`, and of interviews `ask:<id>`, `solve:<id>`,
/// `publish:<id>`, `settle:<facility>`. `again` says that an earlier delivery may have ended halfway.
pub(crate) async fn handle(app: &App, event: &str, again: bool) -> Result<(), EventError> {
    if again {
        app.outbox.send(app.notices.fresh(app.world.clock.now()).await?).await?;
    }
    let Some((what, id)) = event.split_once(':') else { return Err(EventError::Unknown) };
    match what {
        "send" => send(app, id, again).await,
        "remind" => remind(app, id).await,
        "ask" => interviews::job::ask(app, id).await,
        "solve" => interviews::job::find(app, id).await,
        "settle" => interviews::settle::facility(app, id).await,
        "publish" => interviews::publish::all(app, id).await,
        "roster" => staff::roster::take_over(app, id).await,
        _ => Err(EventError::Unknown),
    }
}

/// Sees to it that a message is looked at when its moment has come: by Scheduler, which keeps minutes, and where seconds
/// matter by the queue as well. Should both fail, the hour sees to it.
pub(crate) async fn plan(app: &App, row: &MessageRow) {
    let event = format!("send:{}", row.id);
    let (State::Held { until: at } | State::Scheduled { at }) = row.message.state else { return };
    if let State::Held { until } = row.message.state {
        let seconds = until.duration_since(app.world.clock.now()).as_secs().max(0);
        // Beside rounding down: whoever comes too early waits again.
        if let Err(error) = app.events.send_after(event.clone(), seconds + 1).await {
            tracing::warn!(message = row.id, %error, "it leaves with the next minute");
        }
    }
    // A moment of its own has a name of its own: one that was set for another moment stays as it is.
    let name = format!("message-{}-{}", row.id, at.as_second());
    if let Err(error) = app.wake_ups.at(&name, at, &event).await {
        tracing::warn!(message = row.id, %error, "it may leave with the next hour");
    }
}

/// A message whose moment may have come. Two events say so; the one that comes second leaves it to the first, which comes
/// again where it ended halfway.
async fn send(app: &App, id: &str, again: bool) -> Result<(), EventError> {
    let Some(row) = app.school.message(id).await? else { return Ok(()) };
    let reached = app.school.reached(id).await?;
    let now = app.world.clock.now();
    let row = match row.message.state {
        State::Held { .. } | State::Scheduled { .. } => match begin(app, row, &reached, now).await? {
            Some(row) => row,
            None => return Ok(()),
        },
        State::Sending if !again && row.sent_at.is_some_and(|at| now.duration_since(at) < AT_WORK) => return Ok(()),
        State::Sending => row,
        _ => return Ok(()),
    };
    if !row.message.goes_on(now) {
        tracing::error!(message = id, "its time was over while it was leaving");
        return finish(app, &row).await;
    }
    let look = Look::at(app, reached.keys().cloned().collect()).await?;
    let here = still(&reached, &look.rosters(), app.world.clock.today());
    send::message(app, &row, &look, &here).await?;
    finish(app, &row).await
}

/// Lets a message leave; none where it must not, or not yet.
async fn begin(
    app: &App,
    row: MessageRow,
    reached: &Reached,
    now: Timestamp,
) -> Result<Option<MessageRow>, EventError> {
    // What is sent is what was looked at.
    let next = match row.message.begin(&shown(&row.message.letter, reached), now) {
        Ok(Begun::Send(message)) => {
            MessageRow { message: *message, sent_at: Some(now), version: row.version + 1, ..row.clone() }
        }
        Ok(Begun::Expired(message)) => {
            tracing::error!(message = row.id, "a message did not leave in time");
            MessageRow { message: *message, version: row.version + 1, ..row.clone() }
        }
        Err(Refused::TooEarly) => {
            plan(app, &row).await;
            return Ok(None);
        }
        Err(error) => {
            tracing::error!(message = row.id, %error, "a message was held back");
            return Ok(None);
        }
    };
    match app.school.save_message(&next, Some(&row), None, &trail(app, &next)).await {
        Ok(()) => Ok(matches!(next.message.state, State::Sending).then_some(next)),
        // Cancelled, or begun by another delivery, which goes on.
        Err(StoreError::Conflict(_)) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Everybody was told.
async fn finish(app: &App, row: &MessageRow) -> Result<(), EventError> {
    let Ok(message) = row.message.sent() else { return Ok(()) };
    let next = MessageRow { message, version: row.version + 1, ..row.clone() };
    match app.school.save_message(&next, Some(row), None, &trail(app, &next)).await {
        // Recalled meanwhile, or finished by another delivery.
        Ok(()) | Err(StoreError::Conflict(_)) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn remind(app: &App, id: &str) -> Result<(), EventError> {
    let Some(row) = app.school.message(id).await? else { return Ok(()) };
    if row.message.state == State::Sent && row.reminders > 0 {
        send::again(app, &row, row.reminders).await?;
    }
    Ok(())
}

/// Every hour: what stands halfway is looked at again, and whoever has not answered is reminded.
pub(crate) async fn hourly(app: &App) -> Result<(), EventError> {
    surveys(app).await?;
    interviews::job::hourly(app).await?;
    for id in app.school.under_way().await? {
        let Some(row) = app.school.message(&id).await? else { continue };
        let now = app.world.clock.now();
        let due = match row.message.state {
            State::Held { until } => until <= now,
            State::Scheduled { at } => at <= now,
            State::Sending => true,
            _ => false,
        };
        if due {
            app.events.send(vec![format!("send:{id}")]).await?;
        }
    }
    Ok(())
}

/// Reminders of surveys whose moment has come. One that is noted was sent; one that was sent and not noted tells nobody
/// twice.
async fn surveys(app: &App) -> Result<(), EventError> {
    let now = app.world.clock.now();
    for id in app.school.open_surveys().await? {
        let Some(row) = app.school.survey(&id).await? else { continue };
        if now > row.survey.deadline {
            app.school.close_survey(&id).await?;
            continue;
        }
        let Some(message) = app.school.message(&row.message).await? else { continue };
        if message.message.state != State::Sent {
            continue;
        }
        let moments = row.survey.reminded_at();
        let due = (1..).zip(&moments).filter(|(_, at)| **at <= now && !row.reminded.contains(at));
        // Of several that were missed the last one is enough.
        let Some((place, at)) = due.last() else { continue };
        if message.sent_at.is_some_and(|sent| sent < *at) {
            send::survey(app, &message, &row.survey, FIRST_REMINDER + place).await?;
        }
        let reminded = moments.iter().filter(|moment| *moment <= at).copied().collect();
        let next = SurveyRow { reminded, version: row.version + 1, ..row };
        match app.school.save_survey(&next).await {
            Ok(()) | Err(StoreError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// The house itself lets a message leave.
fn trail(app: &App, row: &MessageRow) -> AuditEntry {
    AuditEntry {
        actor: "house".to_owned(),
        action: format!("message.{}", crate::shown::state_word(&row.message)),
        subject: row.id.clone(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}
