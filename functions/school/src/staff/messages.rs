//! Drafts, and messages as they stand.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
};
use contract::{DraftMessage, MessageEdit, Refusal, StaffMessage, StaffMessageLine};
use domain::school_message::{Letter, Looked, Message, Reached, Urgency, look, look_again, resolve};
use jiff::{Timestamp, civil::time};
use platform::{Problem, auth::Carer, digest, idempotency_key};
use serde::Deserialize;
use tables::MessageRow;

use super::{attachments, flawed, guarded, held, is_draft, save, seen};
use crate::{App, look::Look, look::count, shown};

/// Messages of a list.
const LISTED: usize = 50;
/// Nobody writes to families between these hours, unless they say so or it is an emergency.
const EVENING: jiff::civil::Time = time(21, 0, 0, 0);
const MORNING: jiff::civil::Time = time(7, 0, 0, 0);

#[derive(Deserialize)]
pub(crate) struct OfFacility {
    facility: String,
}

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    carer: Carer,
    Query(OfFacility { facility }): Query<OfFacility>,
) -> Result<Json<Vec<StaffMessageLine>>, Problem> {
    carer.enters(&facility)?;
    let rows = app.school.messages_at(&facility, LISTED).await?;
    Ok(Json(rows.iter().map(|row| shown::line(&carer, row)).collect()))
}

/// The same key writes the same draft once.
pub(crate) async fn draft(
    State(app): State<Arc<App>>,
    carer: Carer,
    headers: HeaderMap,
    Json(asked): Json<DraftMessage>,
) -> Result<(StatusCode, Json<StaffMessage>), Problem> {
    let key = idempotency_key(&headers)?;
    let id = format!("msg_{}", digest(&[&carer.subject, key], 16));
    let body = digest(&[&serde_json::to_string(&asked).map_err(Problem::failed)?], 8);
    if let Some(there) = app.school.message(&id).await? {
        // The first answer was lost; or the key is another message's.
        return match there.asked == body {
            true => Ok((StatusCode::CREATED, Json(card(&app, &carer, &there).await?))),
            false => Err(Refusal::IdempotencyKeyReused.into()),
        };
    }
    let now = app.world.clock.now();
    let letter = letter(&app, asked, now).await?;
    let (look, reached) = found(&app, &letter).await?;
    let (looked, usual) =
        guarded(&app, &carer, &letter, &reached, &look, |letter, around| look_now(letter, around, now)).await?;
    let row = MessageRow {
        message: Message::draft(id.clone(), carer.subject.clone(), letter),
        id,
        asked: body,
        survey: None,
        facilities: reached.keys().cloned().collect(),
        created_at: now,
        children: count(looked.children),
        guardians: count(looked.guardians),
        sent_at: None,
        reminders: 0,
        version: 1,
    };
    let row = save(&app, &carer, row, None, Some((&reached, &Reached::new()))).await?;
    Ok((StatusCode::CREATED, Json(shown::message(&carer, &row, look.reach(&reached, usual), &looked))))
}

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<StaffMessage>, Problem> {
    let row = seen(&app, &carer, &id).await?;
    Ok(Json(card(&app, &carer, &row).await?))
}

pub(crate) async fn edit(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(MessageEdit { draft, version }): Json<MessageEdit>,
) -> Result<Json<StaffMessage>, Problem> {
    let before = held(&app, &carer, &id).await?;
    if before.version != version {
        return Err(Refusal::VersionConflict.into());
    }
    let now = app.world.clock.now();
    let letter = letter(&app, draft, now).await?;
    let message = before.message.edit(&carer.subject, letter).map_err(|error| super::refused(&before, error))?;
    let (look, reached) = found(&app, &message.letter).await?;
    let (looked, usual) =
        guarded(&app, &carer, &message.letter, &reached, &look, |letter, around| look_now(letter, around, now)).await?;
    let was = app.school.reached(&id).await?;
    let row = MessageRow {
        message,
        facilities: reached.keys().cloned().collect(),
        children: count(looked.children),
        guardians: count(looked.guardians),
        version: before.version + 1,
        ..before.clone()
    };
    let row = save(&app, &carer, row, Some(&before), Some((&reached, &was))).await?;
    Ok(Json(shown::message(&carer, &row, look.reach(&reached, usual), &looked)))
}

/// A message with what the guard says of it now.
pub(crate) async fn card(app: &App, carer: &Carer, row: &MessageRow) -> Result<StaffMessage, Problem> {
    let reached = app.school.reached(&row.id).await?;
    let look = Look::at(app, reached.keys().cloned().collect()).await?;
    let now = app.world.clock.now();
    let judge = |letter: &Letter, around: &domain::school_message::Around<'_>| match is_draft(row) {
        true => look_now(letter, around, now),
        // What has been submitted was looked at then.
        false => look_again(letter, around),
    };
    let (looked, usual) = guarded(app, carer, &row.message.letter, &reached, &look, judge).await?;
    Ok(shown::message(carer, row, look.reach(&reached, usual), &looked))
}

fn look_now(
    letter: &Letter,
    around: &domain::school_message::Around<'_>,
    now: Timestamp,
) -> Result<Looked, domain::school_message::Objection> {
    look(letter, around, now)
}

/// The children of a letter, and the rosters that they stand on.
async fn found(app: &App, letter: &Letter) -> Result<(Look, Reached), Problem> {
    let wanted = letter.audience.facilities().into_iter().map(str::to_owned).collect();
    let look = Look::at(app, wanted).await?;
    let day = letter.send_at.map_or_else(|| app.world.clock.today(), platform::today);
    let reached = resolve(&letter.audience, &look.rosters(), day).map_err(|flaw| flawed(&flaw))?;
    Ok((look, reached))
}

async fn letter(app: &App, asked: DraftMessage, now: Timestamp) -> Result<Letter, Problem> {
    let send_at = asked.send_at.as_deref().map(shown::read_moment).transpose()?;
    let not_after = asked.not_after.as_deref().map(shown::read_moment).transpose()?;
    let send_at = send_at.or_else(|| by_day(asked.urgency, now));
    let not_after = not_after.unwrap_or_else(|| Letter::default_not_after(asked.urgency, send_at, now));
    let attachments = attachments::named(app, &asked.attachments).await?;
    let (audience, content, urgency) = (asked.audience, asked.content, asked.urgency);
    Ok(Letter { audience, content, attachments, urgency, send_at, not_after })
}

/// What is written at night leaves in the morning.
fn by_day(urgency: Urgency, now: Timestamp) -> Option<Timestamp> {
    let here = platform::here(now);
    let night = here.time() >= EVENING || here.time() < MORNING;
    if urgency == Urgency::Emergency || !night {
        return None;
    }
    let day = if here.time() >= EVENING { here.date().tomorrow().ok()? } else { here.date() };
    day.to_datetime(MORNING).to_zoned(platform::japan()).ok().map(|morning| morning.timestamp())
}
