//! Searches, answered from what is kept in memory.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contract::{NurseryCard, NurserySearch, Refusal};
use domain::nursery::AgeClass;
use platform::{Problem, auth::Resident};

use crate::{App, because, query::Asked, shown};

pub(crate) async fn many(
    State(app): State<Arc<App>>,
    _: Resident,
    Query(asked): Query<Asked>,
) -> Result<Json<NurserySearch>, Problem> {
    let query = asked.query()?;
    let published = app.shelf.take(app.world.clock.now()).await?;
    let hits = published.index.search(&query, app.world.clock.today());
    let hits = hits.map_err(|error| because(Refusal::QueryInvalid, error.code()))?;
    let class = query.class.and_then(|class| AgeClass::new(class).ok());
    let found = hits.iter().filter_map(|hit| {
        let nursery = published.nurseries.get(published.index.source(hit.row)?)?;
        Some(shown::hit(nursery, hit, class))
    });
    Ok(Json(NurserySearch {
        hits: found.collect(),
        of: u32::try_from(published.nurseries.len()).unwrap_or(u32::MAX),
        edition: published.etag(),
    }))
}

pub(crate) async fn one(
    State(app): State<Arc<App>>,
    _: Resident,
    Path(key): Path<String>,
) -> Result<Json<NurseryCard>, Problem> {
    let published = app.shelf.take(app.world.clock.now()).await?;
    let found = shown::named(&key).and_then(|(municipality, id)| published.find(municipality, id));
    found.map(|nursery| Json(shown::card(nursery))).ok_or_else(|| Refusal::NotFound.into())
}

/// The same for whoever searches by themself.
pub(crate) async fn pack(State(app): State<Arc<App>>, _: Resident, asked: HeaderMap) -> Result<Response, Problem> {
    let published = app.shelf.take(app.world.clock.now()).await?;
    let etag = format!("\"{}\"", published.etag());
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, HeaderValue::from_str(&etag).map_err(Problem::failed)?);
    // Kept, and asked about each time: a published vacancy is seen by the next who looks.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if asked.get(header::IF_NONE_MATCH).is_some_and(|known| known == etag.as_str()) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    Ok((headers, published.pack.clone()).into_response())
}
