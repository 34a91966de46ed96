//! Requests as they came, byte for byte as far as JSON goes, so that LINE's own specification can judge them elsewhere.

use std::sync::{Arc, PoisonError};

use axum::{
    body::{Body, to_bytes},
    extract::{Request as HttpRequest, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;

use crate::LineDouble;

/// More than LINE takes; what is too large is refused further in.
const LARGEST: usize = 4 * 1024 * 1024;

/// One request to LINE's API.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Request {
    /// Such as `POST`.
    pub method: String,
    /// Such as `/v2/bot/message/push`.
    pub path: String,
    /// `null` where there was none, or no JSON.
    pub body: Value,
}

impl LineDouble {
    /// Keeps every request from now on.
    pub fn record(&self) {
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default();
    }

    /// What was kept.
    pub fn recorded(&self) -> Vec<Request> {
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default()
    }
}

/// Keeps a request where that was asked for, and hands it on.
pub(crate) async fn keep(State(double): State<Arc<LineDouble>>, request: HttpRequest, next: Next) -> Response {
    if double.recorded.lock().unwrap_or_else(PoisonError::into_inner).is_none() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let kept = Request {
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        body: serde_json::from_slice(&bytes).unwrap_or_default(),
    };
    if let Some(recorded) = double.recorded.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        recorded.push(kept);
    }
    next.run(HttpRequest::from_parts(parts, Body::from(bytes))).await
}
