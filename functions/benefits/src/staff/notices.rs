//! Telling people that something is theirs: staff see who and how many before anything is sent, and order exactly that.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{NewNoticeRun, NoticeAudience, NoticeKind, NoticeRun, Refusal};
use domain::{
    benefit::{State as Stage, Verdict},
    text::Lang,
};
use platform::{Problem, auth::Officer};
use tables::{ProgrammeRow, RunNotice, StoreError};

use super::{audit, programme, programmes::count};
use crate::{App, events, notice, notice::Say, people, shown};

pub(crate) async fn audience(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
) -> Result<Json<NoticeAudience>, Problem> {
    let row = programme(&app, &id).await?;
    let heard = heard(&app, &row).await?;
    let audience = Audience::look(&app, &row, &heard).await?;
    let runs = app.benefits.notice_runs(&id, &row.programme.period).await?;
    Ok(Json(NoticeAudience {
        first: count(audience.first.len()),
        reminder: count(audience.reminder.len()),
        unreached: audience.unreached,
        text: notice::text(Say::First, Lang::Ja).as_str().to_owned(),
        runs: runs.iter().map(card).collect(),
    }))
}

pub(crate) async fn order(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Json(NewNoticeRun { kind, expected }): Json<NewNoticeRun>,
) -> Result<(StatusCode, Json<NoticeRun>), Problem> {
    let row = programme(&app, &id).await?;
    let period = &row.programme.period;
    let runs = app.benefits.notice_runs(&id, period).await?;
    // Two at once would not know of each other whom they tell.
    if runs.iter().any(|run| !run.complete) {
        return Err(Refusal::AudienceChanged.into());
    }
    let heard = heard(&app, &row).await?;
    let audience = Audience::look(&app, &row, &heard).await?;
    let now = count(audience.of(kind).len());
    if now != expected || now == 0 {
        return Err(Refusal::AudienceChanged.into());
    }
    let run = RunNotice {
        id: format!("{:04}", runs.len() + 1),
        kind,
        at: app.world.clock.now(),
        audience: now,
        complete: false,
    };
    match app.benefits.order_run(&id, period, &run, &audit(&app, &officer, "notice.ordered", &id)).await {
        Ok(()) => {}
        Err(StoreError::Conflict(_)) => return Err(Refusal::AudienceChanged.into()),
        Err(error) => return Err(error.into()),
    }
    events::say(&app, &format!("notify:{id}:{}", run.id)).await;
    Ok((StatusCode::ACCEPTED, Json(card(&run))))
}

fn card(run: &RunNotice) -> NoticeRun {
    NoticeRun {
        id: run.id.clone(),
        kind: run.kind,
        at: shown::moment(run.at),
        audience: run.audience,
        complete: run.complete,
    }
}

/// Who was told in which notice.
pub(crate) type Heard = BTreeMap<String, BTreeSet<String>>;

pub(crate) async fn heard(app: &App, row: &ProgrammeRow) -> Result<Heard, StoreError> {
    let mut heard = Heard::new();
    for (run, residents) in app.benefits.told(&row.programme.id, &row.programme.period, &app.notices).await? {
        heard.entry(run).or_default().extend(residents);
    }
    Ok(heard)
}

/// Residents who would be told.
pub(crate) struct Audience {
    pub(crate) first: BTreeSet<String>,
    pub(crate) reminder: BTreeSet<String>,
    /// Entitled, and LINE does not reach them.
    unreached: u32,
}

impl Audience {
    pub(crate) fn of(&self, kind: NoticeKind) -> &BTreeSet<String> {
        match kind {
            NoticeKind::First => &self.first,
            NoticeKind::Reminder => &self.reminder,
        }
    }

    /// Entitled residents who have not answered; of two children with one parent, the parent once.
    pub(crate) async fn look(app: &App, row: &ProgrammeRow, heard: &Heard) -> Result<Self, Problem> {
        let people = people::all(app, row).await?;
        let joined = people::joined(app).await?;
        let told: BTreeSet<&str> = heard.values().flatten().map(String::as_str).collect();
        let today = app.world.clock.today();
        let mut audience = Self { first: BTreeSet::new(), reminder: BTreeSet::new(), unreached: 0 };
        for person in &people {
            let Some(listed) = &person.listed else { continue };
            let waits = matches!(person.state(), Stage::Open) && person.verdict(&row.programme) == Verdict::Yes;
            let in_time = person.entitlement(&row.programme).deadline.is_none_or(|deadline| today <= deadline);
            if !waits || !in_time || row.programme.opens_on(&listed.facts, listed.ended) > today {
                continue;
            }
            match joined.get(&listed.applicant.id) {
                None => audience.unreached += 1,
                Some(resident) if told.contains(resident.as_str()) => _ = audience.reminder.insert(resident.clone()),
                Some(resident) => _ = audience.first.insert(resident.clone()),
            }
        }
        Ok(audience)
    }
}
