use utoipa::OpenApi;

use crate::{AttemptCard, CardAnswer, ErrorBody, IdentityCard, NewAttempt, RegisteredCard};

#[derive(OpenApi)]
#[openapi(paths(identity, begin_identity, identity_done, register_identity, withdraw_identity))]
pub(super) struct Identity;

/// What is kept of the resident's identity, and what they agree to by registering it.
#[utoipa::path(get, path = "/api/identity", security(("resident" = [])), responses((status = 200, body = IdentityCard), (status = "4XX", body = ErrorBody)))]
fn identity() {}

/// Begins a sign-in with the My Number card; the purpose that was shown is agreed to with it.
#[utoipa::path(post, path = "/api/identity/attempts", security(("resident" = [])), request_body = NewAttempt, responses((status = 201, body = AttemptCard), (status = "4XX", body = ErrorBody)))]
fn begin_identity() {}

/// Where the provider sends the browser back; goes on to the page, with code and state in the fragment.
#[utoipa::path(get, path = "/identity/done", params(("state" = Option<String>, Query), ("code" = Option<String>, Query), ("error" = Option<String>, Query)), responses((status = 303), (status = "4XX", body = ErrorBody)))]
fn identity_done() {}

/// Keeps the four items that the card gives, in place of earlier ones.
#[utoipa::path(post, path = "/api/identity/registration", security(("resident" = [])), request_body = CardAnswer, responses((status = 201, body = RegisteredCard), (status = "4XX", body = ErrorBody)))]
fn register_identity() {}

/// Removes the four items. Again: the same answer.
#[utoipa::path(delete, path = "/api/identity", security(("resident" = [])), responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn withdraw_identity() {}
