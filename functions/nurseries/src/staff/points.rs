//! Tables of points: looked at on the saved cases, published.

use std::sync::Arc;

use axum::{Json, extract::State};
use contract::{PointsByRule, PointsChanged, PointsFailed, PointsRerun, Refusal, SavePoints, StaffPoints};
use domain::points::{self, Case, Edit};
use platform::{Problem, auth::Officer};
use tables::{CaseRow, StoreError};

use super::{audit, count};
use crate::{
    App, because,
    estimate::{in_short, span},
};

pub(crate) async fn list(State(app): State<Arc<App>>, _: Officer) -> Result<Json<Vec<StaffPoints>>, Problem> {
    let mut all = Vec::new();
    for row in app.nurseries.all_points().await? {
        let cases = count(app.nurseries.cases(&row.rules.municipality).await?.len());
        all.push(StaffPoints { rules: row.rules, version: row.version, cases });
    }
    Ok(Json(all))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    officer: Officer,
    Json(SavePoints { rules, version }): Json<SavePoints>,
) -> Result<Json<StaffPoints>, Problem> {
    rules.check().map_err(|flaw| because(Refusal::PointsInvalid, flaw.to_string()))?;
    match app.nurseries.save_points(&rules, version, &audit(&app, &officer, "points.published", &rules.id)).await {
        Ok(()) => {}
        Err(StoreError::Conflict(_)) => return Err(Refusal::VersionConflict.into()),
        Err(error) => return Err(error.into()),
    }
    let cases = count(app.nurseries.cases(&rules.municipality).await?.len());
    Ok(Json(StaffPoints { rules, version: version + 1, cases }))
}

pub(crate) async fn rerun(
    State(app): State<Arc<App>>,
    _: Officer,
    Json(SavePoints { rules, .. }): Json<SavePoints>,
) -> Result<Json<PointsRerun>, Problem> {
    rules.check().map_err(|flaw| because(Refusal::PointsInvalid, flaw.to_string()))?;
    let saved = app.nurseries.cases(&rules.municipality).await?;
    let cases: Vec<Case> =
        saved.iter().map(|case| Case { id: case.id.clone(), household: case.household.clone() }).collect();
    let there = app.nurseries.points(&rules.municipality, rules.effective_from).await?;
    // A table for another April is tried against the one before it.
    let before = match there {
        Some(row) => Some(row.rules),
        None => app
            .nurseries
            .all_points()
            .await?
            .into_iter()
            .map(|row| row.rules)
            .filter(|other| other.municipality == rules.municipality && other.effective_from < rules.effective_from)
            .max_by_key(|other| other.effective_from),
    };
    let before = before.as_ref().unwrap_or(&rules);
    let found = points::rerun(before, &rules, &cases);
    Ok(Json(PointsRerun {
        cases: count(found.cases),
        changed: found
            .changed
            .iter()
            .map(|changed| PointsChanged {
                case: title(&saved, changed.case),
                before: in_short(changed.before),
                after: in_short(changed.after),
                difference: span(changed.difference),
                rules: changed.rules.clone(),
            })
            .collect(),
        failed: found
            .failed
            .iter()
            .map(|failed| PointsFailed {
                case: title(&saved, failed.case),
                after: failed.after.as_ref().map(ToString::to_string),
            })
            .collect(),
        by_rule: found
            .by_rule
            .iter()
            .map(|(rule, cases)| PointsByRule { rule: rule.clone(), cases: count(*cases) })
            .collect(),
        edits: points::diff(before, &rules).iter().map(|(id, edit)| format!("{id}: {}", edited(edit))).collect(),
    }))
}

const fn edited(edit: &Edit) -> &'static str {
    match edit {
        Edit::Added => "added",
        Edit::Removed => "removed",
        Edit::Changed { counts: true } => "changed",
        Edit::Changed { counts: false } => "words",
    }
}

fn title(saved: &[CaseRow], id: &str) -> String {
    saved.iter().find(|case| case.id == id).map_or_else(|| id.to_owned(), |case| case.title.clone())
}
