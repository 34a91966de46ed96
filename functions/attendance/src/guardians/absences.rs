//! Absences, late comings, early goings, and children on their way. Each is a fact in the same log as everything else, so gate, bus, board and alarm
//! see it; nothing is overwritten.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use contract::{Absence, AbsenceChange, NewAbsence, OnTheWay, Refusal, ReportKind};
use domain::{age::days_after, facility::REPORTED_AHEAD};
use jiff::civil::Date;
use platform::{Problem, auth::Resident, digest, idempotency_key};
use sync::{
    entry::FacilityId,
    fold::{ChildDay, fold, said},
};
use tables::{DeskFact, DeskWrite, Desked, Filed, Link, RosterRow, Saying};

use super::{absence, reporter};
use crate::{
    App, events,
    report::{self, Report},
    shown,
};

/// Children of one report, and child-days of one transaction.
const MOST_CHILDREN: usize = 8;
const MOST_DAYS: usize = 40;

pub(crate) async fn report(
    State(app): State<Arc<App>>,
    resident: Resident,
    headers: HeaderMap,
    Json(asked): Json<NewAbsence>,
) -> Result<(StatusCode, Json<Vec<Absence>>), Problem> {
    let key = idempotency_key(&headers)?;
    let body = digest(&[&serde_json::to_string(&asked).map_err(Problem::failed)?], 8);
    let NewAbsence { child_ids, kind, days, why, at, note } = asked;
    let report = Report::read(kind, why, at.as_deref(), note.as_deref())?;
    let days = days.iter().map(|day| shown::read_day(day)).collect::<Result<Vec<Date>, _>>()?;
    let fits = (1..=MOST_CHILDREN).contains(&child_ids.len()) && child_ids.len() * days.len() <= MOST_DAYS;
    if !fits || days.is_empty() {
        return Err(Refusal::BadRequest.into());
    }
    let today = app.world.clock.today();
    days.iter().try_for_each(|day| in_reach(today, *day))?;
    let mut by_facility: BTreeMap<String, (Vec<DeskFact>, Vec<Absence>)> = BTreeMap::new();
    for id in &child_ids {
        let (link, row) = reporter(&app, &resident, id).await?;
        let facility = app.attendance.facility(&link.facility).await?.ok_or(Refusal::NotFound)?.facility;
        report.fits(&facility)?;
        let filed = app.attendance.filed_on(&link, &days).await?;
        let (facts, absences) = by_facility.entry(link.facility.clone()).or_default();
        for day in days.iter().filter(|day| row.child.is_expected(&facility, **day)) {
            let stands = filed.get(day).map(|filed| said(&filed.events)).unwrap_or_default();
            facts.extend(report.facts(&link, *day, stands).ok_or(Refusal::NotFound)?);
            absences.push(absence(&link, *day, &report));
        }
    }
    if by_facility.values().all(|(facts, _)| facts.is_empty()) {
        return Err(Refusal::NotExpected.into());
    }
    let request = digest(&[&resident.id, key], 8);
    let mut reported = Vec::new();
    for (facility, (facts, absences)) in by_facility {
        if !facts.is_empty() {
            write(&app, &facility, facts, &request, &body).await?;
        }
        reported.extend(absences);
    }
    Ok((StatusCode::CREATED, Json(reported)))
}

pub(crate) async fn change(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    Json(AbsenceChange { why, at, note }): Json<AbsenceChange>,
) -> Result<Json<Absence>, Problem> {
    let Reported { link, row, day, kind, filed } = reported(&app, &resident, &id).await?;
    let (before, event) = report::one(&filed, kind).ok_or(Refusal::NotFound)?;
    // What they may not see does not become theirs.
    let before = before.seen_by(&link.guardian, &row, event);
    let (clock, text) = (before.clock(), before.note());
    let (at, note) = (at.as_deref().or(clock.as_deref()), note.as_deref().or(text.as_deref()));
    let after = Report::read(kind, why.unwrap_or(before.why), at, note)?;
    let facility = app.attendance.facility(&link.facility).await?.ok_or(Refusal::NotFound)?.facility;
    after.fits(&facility)?;
    if after != before {
        let now = serde_json::to_string(&absence(&link, day, &after)).map_err(Problem::failed)?;
        let request = digest(&[&resident.id, &now, &filed.events.len().to_string()], 8);
        let facts = after.facts(&link, day, said(&filed.events)).ok_or(Refusal::NotFound)?;
        write(&app, &link.facility, facts, &request, "").await?;
    }
    Ok(Json(absence(&link, day, &after)))
}

pub(crate) async fn withdraw(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let Reported { link, day, kind, filed, .. } = reported(&app, &resident, &id).await?;
    if report::one(&filed, kind).is_none() {
        // Withdrawn before, by whomever: the phone may not have heard so.
        let withdrawn = report::was_taken_back(&filed, kind);
        return if withdrawn { Ok(StatusCode::NO_CONTENT) } else { Err(Refusal::NotFound.into()) };
    }
    let request = digest(&[&resident.id, &id, "withdraw", &filed.events.len().to_string()], 8);
    write(&app, &link.facility, vec![says(&link, day, report::taken_back(kind))?], &request, "").await?;
    Ok(StatusCode::NO_CONTENT)
}

/// これから行きます. An absence of today is withdrawn with it.
pub(crate) async fn on_the_way(
    State(app): State<Arc<App>>,
    resident: Resident,
    Path(id): Path<String>,
    Json(OnTheWay { eta }): Json<OnTheWay>,
) -> Result<StatusCode, Problem> {
    let (link, _) = reporter(&app, &resident, &id).await?;
    let today = app.world.clock.today();
    let eta = eta.as_deref().map(shown::read_moment).transpose()?;
    if eta.is_some_and(|eta| sync::clock::day_in_japan(eta) != Some(today)) {
        return Err(Refusal::DayPast.into());
    }
    let events = app.attendance.events_of(&link, today).await?;
    let facts = coming(&link, today, eta, &fold(&events))?;
    let request = digest(&[&resident.id, &id, "coming", &eta.unwrap_or(0).to_string(), &events.len().to_string()], 8);
    write(&app, &link.facility, facts, &request, "").await?;
    Ok(StatusCode::NO_CONTENT)
}

fn coming(link: &Link, day: Date, eta: Option<i64>, so_far: &ChildDay) -> Result<Vec<DeskFact>, Problem> {
    let withdrawn = so_far.absence.is_some().then_some(Saying::Comes);
    let sayings = withdrawn.into_iter().chain([Saying::OnTheWay(eta)]);
    Ok(sayings.map(|saying| says(link, day, saying)).collect::<Result<_, _>>()?)
}

fn in_reach(today: Date, day: Date) -> Result<(), Refusal> {
    if day < today {
        return Err(Refusal::DayPast);
    }
    if day > days_after(today, REPORTED_AHEAD) { Err(Refusal::DayTooFar) } else { Ok(()) }
}

/// What a report's id names.
struct Reported {
    link: Link,
    row: RosterRow,
    day: Date,
    kind: ReportKind,
    filed: Filed,
}

/// The child-day and the kind that a report's id names, for a guardian who may report.
async fn reported(app: &App, resident: &Resident, id: &str) -> Result<Reported, Problem> {
    let (id, kind) = match id.rsplit_once('.') {
        Some((id, "late")) => (id, ReportKind::Late),
        Some((id, "early")) => (id, ReportKind::Early),
        _ => (id, ReportKind::Absent),
    };
    let (link, day) = id.rsplit_once('.').ok_or(Refusal::NotFound)?;
    let day: Date = day.parse().map_err(|_| Refusal::NotFound)?;
    let (link, row) = reporter(app, resident, link).await?;
    in_reach(app.world.clock.today(), day)?;
    let filed = app.attendance.filed_of(&link, day).await?;
    Ok(Reported { link, row, day, kind, filed })
}

fn says(link: &Link, day: Date, saying: Saying) -> Result<DeskFact, Refusal> {
    link.says(day, saying).ok_or(Refusal::NotFound)
}

async fn write(app: &App, facility: &str, facts: Vec<DeskFact>, request: &str, asked: &str) -> Result<(), Problem> {
    let write = DeskWrite {
        facility: FacilityId::new(facility).map_err(|_| Refusal::NotFound)?,
        facts,
        request: request.to_owned(),
        asked: asked.to_owned(),
        now: app.millis(),
        audit: None,
    };
    match app.attendance.file(&write).await? {
        Desked::Filed => events::filed(app, facility).await,
        Desked::Again => {}
        Desked::KeyReused => return Err(Refusal::IdempotencyKeyReused.into()),
    }
    Ok(())
}
