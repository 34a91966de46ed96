use utoipa::OpenApi;

use crate::{ErrorBody, InboxPage, NewSurveyAnswer, ReceivedMessage};

#[derive(OpenApi)]
#[openapi(paths(inbox, read_message, message_receipt, message_attachment, answer_survey))]
pub(super) struct School;

/// What schools and nurseries have written about the resident's children, newest first.
#[utoipa::path(get, path = "/api/messages", security(("resident" = [])), params(("before" = Option<String>, Query, description = "What comes after this place, as a page before named it")), responses((status = 200, body = InboxPage), (status = "4XX", body = ErrorBody)))]
fn inbox() {}

/// One message, in the resident's language or in `lang`. Whoever may not read of any of its children any more does not
/// find it.
#[utoipa::path(get, path = "/api/messages/{id}", security(("resident" = [])), params(("id" = String, Path), ("lang" = Option<String>, Query, description = "BCP 47 tag")), responses((status = 200, body = ReceivedMessage), (status = "4XX", body = ErrorBody)))]
fn read_message() {}

/// Says that it was read; the first time counts.
#[utoipa::path(post, path = "/api/messages/{id}/receipt", security(("resident" = [])), params(("id" = String, Path)), responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn message_receipt() {}

/// A file that goes with it.
#[utoipa::path(get, path = "/api/messages/{id}/attachments/{attachment}", security(("resident" = [])), params(("id" = String, Path), ("attachment" = String, Path)), responses((status = 200, content_type = "application/octet-stream", body = String), (status = "4XX", body = ErrorBody)))]
fn message_attachment() {}

/// Answers a survey that a message brings: of a named one as often as the deadline allows, of an anonymous one once.
#[utoipa::path(put, path = "/api/surveys/{id}/answers", security(("resident" = [])), params(("id" = String, Path)), request_body = NewSurveyAnswer, responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn answer_survey() {}
