//! A file of facilities: read, compared with what is published, shown, and published if it is what was shown.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    body::Bytes,
    extract::{Query, State},
};
use contract::{
    FacilityChange, FacilityDifference, FacilityFieldChange, FacilityFlaw, FacilityImport, FacilityRow, Refusal,
};
use domain::nursery::{
    Difference, Key, Nursery, diff,
    import::{self, Import, Outcome, RowReport, Warning},
};
use platform::{Problem, auth::Officer, digest};
use serde::Deserialize;
use serde_json::Value;
use tables::{NewCatalogue, Published, StoreError};

use super::{audit, count};
use crate::{App, because, shown::word};

/// Rows of a report; who brings a file with more flaws mends the first ones first.
const MOST_ROWS: usize = 1_000;
/// Facilities that are named on each side of a difference.
const MOST_NAMED: usize = 100;

/// What is done with the file.
#[derive(Deserialize)]
pub(crate) struct Order {
    dry_run: Option<bool>,
    shown: Option<String>,
    gone: Option<u32>,
}

pub(crate) async fn file(
    State(app): State<Arc<App>>,
    officer: Officer,
    Query(order): Query<Order>,
    body: Bytes,
) -> Result<Json<FacilityImport>, Problem> {
    let now = app.world.clock.now();
    let published = app.shelf.newest(now).await?;
    let read = import::import_over(&body, &app.files, &published.nurseries);
    let read = read.map_err(|error| because(Refusal::FileInvalid, error.to_string()))?;
    let difference = diff(&published.nurseries, &read.nurseries);
    let shown = digest(&[&published.etag(), &hex::encode(&body)], 16);
    let report = report(&read, &difference, &published, shown);
    if order.dry_run.unwrap_or(true) {
        return Ok(Json(report));
    }
    if report.taken + report.warned == 0 {
        return Err(because(Refusal::FileInvalid, "no row could be taken"));
    }
    // The same file again changes nothing and writes nothing, also when the answer to the first was lost.
    if difference.is_nothing() {
        return Ok(Json(FacilityImport { published: true, ..report }));
    }
    if order.shown.as_deref() != Some(report.shown.as_str()) {
        return Err(Refusal::ImportChanged.into());
    }
    if report.asks_gone && order.gone != Some(report.difference.gone) {
        return Err(Refusal::TooManyGone.into());
    }
    publish(&app, &officer, &published, read.nurseries).await?;
    Ok(Json(FacilityImport { published: true, ..report }))
}

async fn publish(app: &App, officer: &Officer, before: &Published, nurseries: Vec<Nursery>) -> Result<(), Problem> {
    let now = app.world.clock.now();
    let trail = audit(app, officer, "facilities.published", &app.files.municipality);
    let edition = app.world.ids.new_id("cat");
    let by = officer.subject.clone();
    let new = NewCatalogue { edition: edition.clone(), before: before.head.clone(), nurseries, at: now, by };
    let outcome = app.nurseries.publish(&new, &trail).await;
    // What is not published any more is deleted, and so is what did not come to be.
    let over = match &outcome {
        Ok(_) => before.head.as_ref().map(|head| head.edition.clone()),
        Err(StoreError::Conflict(_)) => Some(edition),
        Err(_) => None,
    };
    if let Some(over) = over
        && let Err(error) = app.nurseries.sweep(&over).await
    {
        tracing::warn!(edition = over, %error, "an edition that nobody reads is left behind");
    }
    match outcome {
        // Whoever asks next looks again.
        Ok(_) => {
            app.shelf.newest(now).await.ok();
            Ok(())
        }
        Err(StoreError::Conflict(_)) => Err(Refusal::ImportChanged.into()),
        Err(error) => Err(error.into()),
    }
}

fn report(read: &Import, difference: &Difference, published: &Published, shown: String) -> FacilityImport {
    let (taken, warned, refused) = read.counts();
    let before: BTreeMap<Key, &str> = names(&published.nurseries);
    let after = names(&read.nurseries);
    let named = |keys: &[Key], among: &BTreeMap<Key, &str>| {
        let names = keys.iter().filter_map(|key| among.get(key)).take(MOST_NAMED);
        names.map(|name| (*name).to_owned()).collect()
    };
    let flawed = read.rows.iter().filter(|row| row.outcome() != Outcome::Taken).take(MOST_ROWS);
    FacilityImport {
        contents: word(&read.contents),
        format: word(&read.format),
        encoding: word(&read.encoding),
        taken: count(taken),
        warned: count(warned),
        refused: count(refused),
        rows: flawed.map(row).collect(),
        unread: read.unread.clone(),
        difference: FacilityDifference {
            added: count(difference.added.len()),
            changed: count(difference.changed.len()),
            gone: count(difference.gone.len()),
            unchanged: count(difference.unchanged),
            adding: named(&difference.added, &after),
            changing: difference
                .changed
                .iter()
                .take(MOST_NAMED)
                .map(|change| FacilityChange {
                    name: change.name.clone(),
                    fields: change
                        .fields
                        .iter()
                        .map(|field| FacilityFieldChange {
                            field: field.field.clone(),
                            old: field.old.as_ref().map(in_words),
                            new: field.new.as_ref().map(in_words),
                        })
                        .collect(),
                })
                .collect(),
            going: named(&difference.gone, &before),
        },
        shown,
        asks_gone: difference.asks_gone(&published.nurseries),
        published: false,
    }
}

fn names(nurseries: &[Nursery]) -> BTreeMap<Key, &str> {
    nurseries.iter().map(|nursery| (nursery.key(), nursery.name.as_str())).collect()
}

fn in_words(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn row(row: &RowReport) -> FacilityRow {
    FacilityRow {
        row: row.row,
        name: row.name.clone(),
        refused: row.refused.as_ref().map(flaw),
        warnings: row.warnings.iter().map(flaw).collect(),
    }
}

/// A reason with its kind and what belongs to it, as the domain writes it.
fn flaw(warning: &Warning) -> FacilityFlaw {
    let mut reason = serde_json::to_value(&warning.reason).unwrap_or_default();
    let kind = reason.as_object_mut().and_then(|reason| reason.remove("kind"));
    let value = reason.as_object().and_then(|rest| rest.values().next()).map(in_words);
    FacilityFlaw {
        column: warning.column.clone(),
        cell: warning.cell.clone(),
        reason: kind.as_ref().map(in_words).unwrap_or_default(),
        value,
    }
}
