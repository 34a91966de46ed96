//! The guardian's side: the children that a resident has joined, and nothing of anybody else's.

pub(crate) mod absences;
pub(crate) mod join;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{Json, extract::State};
use contract::{Absence, Attending, Collector, DayPlan, Pass, Refusal, ReportKind, TodayCard};
use domain::{
    age::days_after,
    facility::{
        FacilityKind, REPORTED_AHEAD,
        custody::{Bar, Rights},
    },
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

/// What a guardian sees of a child; nothing where the roster has changed under the link, and nothing of a child that is
/// none of theirs any more.
async fn card(app: &App, look: &Look, link: &Link) -> Result<Option<Attending>, StoreError> {
    let Some(row) = look.child(&link.child) else { return Ok(None) };
    let rights = row.rights(&link.guardian);
    if rights.is_none() {
        return Ok(None);
    }
    let class = look.facility.classes.iter().find(|class| class.id == row.child.class);
    let absences = match rights.report {
        true => reported(app, link, row, look.day).await?,
        false => Vec::new(),
    };
    Ok(Some(Attending {
        child_id: link.id(),
        facility_id: look.facility.id.clone(),
        facility: look.facility.name.clone(),
        facility_kind: look.facility.kind,
        token: link.token.as_str().to_owned(),
        name: row.child.name.clone(),
        class: class.map_or(String::new(), |class| class.name.clone()),
        may_report: rights.report,
        may_collect: rights.collect,
        may_read: rights.read,
        today: rights.read.then(|| today(app, look, row)).flatten(),
        plan: rights.report.then(|| plan(look, row)),
        after_fever: look.facility.after_fever.clone(),
        absences,
        collectors: collectors(row, &link.guardian),
    }))
}

/// Those who may collect the child, as far as this guardian may know of them.
fn collectors(row: &RosterRow, viewer: &str) -> Vec<Collector> {
    let hidden = row.is_barred(viewer, Bar::Read);
    let seen = |other: &str| if hidden { viewer == other } else { row.sees(viewer, other) };
    let collect = row.child.guardians.iter().filter(|one| row.rights(&one.id).collect && seen(&one.id));
    collect.map(|one| Collector { name: one.name.clone(), relation: one.relation.clone() }).collect()
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

/// What the facility counts on today. A bus goes and lunch is made only for whoever is expected.
fn plan(look: &Look, row: &RosterRow) -> DayPlan {
    let expected = row.child.is_expected(&look.facility, look.day);
    DayPlan { expected, rides: expected && !row.child.rides.is_empty(), lunch: expected && look.facility.lunch }
}

/// What is reported from a day on.
async fn reported(app: &App, link: &Link, row: &RosterRow, from: Date) -> Result<Vec<Absence>, StoreError> {
    let (Ok(facility), Ok(child)) = (FacilityId::new(link.facility.as_str()), ChildId::new(link.child.as_str())) else {
        return Ok(Vec::new());
    };
    let subject = Subject::Child(child);
    let days: BTreeSet<_> = (0..=REPORTED_AHEAD).map(|n| (subject.clone(), days_after(from, n))).collect();
    let filed = app.attendance.filed(&facility, &days).await?;
    let mut absences = Vec::new();
    for ((_, day), Filed { events, notes, .. }) in &filed {
        for (report, event) in report::standing(events, notes) {
            absences.push(absence(link, *day, &report.seen_by(&link.guardian, row, event)));
        }
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

/// The resident's link to a child, and what they may do. Somebody else's child does not exist.
async fn own(app: &App, resident: &Resident, id: &str) -> Result<(Link, RosterRow, Rights), Problem> {
    let links = app.attendance.links(&resident.id).await?;
    let link = links.into_iter().find(|link| link.id() == id).ok_or(Refusal::NotFound)?;
    let row = app.attendance.roster_child(&link.facility, &link.child).await?.ok_or(Refusal::NotFound)?;
    row.child.guardian(&link.guardian).ok_or(Refusal::NotFound)?;
    let rights = row.rights(&link.guardian);
    Ok((link, row, rights))
}

/// The same of somebody who says something about the child.
async fn reporter(app: &App, resident: &Resident, id: &str) -> Result<(Link, RosterRow), Problem> {
    match own(app, resident, id).await? {
        (link, row, Rights { report: true, .. }) => Ok((link, row)),
        (.., rights) if rights.is_none() => Err(Refusal::NotFound.into()),
        _ => Err(Refusal::NotPermitted.into()),
    }
}

/// What a phone needs to show a QR today and tomorrow, one for each facility.
pub(crate) async fn passes(State(app): State<Arc<App>>, resident: Resident) -> Result<Json<Vec<Pass>>, Problem> {
    let today = app.world.clock.today();
    let mut tokens: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for link in app.attendance.links(&resident.id).await? {
        let row = app.attendance.roster_child(&link.facility, &link.child).await?;
        if row.is_some_and(|row| row.rights(&link.guardian).collect) {
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
