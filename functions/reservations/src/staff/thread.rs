//! The office's side of the thread with a family (事務連絡). LINE says only that there is a message.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use contract::{NewMessage, Refusal, Side, ThreadMessage};
use platform::{Problem, auth::Officer, idempotency_key};
use tables::{NewLine, ThreadLine};

use super::{
    audit,
    end::send,
    found::{booking, find},
    staff,
};
use crate::{
    App,
    bookings::thread::{checked, line_id, message},
    notice,
    notice::Say,
    refused::DeskProblem,
    tend,
};

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    _: Officer,
    Path((slot, id)): Path<(String, String)>,
) -> Result<Json<Vec<ThreadMessage>>, Problem> {
    let found = find(&app, &slot, &id).await?;
    let lines = app.reservations.opened(&found.family, &id, Side::Office, app.world.clock.now()).await;
    Ok(Json(lines.map_err(DeskProblem)?.into_iter().map(message).collect()))
}

pub(crate) async fn write(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((slot, id)): Path<(String, String)>,
    headers: HeaderMap,
    Json(NewMessage { text }): Json<NewMessage>,
) -> Result<(StatusCode, Json<ThreadMessage>), Problem> {
    let key = idempotency_key(&headers)?;
    let found = find(&app, &slot, &id).await?;
    let about = booking(&app, &found).await?;
    // Whoever called has no page where the message could be read.
    if !app.reservations.callers(&[found.family.clone()].into()).await?.is_empty() {
        return Err(Refusal::NoLine.into());
    }
    let line = ThreadLine {
        id: line_id(&staff(&officer), key),
        n: 0,
        from: Side::Office,
        text: checked(&text)?,
        at: app.world.clock.now(),
        read_at: None,
    };
    let profile = tend::profile(&app, &found.family).await?;
    let (family, service) = (&found.family, Some(&found.service));
    let batch = notice::batch(&app, profile.as_ref(), family, service, (&id, &about), Say::Message, &line.id);
    let notice = batch.map_err(Problem::failed)?;
    let batches = notice.iter().map(|batch| batch.id.clone()).collect();
    let entry = audit(&app, &officer, "booking.message", &id);
    let new = NewLine { family: found.family, booking: id, line, notice, audit: Some(entry) };
    let (line, is_new) = app.reservations.say(&new, Some(&app.notices)).await.map_err(DeskProblem)?;
    if is_new {
        send(&app, batches).await;
    }
    Ok((StatusCode::CREATED, Json(message(line))))
}
