//! Anonymous cases, on which a change of a table is tried before it is published.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{NewPointsCase, PointsCase, Refusal};
use domain::text::MunicipalText;
use platform::{Problem, auth::Officer};
use tables::{CaseRow, StoreError};

use super::audit;
use crate::{App, because};

/// Cases of one municipality.
const MOST: usize = 500;
/// Bytes of a household: thousands of values that the office has set are nobody's.
const LONGEST_ANSWERS: usize = 20_000;
/// Characters of a title.
const LONGEST: usize = 60;

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(municipality): Path<String>,
) -> Result<Json<Vec<PointsCase>>, Problem> {
    let cases = app.nurseries.cases(&municipality).await?;
    Ok(Json(cases.into_iter().map(card).collect()))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(municipality): Path<String>,
    Json(NewPointsCase { title, household }): Json<NewPointsCase>,
) -> Result<(StatusCode, Json<PointsCase>), Problem> {
    let is_known = app.nurseries.all_points().await?.iter().any(|row| row.rules.municipality == municipality);
    if !is_known {
        return Err(Refusal::NotFound.into());
    }
    let title = title.trim().to_owned();
    if title.is_empty() {
        return Err(Refusal::TextEmpty.into());
    }
    if title.chars().count() > LONGEST {
        return Err(Refusal::TextTooLong.into());
    }
    MunicipalText::new(&title).map_err(|_| Refusal::TextNotAllowed)?;
    household.check().map_err(|error| because(Refusal::HouseholdInvalid, error.to_string()))?;
    if serde_json::to_string(&household).map_err(Problem::failed)?.len() > LONGEST_ANSWERS {
        return Err(because(Refusal::HouseholdInvalid, "manual: too_many"));
    }
    if app.nurseries.cases(&municipality).await?.len() >= MOST {
        return Err(Refusal::BadRequest.into());
    }
    let id = app.world.ids.new_id("case");
    let case = CaseRow { id, title, household, saved_at: app.world.clock.now() };
    let trail = audit(&app, &officer, "points.case_saved", &case.id);
    app.nurseries.save_case(&municipality, &case, &trail).await?;
    Ok((StatusCode::CREATED, Json(card(case))))
}

pub(crate) async fn remove(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((municipality, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let trail = audit(&app, &officer, "points.case_removed", &id);
    match app.nurseries.delete_case(&municipality, &id, &trail).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(StoreError::Conflict(_)) => Err(Refusal::NotFound.into()),
        Err(error) => Err(error.into()),
    }
}

fn card(case: CaseRow) -> PointsCase {
    PointsCase { id: case.id, title: case.title, household: case.household }
}
