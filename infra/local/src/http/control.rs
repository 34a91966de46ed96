//! What only the local city has: its clock, settling, staff tokens, faults and figures.

use std::sync::{Arc, atomic::Ordering};

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use jiff::{Span, Timestamp, tz::TimeZone};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Town;
use crate::{clockwork::Queues, doubles::Fault};

/// 503 until the demo is in: whoever moved the clock before that would move it under the staff who write it down.
pub(super) async fn health(State(town): State<Arc<Town>>) -> Response {
    match town.ready.load(Ordering::Acquire) {
        true => Json(json!({ "status": "ready" })).into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "status": "preparing" }))).into_response(),
    }
}

pub(super) async fn clock(State(town): State<Arc<Town>>) -> Json<Value> {
    Json(hands(&town))
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub(super) enum Move {
    /// An instant with its offset.
    Set(String),
    /// An ISO 8601 duration, such as `P1D`, by Japan's calendar.
    Advance(String),
}

/// Moves the clock. What falls due in between has happened when the answer comes. Moved back, nothing is undone: what
/// was sent stays sent.
pub(super) async fn move_clock(State(town): State<Arc<Town>>, Json(order): Json<Move>) -> Response {
    let now = town.clockwork.clock.now();
    let to = match &order {
        Move::Set(at) => at.parse::<Timestamp>().map_err(|error| error.to_string()),
        Move::Advance(span) => later(now, span),
    };
    let to = match to {
        Ok(to) => to,
        Err(error) => return refused(&error),
    };
    match town.clockwork.advance(to).await {
        Ok(()) => Json(hands(&town)).into_response(),
        Err(error) => (StatusCode::GATEWAY_TIMEOUT, Json(json!({ "error": error.to_string() }))).into_response(),
    }
}

fn later(now: Timestamp, span: &str) -> Result<Timestamp, String> {
    let span: Span = span.parse().map_err(|error: jiff::Error| error.to_string())?;
    let zone = TimeZone::get("Asia/Tokyo").map_err(|error| error.to_string())?;
    now.to_zoned(zone).checked_add(span).map(|at| at.timestamp()).map_err(|error| error.to_string())
}

fn hands(town: &Town) -> Value {
    let clock = &town.clockwork.clock;
    let zone = TimeZone::get("Asia/Tokyo").unwrap_or(TimeZone::UTC);
    let local = clock.now().to_zoned(zone).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    json!({ "now": local, "still": clock.is_still() })
}

fn refused(why: &str) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({ "error": why }))).into_response()
}

/// Returns when nothing is in flight and nothing is due.
pub(super) async fn settle(State(town): State<Arc<Town>>) -> Response {
    match town.clockwork.settle().await {
        Ok(()) => Json(hands(&town)).into_response(),
        Err(stuck) => (StatusCode::GATEWAY_TIMEOUT, Json(json!({ "stuck": stuck.0 }))).into_response(),
    }
}

#[derive(Deserialize)]
pub(super) struct StaffToken {
    /// Who it is, where a scene needs two people.
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    scopes: Vec<String>,
}

/// A staff token as the sign-in page would issue it.
pub(super) async fn staff_token(State(town): State<Arc<Town>>, Json(ask): Json<StaffToken>) -> Response {
    let subject = ask.subject.as_deref().unwrap_or("staff-test");
    match town.provider.token(subject, &ask.roles.join(","), &ask.scopes.join(",")) {
        Ok(token) => Json(json!({ "token": token })).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum FaultOrder {
    /// Takes back every order.
    Clear {
        clear: bool,
    },
    Fault(Fault),
}

pub(super) async fn dynamodb_fault(State(town): State<Arc<Town>>, Json(order): Json<FaultOrder>) -> StatusCode {
    match order {
        FaultOrder::Clear { clear: true } => town.meter.clear_faults(),
        FaultOrder::Clear { clear: false } => {}
        FaultOrder::Fault(fault) => town.meter.add_fault(fault),
    }
    StatusCode::NO_CONTENT
}

/// Request units per table and operation, writes and reads that DynamoDB refused, faults that happened, requests per queue,
/// LINE calls per method, since the last reset.
pub(super) async fn metrics(State(town): State<Arc<Town>>) -> Json<Value> {
    let queues = match &town.clockwork.queues {
        Queues::Own(sqs) => json!(sqs.requests()),
        Queues::Outside { .. } => Value::Null,
    };
    Json(json!({
        "tables": town.meter.units(), "refused": town.meter.refused(), "faults": town.meter.happened(),
        "queues": queues, "line": town.clockwork.line.calls(),
    }))
}

pub(super) async fn reset_metrics(State(town): State<Arc<Town>>) -> StatusCode {
    town.meter.reset();
    town.clockwork.line.reset_calls();
    if let Queues::Own(sqs) = &town.clockwork.queues {
        sqs.reset_requests();
    }
    StatusCode::NO_CONTENT
}
