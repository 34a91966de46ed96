//! Files that are brought before the message that they go with.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contract::{AttachmentCard, Refusal};
use domain::{
    attachment::{self, Text},
    school_message::{Attached, Letter},
};
use platform::{Problem, auth::Carer};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tables::{AttachmentRow, NewAttachment, StoreError};

use super::seen;
use crate::{App, because, look::count};

/// Names a file with who brought it: the same again is the same, and nobody's else.
fn id(bytes: &[u8], name: &str, by: &str) -> String {
    let mut hash = Sha256::new();
    for part in [bytes, name.as_bytes(), by.as_bytes()] {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hex::encode(hash.finalize())
}

/// Bytes of text that are kept of a file: a row ends at 400 KB (AWS).
const MOST_TEXT: usize = 200_000;

fn cut(text: &str) -> String {
    text.get(..text.floor_char_boundary(MOST_TEXT)).unwrap_or_default().to_owned()
}

#[derive(Deserialize)]
pub(crate) struct Named {
    name: String,
}

pub(crate) async fn bring(
    State(app): State<Arc<App>>,
    carer: Carer,
    Query(Named { name }): Query<Named>,
    body: Bytes,
) -> Result<(StatusCode, Json<AttachmentCard>), Problem> {
    let name = attachment::clean_name(&name).map_err(|flaw| because(Refusal::AttachmentRefused, flaw.to_string()))?;
    let refused = |error: attachment::Refused| because(Refusal::AttachmentRefused, error.to_string());
    let kind = attachment::check(&body).map_err(refused)?;
    let bytes = attachment::cleaned(&body).map_err(refused)?;
    let (text, unreadable) = match attachment::text(&bytes) {
        // It lies in one row; what does not fit has to be looked at by somebody.
        Text::Found(text) | Text::Partly(text) if text.len() > MOST_TEXT => (Some(cut(&text)), true),
        Text::Found(text) => (Some(text), false),
        Text::Partly(text) => (Some(text), true),
        Text::None => (None, false),
        Text::Unreadable => (None, true),
    };
    if text.as_deref().is_some_and(domain::my_number::contains) {
        return Err(Refusal::MyNumberRefused.into());
    }
    let row = AttachmentRow {
        id: id(&bytes, &name, &carer.subject),
        name,
        kind,
        size: count(bytes.len()),
        text,
        unreadable,
        by: carer.subject.clone(),
        expires_at: None,
    };
    // One that goes with a message already stays as it is.
    if app.school.attachment(&row.id).await?.is_none_or(|there| there.expires_at.is_some()) {
        app.school.keep_attachment(&NewAttachment { row: row.clone(), bytes }, app.world.clock.now()).await?;
    }
    Ok((StatusCode::CREATED, Json(card(&row.id, &row.name, kind, row.size))))
}

#[derive(Deserialize)]
pub(crate) struct Going {
    message: Option<String>,
}

/// A second person has to see what they answer for.
pub(crate) async fn read(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Query(Going { message }): Query<Going>,
) -> Result<Response, Problem> {
    let row = app.school.attachment(&id).await?.ok_or(Refusal::NotFound)?;
    let goes = match message {
        Some(message) => {
            let message = seen(&app, &carer, &message).await?;
            message.message.letter.attachments.iter().any(|one| one.digest == id)
        }
        None => false,
    };
    if row.by != carer.subject && !goes {
        return Err(Refusal::NotFound.into());
    }
    Ok(served(row.kind, app.school.attachment_bytes(&id).await?))
}

/// A file for a browser, which is not to guess what it is.
pub(crate) fn served(kind: attachment::Kind, bytes: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind.media_type()));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    (headers, bytes).into_response()
}

/// The files that a draft names, kept from now on.
pub(crate) async fn named(app: &App, ids: &[String]) -> Result<Vec<Attached>, Problem> {
    let mut attached = Vec::new();
    for id in ids.iter().take(attachment::MOST + 1) {
        let unknown = || because(Refusal::MessageInvalid, "attachments: unknown");
        let row = app.school.attachment(id).await?.ok_or_else(unknown)?;
        match app.school.attach(&row).await {
            Ok(()) => {}
            Err(StoreError::Conflict(_)) => return Err(unknown()),
            Err(error) => return Err(error.into()),
        }
        attached.push(Attached { name: row.name, kind: row.kind, size: row.size, digest: row.id });
    }
    Ok(attached)
}

/// What the files of a letter say.
pub(super) async fn texts(app: &App, letter: &Letter) -> Result<Vec<Text>, Problem> {
    let mut texts = Vec::new();
    for one in &letter.attachments {
        let row = app.school.attachment(&one.digest).await?;
        texts.push(match row.map(|row| (row.text, row.unreadable)) {
            Some((Some(text), false)) => Text::Found(text),
            Some((Some(text), true)) => Text::Partly(text),
            Some((None, false)) => Text::None,
            Some((None, true)) | None => Text::Unreadable,
        });
    }
    Ok(texts)
}

pub(crate) fn card(id: &str, name: &str, kind: attachment::Kind, size: u32) -> AttachmentCard {
    AttachmentCard { id: id.to_owned(), name: name.to_owned(), media_type: kind.media_type().to_owned(), size }
}
