//! LINE's words.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use city_base::JournalError;
use serde_json::json;

use crate::{check::Complaints, faults::Named};

pub(crate) fn refusal(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "message": message }))).into_response()
}

pub(crate) fn bad_request(message: &str) -> Response {
    refusal(StatusCode::BAD_REQUEST, message)
}

pub(crate) fn complaints(found: Complaints) -> Response {
    (StatusCode::BAD_REQUEST, Json(found.into_json())).into_response()
}

pub(crate) fn unauthorized() -> Response {
    let message = "Authentication failed. Confirm that the access token in the authorization header is valid.";
    refusal(StatusCode::UNAUTHORIZED, message)
}

pub(crate) fn too_many(kind: Named) -> Response {
    let message = match kind {
        Named::Quota => "You have reached your monthly limit.",
        Named::UserFlood => "Too many messages have been sent to the same user. Try again later.",
        _ => "The API rate limit has been exceeded. Try again later.",
    };
    refusal(StatusCode::TOO_MANY_REQUESTS, message)
}

/// A status that was ordered.
pub(crate) fn told(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    refusal(status, status.canonical_reason().unwrap_or("An error occurred"))
}

/// The double's own trouble: without its journal it must not answer for anything.
pub(crate) fn broken(error: &JournalError) -> Response {
    refusal(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string())
}
