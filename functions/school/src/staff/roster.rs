//! A roster from a file: read, compared with what is there, shown, and taken over if it is what was shown. Taking it over
//! is the queue's work: each part writes the children that are still as they were when it was looked at.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, State},
    http::StatusCode,
};
use contract::{PastClass, Refusal, RosterClass, RosterFlaw, RosterImport, RosterPlan, RosterSchool};
use domain::{
    age::days_after,
    facility::RosterChild,
    roster::{self, Changes, Findings, Given, GivenSchool, Intake, Rejection, What},
};
use jiff::civil::Date;
use platform::{Problem, auth::Carer, digest};
use serde::Deserialize;
use tables::{AuditEntry, ChildSave, FacilityRow, ImportRow, Incoming, PastRow, RosterRow};

use super::audit;
use crate::{App, because, events::EventError, look::count};

#[derive(Deserialize)]
pub(crate) struct Order {
    dry_run: Option<bool>,
    shown: Option<String>,
    school_year: Option<i16>,
    facility: Option<String>,
}

/// A school of the file, beside what is there.
struct Compared {
    id: String,
    before: Option<FacilityRow>,
    rows: BTreeMap<String, RosterRow>,
    pupils: usize,
    changes: Changes,
}

pub(crate) async fn import(
    State(app): State<Arc<App>>,
    carer: Carer,
    Query(order): Query<Order>,
    body: Bytes,
) -> Result<(StatusCode, Json<RosterPlan>), Problem> {
    let today = app.world.clock.today();
    let given = given(&app, &carer, &order, today).await?;
    let intake = match roster::read(&body, &given) {
        Ok(intake) => intake,
        Err(rejected) if order.dry_run.unwrap_or(true) => return Ok((StatusCode::OK, Json(rejections(&rejected.0)))),
        Err(rejected) => return Err(because(Refusal::RosterRefused, rejected.to_string())),
    };
    let compared = compare(&app, &carer, &intake, today).await?;
    let mut plan = plan(&intake, &compared)?;
    if order.dry_run.unwrap_or(true) {
        return Ok((StatusCode::OK, Json(plan)));
    }
    // The same file again changes nothing and writes nothing, also when the answer to the first was lost.
    if compared.iter().all(|one| one.changes.is_nothing()) {
        return Ok((StatusCode::OK, Json(plan)));
    }
    if order.shown != plan.shown {
        return Err(Refusal::ImportChanged.into());
    }
    plan.import = Some(card(&take(&app, &carer, &intake, compared).await?));
    Ok((StatusCode::ACCEPTED, Json(plan)))
}

/// What a CSV does not say: the year that is on, and the school that whoever brings it has chosen.
async fn given(app: &App, carer: &Carer, order: &Order, today: Date) -> Result<Given, Problem> {
    let school = match &order.facility {
        None => None,
        Some(id) => {
            carer.enters(id)?;
            let facility = app.attendance.facility(id).await?.ok_or(Refusal::NotFound)?.facility;
            Some(GivenSchool { code: facility.id, name: facility.name })
        }
    };
    let school_year = order.school_year.unwrap_or(if today.month() < 4 { today.year() - 1 } else { today.year() });
    Ok(Given { school_year, school })
}

async fn compare(app: &App, carer: &Carer, intake: &Intake, today: Date) -> Result<Vec<Compared>, Problem> {
    let mut compared = Vec::new();
    for school in &intake.schools {
        let id = roster::facility_id(&school.code);
        carer.enters(&id).map_err(|_| Refusal::Forbidden)?;
        let before = app.attendance.facility(&id).await?;
        // Only the municipality opens a school.
        if before.is_none() && !carer.is_everywhere() {
            return Err(Refusal::Forbidden.into());
        }
        let rows: BTreeMap<String, RosterRow> =
            app.attendance.roster(&id).await?.into_iter().map(|row| (row.child.id.clone(), row)).collect();
        let current: Vec<RosterChild> = rows.values().map(|row| row.child.clone()).collect();
        let facility = before.as_ref().map(|row| &row.facility);
        let changes = roster::diff(facility, &current, school, intake.school_year, days_after(today, -1));
        let changes = changes.map_err(|error| because(Refusal::RosterRefused, error.to_string()))?;
        compared.push(Compared { id, before, rows, pupils: school.pupils.len(), changes });
    }
    Ok(compared)
}

fn plan(intake: &Intake, compared: &[Compared]) -> Result<RosterPlan, Problem> {
    let mut named = Vec::new();
    for one in compared {
        named.push(serde_json::to_string(&one.changes).map_err(Problem::failed)?);
        named.push(one.before.as_ref().map_or(0, |row| row.version).to_string());
        named.extend(one.changes.children.iter().map(|change| one.over(&change.child.id).to_string()));
    }
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    Ok(RosterPlan {
        school_year: intake.school_year,
        schools: compared.iter().map(|one| one.card(intake.school_year)).collect(),
        rejections: Vec::new(),
        rejected: 0,
        warnings: intake.warnings.kept.iter().map(flaw).collect(),
        shown: Some(digest(&named, 16)),
        import: None,
    })
}

impl Compared {
    /// The version of a child that a change replaces.
    fn over(&self, child: &str) -> u64 {
        self.rows.get(child).map_or(0, |row| row.version)
    }

    fn card(&self, school_year: i16) -> RosterSchool {
        let of = |what| count(self.changes.count(what));
        let classes = self.changes.classes.iter().map(|class| RosterClass {
            class: class.name.clone(),
            before: count(class.before),
            after: count(class.after),
        });
        RosterSchool {
            facility_id: self.id.clone(),
            name: self.changes.facility.name.clone(),
            new: self.before.is_none(),
            new_year: self.before.as_ref().is_some_and(|row| row.facility.school_year != Some(school_year)),
            pupils: count(self.pupils),
            arrived: of(What::New) + of(What::Back),
            moved: of(What::Moved),
            renamed: of(What::Renamed),
            guardians: of(What::Guardians),
            gone: of(What::Gone),
            unchanged: count(self.changes.unchanged),
            classes: classes.collect(),
        }
    }
}

fn rejections(findings: &Findings) -> RosterPlan {
    RosterPlan {
        school_year: 0,
        schools: Vec::new(),
        rejections: findings.kept.iter().map(flaw).collect(),
        rejected: count(findings.count),
        warnings: Vec::new(),
        shown: None,
        import: None,
    }
}

fn flaw(found: &Rejection) -> RosterFlaw {
    RosterFlaw {
        file: found.file.to_owned(),
        line: found.line.and_then(|line| u32::try_from(line).ok()),
        code: found.code.to_string(),
        about: found.column.map(str::to_owned),
    }
}

/// Orders it: the schools themselves, and the children with the versions that they replace.
async fn take(app: &App, carer: &Carer, intake: &Intake, compared: Vec<Compared>) -> Result<ImportRow, Problem> {
    let id = app.world.ids.new_id("imp");
    let facilities: Vec<String> = compared.iter().map(|one| one.id.clone()).collect();
    let now = app.world.clock.now();
    let import = ImportRow::new(id, intake.school_year, facilities, carer.subject.clone(), now);
    let mut schools = Vec::new();
    let mut children = Vec::new();
    for one in compared {
        let mut past: BTreeMap<&str, PastRow> = BTreeMap::new();
        for left in &one.changes.past {
            let (school_year, class) = (left.school_year, left.class_name.clone());
            past.insert(&left.child, PastRow { school_year, class, grade: left.grade, number: left.number });
        }
        for change in &one.changes.children {
            children.push(Incoming {
                facility: one.id.clone(),
                over: one.over(&change.child.id),
                past: past.remove(change.child.id.as_str()),
                child: change.child.clone(),
            });
        }
        // Whose class ends and who stays as they are.
        let still = past.into_iter().filter_map(|(id, past)| Some((one.rows.get(id)?, past)));
        children.extend(still.map(|(row, past)| Incoming {
            facility: one.id.clone(),
            over: row.version,
            past: Some(past),
            child: row.child.clone(),
        }));
        if one.changes.facility_changes {
            let version = one.before.as_ref().map_or(0, |row| row.version) + 1;
            schools.push(FacilityRow { facility: one.changes.facility, version });
        }
    }
    let trail = audit(app, carer, "roster.ordered", &import.id);
    let import = app.school.order_import(&import, &schools, &children, &trail).await?;
    app.events.send(vec![format!("roster:{}", import.id)]).await?;
    Ok(import)
}

/// Takes over what is not taken over yet.
pub(crate) async fn take_over(app: &App, id: &str) -> Result<(), EventError> {
    let Some(mut import) = app.school.import(id).await? else { return Ok(()) };
    if import.complete {
        return Ok(());
    }
    for facility in &import.facilities {
        open(app, &import, facility).await?;
    }
    for part in import.done..import.parts {
        let stale = part_of(app, &import, part).await?;
        import = ImportRow { done: part + 1, stale: import.stale + count(stale), ..import };
        app.school.note_import(&import).await?;
    }
    Ok(app.school.note_import(&ImportRow { complete: true, ..import }).await?)
}

/// The school as it shall be. Where it is there already an earlier delivery has written it; where staff have changed it
/// meanwhile, the children find the classes that they need or are left as they are.
async fn open(app: &App, import: &ImportRow, facility: &str) -> Result<(), EventError> {
    let Some(row) = app.school.incoming_facility(&import.id, facility).await? else { return Ok(()) };
    let there = app.attendance.facility(facility).await?;
    if there.as_ref().map_or(0, |there| there.version) + 1 == row.version {
        app.attendance.save_facility(&row, &trail(app, import, facility)).await?;
    }
    Ok(())
}

/// Writes the children of one part; how many somebody else has changed since it was looked at.
async fn part_of(app: &App, import: &ImportRow, part: u32) -> Result<usize, EventError> {
    let mut by_facility: BTreeMap<String, Vec<Incoming>> = BTreeMap::new();
    for incoming in app.school.incoming(&import.id, part).await? {
        by_facility.entry(incoming.facility.clone()).or_default().push(incoming);
    }
    let mut stale = 0;
    for (facility, incoming) in by_facility {
        let past = incoming.iter().filter_map(|one| Some((one.child.id.clone(), one.past.clone()?)));
        app.school.keep_past(&facility, &past.collect::<Vec<_>>()).await?;
        let ids: BTreeSet<String> = incoming.iter().map(|one| one.child.id.clone()).collect();
        let there = app.attendance.roster_of(&facility, &ids).await?;
        let wanted =
            incoming.into_iter().filter(|one| there.get(&one.child.id).is_none_or(|row| row.child != one.child));
        let saves: Vec<ChildSave> = wanted.map(|one| ChildSave { child: one.child, over: one.over }).collect();
        stale += app.attendance.save_children(&facility, &saves, |child| trail(app, import, &child.id)).await?.len();
    }
    Ok(stale)
}

pub(crate) async fn progress(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<RosterImport>, Problem> {
    let import = app.school.import(&id).await?.ok_or(Refusal::NotFound)?;
    import.facilities.iter().try_for_each(|facility| carer.enters(facility))?;
    Ok(Json(card(&import)))
}

pub(crate) async fn history(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, child)): Path<(String, String)>,
) -> Result<Json<Vec<PastClass>>, Problem> {
    carer.enters(&id)?;
    app.attendance.roster_child(&id, &child).await?.ok_or(Refusal::NotFound)?;
    let past = app.school.past(&id, &child).await?.into_iter();
    let card = |row: PastRow| PastClass { school_year: row.school_year, class: row.class, number: row.number };
    Ok(Json(past.map(card).collect()))
}

fn card(import: &ImportRow) -> RosterImport {
    let percent = (100 * import.done).checked_div(import.parts).unwrap_or(100);
    RosterImport {
        id: import.id.clone(),
        children: import.children,
        percent: u8::try_from(percent).unwrap_or(100),
        complete: import.complete,
        stale: import.stale,
    }
}

/// In the name of whoever ordered it.
fn trail(app: &App, import: &ImportRow, subject: &str) -> AuditEntry {
    AuditEntry {
        actor: format!("staff:{}", import.by),
        action: "roster.imported".to_owned(),
        subject: subject.to_owned(),
        at: app.world.clock.now(),
        id: app.world.ids.new_id("aud"),
    }
}
