use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{NoticeBatch, Refusal, Run};
use jiff::civil::Date;
use platform::{Problem, auth::Officer};

use crate::App;

/// A month of daily pushes.
const MOST: usize = 31;

pub(crate) async fn list(State(app): State<Arc<App>>, _: Officer) -> Result<Json<Vec<Run>>, Problem> {
    let runs = app.life_stage.runs(MOST).await?;
    Ok(Json(runs.into_iter().map(Run::from).collect()))
}

/// How far the batches of one day have come.
pub(crate) async fn notices(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(day): Path<String>,
) -> Result<Json<Vec<NoticeBatch>>, Problem> {
    let day: Date = day.parse().map_err(|_| Refusal::DateDoesNotExist)?;
    let mut batches = app.notices.of_run(day).await?;
    batches.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
    Ok(Json(batches.into_iter().map(NoticeBatch::from).collect()))
}
