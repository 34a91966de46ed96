//! Programmes: described, looked at on the people of their list, saved.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{CohortPerson, CohortPreview, ListCard, Refusal, SaveProgramme, StaffProgramme};
use domain::{
    benefit::{Programme, shift},
    text::Lang,
};
use platform::{Problem, auth::Officer};
use tables::ProgrammeRow;

use super::audit;
use crate::{App, because, people, people::Person, shown};

/// People who are named on either side of a change.
const NAMED: usize = 20;

pub(crate) async fn list(State(app): State<Arc<App>>, _: Officer) -> Result<Json<Vec<StaffProgramme>>, Problem> {
    Ok(Json(app.benefits.programmes().await?.into_iter().map(card).collect()))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    officer: Officer,
    Json(SaveProgramme { programme, version }): Json<SaveProgramme>,
) -> Result<Json<StaffProgramme>, Problem> {
    check(&programme)?;
    if let Some(there) = app.benefits.programme(&programme.id).await? {
        is_same_round(&there.programme, &programme)?;
    }
    let trail = audit(&app, &officer, "programme.saved", &programme.id);
    match app.benefits.save_programme(&programme, version, &trail).await {
        Ok(_) => {}
        Err(tables::StoreError::Conflict(_)) => return Err(Refusal::VersionConflict.into()),
        Err(error) => return Err(error.into()),
    }
    Ok(Json(card(super::programme(&app, &programme.id).await?)))
}

pub(crate) async fn preview(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
    Json(SaveProgramme { programme, .. }): Json<SaveProgramme>,
) -> Result<Json<CohortPreview>, Problem> {
    check(&programme)?;
    if programme.id != id {
        return Err(because(Refusal::ProgrammeInvalid, "id: other"));
    }
    let Some(row) = app.benefits.programme(&id).await? else {
        return Ok(Json(CohortPreview {
            enter: 0,
            leave: 0,
            stay: 0,
            unknown: 0,
            entering: Vec::new(),
            leaving: Vec::new(),
            leaving_applied: 0,
        }));
    };
    is_same_round(&row.programme, &programme)?;
    let people = people::all(&app, &row).await?;
    let listed: Vec<&Person> = people.iter().filter(|person| person.listed.is_some()).collect();
    let facts = listed.iter().filter_map(|person| person.listed.as_ref()).map(|listed| &listed.facts);
    let change = shift(&row.programme.who, &programme.who, facts);
    let at =
        |places: &[usize]| -> Vec<&Person> { places.iter().filter_map(|place| listed.get(*place).copied()).collect() };
    let named = |people: &[&Person]| people.iter().take(NAMED).map(|person| named(person, &programme)).collect();
    let (entering, leaving) = (at(&change.enter), at(&change.leave));
    let has_applied = |person: &&&Person| shown::applied_at(person.state()).is_some();
    Ok(Json(CohortPreview {
        enter: count(entering.len()),
        leave: count(leaving.len()),
        stay: count(change.stay),
        unknown: count(change.unknown.len()),
        leaving_applied: count(leaving.iter().filter(has_applied).count()),
        entering: named(&entering),
        leaving: named(&leaving),
    }))
}

fn named(person: &Person, programme: &Programme) -> CohortPerson {
    let name = person.listed.as_ref().map(|listed| listed.name.clone()).unwrap_or_default();
    let lines = person.derive(programme).map(|derivation| shown::lines(&derivation, Lang::Ja)).unwrap_or_default();
    CohortPerson { subject: person.subject.clone(), name, lines }
}

/// Rights, files and notices hang on the round and on whom it is for: another round is another programme.
fn is_same_round(there: &Programme, new: &Programme) -> Result<(), Problem> {
    let field = match (there.period == new.period, there.unit == new.unit) {
        (true, true) => return Ok(()),
        (false, _) => "period",
        (true, false) => "for",
    };
    Err(because(Refusal::ProgrammeInvalid, format!("{field}: fixed")))
}

fn check(programme: &Programme) -> Result<(), Problem> {
    programme.check().map_err(|flaw| because(Refusal::ProgrammeInvalid, flaw.to_string()))
}

fn card(ProgrammeRow { programme, version, list }: ProgrammeRow) -> StaffProgramme {
    let list = list.map(|list| ListCard { rows: list.rows, imported_at: shown::moment(list.at) });
    StaffProgramme { programme, version, list }
}

pub(super) fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
