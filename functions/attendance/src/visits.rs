//! The entrance of a centre. Families tap once; the municipality gets numbers without names, and a family keeps its own
//! list where it wants one.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use contract::{CentreCard, NewVisit, Refusal, VisitCard};
use domain::facility::{Facility, FacilityKind, is_facility_id};
use platform::{Problem, auth::Resident, digest, idempotency_key};
use tables::Visit;

use crate::{App, shown};

/// A playgroup leader with a pram full; more is a typing error.
const MOST_ADULTS: u8 = 10;
const MOST_CHILDREN: usize = 12;
const OLDEST: u8 = 17;

pub(crate) async fn centre(State(app): State<Arc<App>>, Path(id): Path<String>) -> Result<Json<CentreCard>, Problem> {
    let Facility { id, name, .. } = find(&app, &id).await?;
    Ok(Json(CentreCard { id, name }))
}

pub(crate) async fn enter(
    State(app): State<Arc<App>>,
    resident: Resident,
    headers: HeaderMap,
    Json(NewVisit { facility_id, code, adults, children, remember }): Json<NewVisit>,
) -> Result<(StatusCode, Json<VisitCard>), Problem> {
    let key = idempotency_key(&headers)?;
    let facility = find(&app, &facility_id).await?;
    let now = app.world.clock.now();
    let day = platform::today(now);
    if !app.keys.is_entrance(&facility.id, &code, now.as_second(), day) {
        return Err(Refusal::CodeInvalid.into());
    }
    let people = usize::from(adults) + children.len();
    let fits = people > 0 && adults <= MOST_ADULTS && children.len() <= MOST_CHILDREN;
    if !fits || children.iter().any(|age| *age > OLDEST) {
        return Err(Refusal::VisitInvalid.into());
    }
    // The page's key is random, so the count cannot be traced to whoever sent it.
    let id = digest(&[key], 12);
    let visit = Visit { hour: platform::here(now).hour(), adults, children };
    let remembered = remember.then_some((resident.id.as_str(), now));
    app.attendance.visit(&facility.id, day, &id, &visit, remembered).await?;
    Ok((StatusCode::CREATED, Json(VisitCard { facility: facility.name, at: shown::moment(now) })))
}

pub(crate) async fn mine(State(app): State<Arc<App>>, resident: Resident) -> Result<Json<Vec<VisitCard>>, Problem> {
    let facilities = app.attendance.facilities().await?;
    let name = |id: &str| {
        let found = facilities.iter().find(|row| row.facility.id == id);
        found.map_or_else(|| id.to_owned(), |row| row.facility.name.clone())
    };
    let visits = app.attendance.visited(&resident.id).await?.into_iter();
    Ok(Json(visits.map(|one| VisitCard { facility: name(&one.facility), at: shown::moment(one.at) }).collect()))
}

pub(crate) async fn forget(State(app): State<Arc<App>>, resident: Resident) -> Result<StatusCode, Problem> {
    app.attendance.forget_visits(&resident.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A centre; a nursery has no entrance for everybody.
async fn find(app: &App, id: &str) -> Result<Facility, Problem> {
    if !is_facility_id(id) {
        return Err(Refusal::NotFound.into());
    }
    let row = app.attendance.facility(id).await?.filter(|row| row.facility.kind == FacilityKind::Centre);
    Ok(row.ok_or(Refusal::NotFound)?.facility)
}
