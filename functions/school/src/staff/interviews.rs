//! Interviews and home visits, planned by a school: drafted, opened to the families, solved, fixed in part, published.
//! Those of a facility where one is not at home do not exist.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
};
use contract::{
    InterviewDraft, InterviewEdit, InterviewLine, InterviewLocks, InterviewShown, NewInterviewDay, Refusal,
    StaffInterviewDay, StaffWishes,
};
use domain::{
    Flaw,
    interview_day::{Answer, ClassHours, Sheet},
};
use jiff::Timestamp;
use platform::{Problem, auth::Carer, digest, idempotency_key};
use serde::Deserialize;
use tables::{AnswerRow, InterviewRow, Stage, StoreError};

use super::{audit, interview_card};
use crate::{
    App, because,
    interviews::{Room, stage_word},
    shown,
};

/// Interviews in a list.
const MOST_LISTED: usize = 50;

#[derive(Deserialize)]
pub(crate) struct At {
    facility: String,
}

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    carer: Carer,
    Query(At { facility }): Query<At>,
) -> Result<Json<Vec<InterviewLine>>, Problem> {
    carer.enters(&facility)?;
    let rows = app.school.interviews_at(&facility, MOST_LISTED).await?;
    Ok(Json(rows.iter().map(interview_card::line).collect()))
}

/// The same key writes the same draft once.
pub(crate) async fn draft(
    State(app): State<Arc<App>>,
    carer: Carer,
    headers: HeaderMap,
    Json(asked): Json<NewInterviewDay>,
) -> Result<(StatusCode, Json<StaffInterviewDay>), Problem> {
    let key = idempotency_key(&headers)?;
    carer.enters(&asked.facility_id)?;
    let body = digest(&[&serde_json::to_string(&asked).map_err(Problem::failed)?], 8);
    // It names services too, which end after 24 characters.
    let id = format!("iv-{}", digest(&["interview", &carer.subject, key], 6));
    if let Some(there) = app.school.interview(&id).await? {
        return match there.asked == body {
            true => Ok((StatusCode::CREATED, card(&app, there).await?)),
            false => Err(Refusal::IdempotencyKeyReused.into()),
        };
    }
    let row = InterviewRow {
        id,
        facility: asked.facility_id,
        asked: body,
        sheet: sheet(asked.draft)?,
        stage: Stage::Draft,
        locks: Vec::new(),
        solved: None,
        failed: None,
        asked_families: false,
        told_families: false,
        published_by: None,
        created_at: app.world.clock.now(),
        version: 1,
    };
    check(&app, &row, None).await?;
    Ok((StatusCode::CREATED, save(&app, &carer, row, "drafted").await?))
}

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<StaffInterviewDay>, Problem> {
    let row = own(&app, &carer, &id).await?;
    card(&app, row).await
}

pub(crate) async fn edit(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(InterviewEdit { draft, version }): Json<InterviewEdit>,
) -> Result<Json<StaffInterviewDay>, Problem> {
    let row = own(&app, &carer, &id).await?;
    stands(&row, &[Stage::Draft, Stage::Collecting])?;
    is_same(&row, version)?;
    let before = row.sheet.deadline;
    let next = InterviewRow { sheet: sheet(draft)?, version: row.version + 1, ..row };
    check(&app, &next, Some(before)).await?;
    save(&app, &carer, next, "edited").await
}

/// Families are asked by the queue.
pub(crate) async fn open(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<StaffInterviewDay>), Problem> {
    let row = own(&app, &carer, &id).await?;
    if row.stage != Stage::Draft {
        // It is open already; opening it again asks nobody twice.
        return Ok((StatusCode::ACCEPTED, card(&app, row).await?));
    }
    check(&app, &row, None).await?;
    let next = InterviewRow { stage: Stage::Collecting, version: row.version + 1, ..row };
    let card = save(&app, &carer, next, "opened").await?;
    app.events.send(vec![format!("ask:{id}")]).await?;
    Ok((StatusCode::ACCEPTED, card))
}

/// The queue solves it. One that is being solved is ordered again, and solved once.
pub(crate) async fn solve(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<StaffInterviewDay>), Problem> {
    let row = own(&app, &carer, &id).await?;
    stands(&row, &[Stage::Collecting, Stage::Solving])?;
    let card = if row.stage == Stage::Solving {
        card(&app, row).await?
    } else {
        let room = Room::of(&app, row.clone()).await?.ok_or(Refusal::NotFound)?;
        room.plan(&room.families()).check().map_err(|flaw| flawed(&flaw))?;
        let next = InterviewRow { stage: Stage::Solving, version: row.version + 1, ..row };
        save(&app, &carer, next, "ordered").await?
    };
    app.events.send(vec![format!("solve:{id}")]).await?;
    Ok((StatusCode::ACCEPTED, card))
}

/// Times that are agreed. What contradicts itself is said at once, and not by the solver later.
pub(crate) async fn lock(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(InterviewLocks { locks, version }): Json<InterviewLocks>,
) -> Result<Json<StaffInterviewDay>, Problem> {
    let row = own(&app, &carer, &id).await?;
    stands(&row, &[Stage::Collecting])?;
    is_same(&row, version)?;
    let next = InterviewRow { locks, version: row.version + 1, ..row };
    let room = Room::of(&app, next).await?.ok_or(Refusal::NotFound)?;
    let mut plan = room.plan(&room.families());
    plan.locked.clone_from(&room.row.locks);
    plan.check().map_err(|flaw| flawed(&flaw))?;
    save(&app, &carer, room.row, "locked").await
}

/// An answer on paper.
pub(crate) async fn write_down(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, family)): Path<(String, String)>,
    Json(StaffWishes { revision, impossible, wishes, district }): Json<StaffWishes>,
) -> Result<Json<StaffInterviewDay>, Problem> {
    let row = own(&app, &carer, &id).await?;
    stands(&row, &[Stage::Collecting])?;
    let room = Room::of(&app, row.clone()).await?.ok_or(Refusal::NotFound)?;
    let families = room.families();
    let family = families.iter().find(|one| one.id() == family).ok_or(Refusal::NotFound)?;
    let answer = Answer { impossible: impossible.into_iter().collect(), wishes, district };
    let by = format!("staff:{}", carer.subject);
    let trail = audit(&app, &carer, "interview.written_down", &id);
    take(&app, &room, family, Given { answer, revision, by, trail: Some(trail) }).await?;
    card(&app, row).await
}

/// What was looked at is published by the queue.
pub(crate) async fn publish(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(InterviewShown { shown }): Json<InterviewShown>,
) -> Result<(StatusCode, Json<StaffInterviewDay>), Problem> {
    let row = own(&app, &carer, &id).await?;
    let is_it = row.solved.as_ref().is_some_and(|head| head.shown == shown);
    let card = match row.stage {
        Stage::Draft | Stage::Solving => return Err(because(Refusal::InterviewElsewhere, stage_word(row.stage))),
        _ if !is_it => return Err(Refusal::ShownChanged.into()),
        Stage::Publishing | Stage::Published => card(&app, row).await?,
        Stage::Collecting => {
            let Json(looked) = card(&app, row.clone()).await?;
            if looked.result.and_then(|result| result.shown) != Some(shown) {
                return Err(Refusal::ShownChanged.into());
            }
            let by = Some(carer.subject.clone());
            let next = InterviewRow { stage: Stage::Publishing, published_by: by, version: row.version + 1, ..row };
            save(&app, &carer, next, "publishing").await?
        }
    };
    app.events.send(vec![format!("publish:{id}")]).await?;
    Ok((StatusCode::ACCEPTED, card))
}

/// An answer that was given, and by whom.
pub(crate) struct Given {
    pub(crate) answer: Answer,
    /// The revision that was read.
    pub(crate) revision: u64,
    pub(crate) by: String,
    pub(crate) trail: Option<tables::AuditEntry>,
}

/// Takes an answer in place of the one that was read.
pub(crate) async fn take(
    app: &App,
    room: &Room,
    family: &domain::interview_day::Family<'_>,
    given: Given,
) -> Result<(), Problem> {
    let Given { answer, revision, by, trail } = given;
    answer.check(&room.row.sheet, &family.offered(&room.row.sheet)).map_err(|flaw| flawed(&flaw))?;
    let before = room.answer(family);
    if before.map_or(0, |row| row.revision) != revision {
        return Err(Refusal::VersionConflict.into());
    }
    // One that was given under another child's name, before the family changed, stays where it is and is outlived.
    let there = before.filter(|row| row.family == family.id()).map(|row| row.revision);
    let at = app.world.clock.now();
    let row = AnswerRow { family: family.id().to_owned(), answer, revision: revision + 1, by, at };
    match app.school.take_interview_answer(&room.row.id, &row, there, trail.as_ref()).await {
        Ok(()) => Ok(()),
        Err(StoreError::Conflict(_)) => Err(Refusal::VersionConflict.into()),
        Err(error) => Err(error.into()),
    }
}

async fn own(app: &App, carer: &Carer, id: &str) -> Result<InterviewRow, Problem> {
    let row = app.school.interview(id).await?.ok_or(Refusal::NotFound)?;
    carer.enters(&row.facility)?;
    Ok(row)
}

fn stands(row: &InterviewRow, where_it_can: &[Stage]) -> Result<(), Problem> {
    if where_it_can.contains(&row.stage) {
        return Ok(());
    }
    Err(because(Refusal::InterviewElsewhere, stage_word(row.stage)))
}

fn is_same(row: &InterviewRow, version: u64) -> Result<(), Problem> {
    if row.version == version { Ok(()) } else { Err(Refusal::VersionConflict.into()) }
}

/// Whether families could be asked so.
async fn check(app: &App, row: &InterviewRow, before: Option<Timestamp>) -> Result<(), Problem> {
    let room = Room::of(app, row.clone()).await?.ok_or(Refusal::NotFound)?;
    let mut pupils = BTreeMap::<String, usize>::new();
    for one in room.pupils.values() {
        *pupils.entry(one.child.class.clone()).or_default() += 1;
    }
    let now = app.world.clock.now();
    let checked = row.sheet.check(&room.facility, &pupils, (now, platform::here(now)), before);
    checked.map_err(|flaw| flawed(&flaw))
}

pub(crate) fn flawed(flaw: &Flaw) -> Problem {
    because(Refusal::InterviewInvalid, flaw.to_string())
}

fn sheet(draft: InterviewDraft) -> Result<Sheet, Problem> {
    let InterviewDraft { title, kind, classes, siblings, rest, deadline, districts } = draft;
    let class = |one: contract::InterviewClass| ClassHours {
        class: one.class_id,
        place: one.place.trim().to_owned(),
        windows: one.windows,
    };
    let deadline = shown::read_moment(&deadline)?;
    let classes = classes.into_iter().map(class).collect();
    Ok(Sheet { title, kind, classes, siblings, rest, deadline, districts })
}

async fn save(app: &App, carer: &Carer, row: InterviewRow, what: &str) -> Result<Json<StaffInterviewDay>, Problem> {
    let trail = audit(app, carer, &format!("interview.{what}"), &row.id);
    match app.school.save_interview(&row, Some(&trail)).await {
        Ok(()) => card(app, row).await,
        Err(StoreError::Conflict(_)) => Err(Refusal::VersionConflict.into()),
        Err(error) => Err(error.into()),
    }
}

async fn card(app: &App, row: InterviewRow) -> Result<Json<StaffInterviewDay>, Problem> {
    let room = Room::of(app, row).await?.ok_or(Refusal::NotFound)?;
    Ok(Json(interview_card::whole(app, &room).await?))
}
