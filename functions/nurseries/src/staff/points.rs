//! Tables of points: looked at on the saved cases, published.

use std::{collections::BTreeMap, sync::Arc};

use axum::{Json, extract::State};
use contract::{PointsByRule, PointsChanged, PointsFailed, PointsRerun, Refusal, SavePoints, StaffPoints};
use domain::points::{self, Case, Edit, PointRules};
use platform::{Problem, auth::Officer, digest};
use tables::{CaseRow, PointsRow, StoreError};

use super::{audit, count};
use crate::{
    App, because,
    estimate::{in_short, span},
};

/// Bytes of a table as it is kept: a row ends at 400 KB (AWS).
const LONGEST_TABLE: usize = 380_000;

pub(crate) async fn list(State(app): State<Arc<App>>, _: Officer) -> Result<Json<Vec<StaffPoints>>, Problem> {
    let mut cases: BTreeMap<String, u32> = BTreeMap::new();
    let mut all = Vec::new();
    for PointsRow { rules, version } in app.nurseries.all_points().await? {
        let known = match cases.get(&rules.municipality) {
            Some(known) => *known,
            None => count(app.nurseries.cases(&rules.municipality).await?.len()),
        };
        cases.insert(rules.municipality.clone(), known);
        all.push(StaffPoints { rules, version, cases: known });
    }
    Ok(Json(all))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    officer: Officer,
    Json(SavePoints { rules, version, shown }): Json<SavePoints>,
) -> Result<Json<StaffPoints>, Problem> {
    let tried = tried(&app, rules, version).await?;
    if shown.as_deref() != Some(tried.shown().as_str()) {
        return Err(Refusal::ShownChanged.into());
    }
    let Tried { rules, saved, .. } = tried;
    match app.nurseries.save_points(&rules, version, &audit(&app, &officer, "points.published", &rules.id)).await {
        Ok(()) => Ok(Json(StaffPoints { rules, version: version + 1, cases: count(saved.len()) })),
        Err(StoreError::Conflict(_)) => Err(Refusal::VersionConflict.into()),
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn rerun(
    State(app): State<Arc<App>>,
    _: Officer,
    Json(SavePoints { rules, version, .. }): Json<SavePoints>,
) -> Result<Json<PointsRerun>, Problem> {
    Ok(Json(tried(&app, rules, version).await?.report()))
}

/// A table with what it is tried on.
struct Tried {
    rules: PointRules,
    version: u64,
    /// The one that counts now, or did the April before; the table itself where there is none.
    before: PointRules,
    saved: Vec<CaseRow>,
}

async fn tried(app: &App, rules: PointRules, version: u64) -> Result<Tried, Problem> {
    rules.check().map_err(|flaw| because(Refusal::PointsInvalid, flaw.to_string()))?;
    let length = serde_json::to_string(&rules).map_err(Problem::failed)?.len();
    if length > LONGEST_TABLE {
        return Err(because(Refusal::PointsInvalid, "rules: too_long"));
    }
    let saved = app.nurseries.cases(&rules.municipality).await?;
    let mut tables = app.nurseries.points_of(&rules.municipality).await?.into_iter().map(|row| row.rules);
    let before = tables.rfind(|table| table.effective_from <= rules.effective_from);
    Ok(Tried { before: before.unwrap_or_else(|| rules.clone()), rules, version, saved })
}

impl Tried {
    /// Names what was looked at: both tables and the cases.
    fn shown(&self) -> String {
        let (before, rules) = (in_text(&self.before), in_text(&self.rules));
        let version = self.version.to_string();
        let cases = self.saved.iter().map(|case| case.id.as_str());
        let parts: Vec<&str> = [before.as_str(), &rules, &version].into_iter().chain(cases).collect();
        digest(&parts, 16)
    }

    fn report(&self) -> PointsRerun {
        let case = |case: &CaseRow| Case { id: case.id.clone(), household: case.household.clone() };
        let cases: Vec<Case> = self.saved.iter().map(case).collect();
        let found = points::rerun(&self.before, &self.rules, &cases);
        PointsRerun {
            cases: count(found.cases),
            changed: found
                .changed
                .iter()
                .map(|changed| PointsChanged {
                    case: title(&self.saved, changed.case),
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
                    case: title(&self.saved, failed.case),
                    after: failed.after.as_ref().map(ToString::to_string),
                })
                .collect(),
            by_rule: found
                .by_rule
                .iter()
                .map(|(rule, cases)| PointsByRule { rule: rule.clone(), cases: count(*cases) })
                .collect(),
            edits: points::diff(&self.before, &self.rules)
                .iter()
                .map(|(id, edit)| format!("{id}: {}", edited(edit)))
                .collect(),
            shown: self.shown(),
        }
    }
}

fn in_text(rules: &PointRules) -> String {
    serde_json::to_string(rules).unwrap_or_default()
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
