//! The family's side of the thread with the office.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use contract::{NewMessage, Refusal, Side, ThreadMessage};
use domain::text::{MunicipalText, MunicipalTextError};
use platform::{Problem, auth::Resident, idempotency_key};
use tables::{NewLine, ThreadLine, booking_id};

use super::own;
use crate::{App, refused::DeskProblem, shown};

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
) -> Result<Json<Vec<ThreadMessage>>, Problem> {
    own(&app, &resident, &id).await?;
    let lines = app.reservations.opened(&resident.id, &id, Side::Family, app.world.clock.now()).await;
    Ok(Json(lines.map_err(DeskProblem)?.into_iter().map(message).collect()))
}

pub(crate) async fn reply(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(NewMessage { text }): Json<NewMessage>,
) -> Result<(StatusCode, Json<ThreadMessage>), Problem> {
    let key = idempotency_key(&headers)?;
    own(&app, &resident, &id).await?;
    let line = ThreadLine {
        id: line_id(&resident.id, key),
        n: 0,
        from: Side::Family,
        text: checked(&text)?,
        at: app.world.clock.now(),
        read_at: None,
    };
    let new = NewLine { family: resident.id, booking: id, line, notice: None, audit: None };
    let (line, _) = app.reservations.say(&new, None).await.map_err(DeskProblem)?;
    Ok((StatusCode::CREATED, Json(message(line))))
}

/// The same writer with the same key writes the same line.
pub(crate) fn line_id(writer: &str, key: &str) -> String {
    booking_id(writer, key).replacen("bkg", "msg", 1)
}

/// A text that may be kept: at most 500 units, no control characters, no individual number.
pub(crate) fn checked(text: &str) -> Result<String, Refusal> {
    match MunicipalText::new(text) {
        Ok(text) => Ok(text.as_str().to_owned()),
        Err(MunicipalTextError::Empty) => Err(Refusal::TextEmpty),
        Err(MunicipalTextError::TooLong) => Err(Refusal::TextTooLong),
        Err(MunicipalTextError::NotAllowed) => Err(Refusal::TextNotAllowed),
        Err(MunicipalTextError::MyNumber) => Err(Refusal::MyNumberRefused),
    }
}

pub(crate) fn message(line: ThreadLine) -> ThreadMessage {
    ThreadMessage {
        id: line.id,
        from: line.from,
        text: line.text,
        at: shown::instant(line.at),
        read_at: line.read_at.map(shown::instant),
    }
}
