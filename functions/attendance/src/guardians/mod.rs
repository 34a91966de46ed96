//! The guardian's side: the children that a resident has joined, and nothing of anybody else's.

pub(crate) mod absences;
pub(crate) mod join;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{Json, extract::State};
use contract::{Absence, Attending, Collector, Pass, Refusal, ReportKind, TodayCard};
use domain::{
    age::days_after,
    facility::{FacilityKind, Guardian, REPORTED_AHEAD},
};
use jiff::civil::Date;
use platform::{Problem, auth::Resident};
use sync::entry::{ChildId, FacilityId, Subject};
use tables::{Filed, Link, RosterRow, StoreError};

use crate::{
    App,
    look::Look,
    report::{self, Report},
    shown,
};

pub(crate) async fn list(State(app): State<Arc<App>>, resident: Resident) -> Result<Json<Vec<Attending>>, Problem> {
    let today = app.world.clock.today();
    let mut looks: BTreeMap<String, Option<Look>> = BTreeMap::new();
    let mut cards = Vec::new();
    for link in app.attendance.links(&resident.id).await? {
        if !looks.contains_key(&link.facility) {
            looks.insert(link.facility.clone(), Look::at(&app, &link.facility, today).await?);
        }
        if let Some(look) = looks.get(&link.facility).and_then(Option::as_ref)
            && let Some(card) = card(&app, look, &link).await?
        {
            cards.push(card);
        }
    }
    Ok(Json(cards))
}

/// What a guardian sees of a child; nothing where the roster has changed under the link.
async fn card(app: &App, look: &Look, link: &Link) -> Result<Option<Attending>, StoreError> {
    let Some(row) = look.child(&link.child) else { return Ok(None) };
    let Some(guardian) = row.child.guardian(&link.guardian) else { return Ok(None) };
    let class = look.facility.classes.iter().find(|class| class.id == row.child.class);
    let absences = match guardian.may_report {
        true => reported(app, link, look.day).await?,
        false => Vec::new(),
    };
    let collectors = row.child.guardians.iter().filter(|one| one.may_collect);
    Ok(Some(Attending {
        child_id: link.id(),
        facility_id: look.facility.id.clone(),
        facility: look.facility.name.clone(),
        facility_kind: look.facility.kind,
        token: link.token.as_str().to_owned(),
        name: row.child.name.clone(),
        class: class.map_or(String::new(), |class| class.name.clone()),
        may_report: guardian.may_report,
        may_collect: guardian.may_collect,
        may_read: guardian.may_read,
        today: guardian.may_read.then(|| today(app, look, row)).flatten(),
        absences,
        collectors: collectors
            .map(|one| Collector { name: one.name.clone(), relation: one.relation.clone() })
            .collect(),
    }))
}

fn today(app: &App, look: &Look, row: &RosterRow) -> Option<TodayCard> {
    if look.facility.kind == FacilityKind::School {
        return None;
    }
    let now = app.millis();
    let line = look.board(now).into_iter().find(|line| line.child.as_str() == row.child.id)?;
    let day = look.days.get(&line.child).cloned().unwrap_or_default();
    let expected = row.child.is_expected(&look.facility, look.day);
    let cutoff = crate::look::millis(look.day, look.facility.cutoff(&row.child));
    Some(TodayCard {
        day: look.day.to_string(),
        standing: shown::standing(line.standing),
        since: line.since.map(shown::instant),
        uncertain: line.uncertain,
        cutoff: expected.then(|| shown::instant(cutoff)),
        stays: shown::stays(&day),
        coming: day.coming.is_some_and(|coming| coming.holds(now)) && !day.seen,
    })
}

/// What is reported from a day on.
async fn reported(app: &App, link: &Link, from: Date) -> Result<Vec<Absence>, StoreError> {
    let (Ok(facility), Ok(child)) = (FacilityId::new(link.facility.as_str()), ChildId::new(link.child.as_str())) else {
        return Ok(Vec::new());
    };
    let subject = Subject::Child(child);
    let days: BTreeSet<_> = (0..=REPORTED_AHEAD).map(|n| (subject.clone(), days_after(from, n))).collect();
    let filed = app.attendance.filed(&facility, &days).await?;
    let mut absences = Vec::new();
    for ((_, day), Filed { events, notes, .. }) in &filed {
        let reports = report::standing(events, notes);
        absences.extend(reports.iter().map(|(report, _)| absence(link, *day, report)));
    }
    Ok(absences)
}

fn absence(link: &Link, day: Date, report: &Report) -> Absence {
    Absence {
        id: absence_id(link, day, report.kind),
        child_id: link.id(),
        kind: report.kind,
        day: day.to_string(),
        why: report.why,
        at: report.clock(),
        note: report.note(),
    }
}

/// Names a report: the child, the day, and what it is where that is no absence.
fn absence_id(link: &Link, day: Date, kind: ReportKind) -> String {
    match kind {
        ReportKind::Absent => format!("{}.{day}", link.id()),
        ReportKind::Late => format!("{}.{day}.late", link.id()),
        ReportKind::Early => format!("{}.{day}.early", link.id()),
    }
}

/// The resident's link to a child, and who they are to it. Somebody else's child does not exist.
async fn own(app: &App, resident: &Resident, id: &str) -> Result<(Link, RosterRow, Guardian), Problem> {
    let links = app.attendance.links(&resident.id).await?;
    let link = links.into_iter().find(|link| link.id() == id).ok_or(Refusal::NotFound)?;
    let row = app.attendance.roster_child(&link.facility, &link.child).await?.ok_or(Refusal::NotFound)?;
    let guardian = row.child.guardian(&link.guardian).cloned().ok_or(Refusal::NotFound)?;
    Ok((link, row, guardian))
}

/// What a phone needs to show a QR today and tomorrow, one for each facility.
pub(crate) async fn passes(State(app): State<Arc<App>>, resident: Resident) -> Result<Json<Vec<Pass>>, Problem> {
    let today = app.world.clock.today();
    let mut tokens: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for link in app.attendance.links(&resident.id).await? {
        let row = app.attendance.roster_child(&link.facility, &link.child).await?;
        let guardian = row.as_ref().and_then(|row| row.child.guardian(&link.guardian));
        if guardian.is_some_and(|guardian| guardian.may_collect) {
            tokens.entry((link.facility, link.guardian)).or_default().push(link.token.as_str().to_owned());
        }
    }
    let mut passes = Vec::new();
    for ((facility_id, person), tokens) in tokens {
        let Some(row) = app.attendance.facility(&facility_id).await? else { continue };
        for day in [0, 1].map(|n| days_after(today, n)) {
            passes.push(Pass {
                facility_id: facility_id.clone(),
                facility: row.facility.name.clone(),
                key: app.keys.of_guardian(&facility_id, day, &person),
                person: person.clone(),
                day: day.to_string(),
                tokens: tokens.clone(),
            });
        }
    }
    Ok(Json(passes))
}
