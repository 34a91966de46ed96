//! What becomes of a message: submitted, approved, cancelled, recalled, corrected.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{MessageCorrection, MessageShown, NewCorrection, Refusal, StaffMessage};
use domain::school_message::{Letter, look, look_again};
use platform::{Problem, auth::Carer};
use tables::MessageRow;

use super::{guarded, held, is_at_home, messages::card, refused, save, seen};
use crate::{
    App, events,
    look::{Look, count},
};

/// It is looked at again, on what is true now: a roster may have changed since the page was loaded.
pub(crate) async fn submit(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(MessageShown { shown }): Json<MessageShown>,
) -> Result<Json<StaffMessage>, Problem> {
    let row = held(&app, &carer, &id).await?;
    let now = app.world.clock.now();
    let reached = app.school.reached(&id).await?;
    let there = Look::at(&app, reached.keys().cloned().collect()).await?;
    let judged = guarded(&app, &carer, &row.message.letter, &reached, &there, |letter, around| {
        // A moment that has passed while somebody read: it leaves as soon as it may.
        let letter = Letter { send_at: letter.send_at.map(|at| at.max(now)), ..letter.clone() };
        look(&letter, around, now)?;
        look_again(&row.message.letter, around)
    });
    let (looked, _) = judged.await?;
    let message = row.message.submit(&carer.subject, &shown, &looked, now).map_err(|error| refused(&row, error))?;
    let next = MessageRow { message, guardians: count(looked.guardians), version: row.version + 1, ..row.clone() };
    step(&app, &carer, &row, next).await
}

pub(crate) async fn approve(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(MessageShown { shown }): Json<MessageShown>,
) -> Result<Json<StaffMessage>, Problem> {
    let row = seen(&app, &carer, &id).await?;
    // Whoever answers for families of another house is at home there.
    if !is_at_home(&carer, &row) {
        return Err(Refusal::Forbidden.into());
    }
    let now = app.world.clock.now();
    let message = row.message.approve(&carer.subject, &shown, now).map_err(|error| refused(&row, error))?;
    step(&app, &carer, &row, MessageRow { message, version: row.version + 1, ..row.clone() }).await
}

pub(crate) async fn cancel(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<StaffMessage>, Problem> {
    let row = held(&app, &carer, &id).await?;
    let message = row.message.cancel().map_err(|error| refused(&row, error))?;
    step(&app, &carer, &row, MessageRow { message, version: row.version + 1, ..row.clone() }).await
}

pub(crate) async fn recall(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<StaffMessage>, Problem> {
    let row = held(&app, &carer, &id).await?;
    let read = count(app.school.readers(&id).await?.len());
    let now = app.world.clock.now();
    let message = row.message.recall(now, read).map_err(|error| refused(&row, error))?;
    step(&app, &carer, &row, MessageRow { message, version: row.version + 1, ..row.clone() }).await
}

pub(crate) async fn correct(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(NewCorrection { content, shown }): Json<NewCorrection>,
) -> Result<Json<MessageCorrection>, Problem> {
    let row = held(&app, &carer, &id).await?;
    let reached = app.school.reached(&id).await?;
    let there = Look::at(&app, reached.keys().cloned().collect()).await?;
    let letter = Letter { content: content.clone(), ..row.message.letter.clone() };
    let (looked, _) = guarded(&app, &carer, &letter, &reached, &there, look_again).await?;
    let taken = shown.is_some();
    if let Some(shown) = shown {
        let now = app.world.clock.now();
        let message = row.message.correct(&carer.subject, content, &shown, &looked, now);
        let message = message.map_err(|error| refused(&row, error))?;
        save(&app, &carer, MessageRow { message, version: row.version + 1, ..row.clone() }, Some(&row), None).await?;
    }
    let second = looked.because.into_iter().collect();
    Ok(Json(MessageCorrection { warnings: looked.warnings, second, shown: looked.shown, taken }))
}

async fn step(app: &App, carer: &Carer, before: &MessageRow, next: MessageRow) -> Result<Json<StaffMessage>, Problem> {
    let row = save(app, carer, next, Some(before), None).await?;
    events::plan(app, &row).await;
    Ok(Json(card(app, carer, &row).await?))
}
