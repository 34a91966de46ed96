use utoipa::OpenApi;

use crate::{
    AttachmentCard, DraftMessage, DraftedSurvey, ErrorBody, MessageCorrection, MessageEdit, MessageReaders,
    MessageShown, NewCorrection, NewReminder, NewSurvey, PastClass, RosterImport, RosterPlan, StaffMessage,
    StaffMessageLine, StaffSurvey,
};

#[derive(OpenApi)]
#[openapi(paths(
    staff_messages,
    draft_message,
    written_message,
    edit_message,
    submit_message,
    approve_message,
    cancel_message,
    recall_message,
    correct_message,
    remind_of_message,
    message_readers,
    bring_attachment,
    staff_attachment,
    draft_survey,
    staff_survey,
    survey_file,
    import_roster,
    roster_import,
    pupil_history
))]
pub(super) struct StaffSchool;

/// Messages of one school or nursery, newest first, at most 50.
#[utoipa::path(get, path = "/api/staff/messages", security(("staff" = [])), params(("facility" = String, Query)), responses((status = 200, body = Vec<StaffMessageLine>), (status = "4XX", body = ErrorBody)))]
fn staff_messages() {}

/// Writes a draft, and says whom it would reach, how that differs from the usual, and who else has to look. Nothing is sent.
#[utoipa::path(post, path = "/api/staff/messages", security(("staff" = [])), params(("Idempotency-Key" = String, Header)), request_body = DraftMessage, responses((status = 201, body = StaffMessage), (status = "4XX", body = ErrorBody)))]
fn draft_message() {}

/// One message as it stands.
#[utoipa::path(get, path = "/api/staff/messages/{id}", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = StaffMessage), (status = "4XX", body = ErrorBody)))]
fn written_message() {}

/// Another draft in its place, before it leaves.
#[utoipa::path(put, path = "/api/staff/messages/{id}", security(("staff" = [])), params(("id" = String, Path)), request_body = MessageEdit, responses((status = 200, body = StaffMessage), (status = "4XX", body = ErrorBody)))]
fn edit_message() {}

/// Sends it off: it is held for a minute (ten seconds in an emergency), or waits for a second person.
#[utoipa::path(post, path = "/api/staff/messages/{id}/submission", security(("staff" = [])), params(("id" = String, Path)), request_body = MessageShown, responses((status = 200, body = StaffMessage), (status = "4XX", body = ErrorBody)))]
fn submit_message() {}

/// The second person: not its author (`second_person_needed`), and at home wherever it reaches.
#[utoipa::path(post, path = "/api/staff/messages/{id}/approval", security(("staff" = [])), params(("id" = String, Path)), request_body = MessageShown, responses((status = 200, body = StaffMessage), (status = "4XX", body = ErrorBody)))]
fn approve_message() {}

/// Stops it before it leaves.
#[utoipa::path(post, path = "/api/staff/messages/{id}/cancellation", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = StaffMessage), (status = "4XX", body = ErrorBody)))]
fn cancel_message() {}

/// Takes it back after it has left: nobody can read it any more, and how many had is kept.
#[utoipa::path(post, path = "/api/staff/messages/{id}/recall", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = StaffMessage), (status = "4XX", body = ErrorBody)))]
fn recall_message() {}

/// Other words for a message that has left: readers see them, and that it was corrected. Nobody is told again.
#[utoipa::path(post, path = "/api/staff/messages/{id}/correction", security(("staff" = [])), params(("id" = String, Path)), request_body = NewCorrection, responses((status = 200, body = MessageCorrection), (status = "4XX", body = ErrorBody)))]
fn correct_message() {}

/// Tells those again who have not read it.
#[utoipa::path(post, path = "/api/staff/messages/{id}/reminder", security(("staff" = [])), params(("id" = String, Path)), request_body = NewReminder, responses((status = 202, body = MessageReaders), (status = "4XX", body = ErrorBody)))]
fn remind_of_message() {}

/// Who was told and who has read; of the facilities where whoever asks is at home.
#[utoipa::path(get, path = "/api/staff/messages/{id}/readers", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = MessageReaders), (status = "4XX", body = ErrorBody)))]
fn message_readers() {}

/// Brings a file: PDF, PNG, JPEG or WebP by its bytes, at most 3 MB. `attachment_refused` with the reason.
#[utoipa::path(post, path = "/api/staff/attachments", security(("staff" = [])), params(("name" = String, Query, description = "What it is called")), request_body(content = String, content_type = "application/octet-stream"), responses((status = 201, body = AttachmentCard), (status = "4XX", body = ErrorBody)))]
fn bring_attachment() {}

/// A file that one has brought oneself, or that goes with a message that one may see.
#[utoipa::path(get, path = "/api/staff/attachments/{id}", security(("staff" = [])), params(("id" = String, Path), ("message" = Option<String>, Query, description = "The message that it goes with")), responses((status = 200, content_type = "application/octet-stream", body = String), (status = "4XX", body = ErrorBody)))]
fn staff_attachment() {}

/// Reads a roster (OneRoster Japan profile as a zip, or a table as CSV) and says what it would change; with
/// `dry_run=false` takes over exactly what was shown, in the background. What is wrong stands in `rejections`, by file and
/// line; such a file is not taken over (`roster_refused`).
#[utoipa::path(post, path = "/api/staff/roster/import", security(("staff" = [])), params(
    ("dry_run" = Option<bool>, Query, description = "True without it"),
    ("shown" = Option<String>, Query, description = "What was looked at; `import_changed` where it is something else by now"),
    ("school_year" = Option<i16>, Query, description = "Of a CSV, which does not say"),
    ("facility" = Option<String>, Query, description = "Of a CSV that names no school")
), request_body(content = String, content_type = "application/octet-stream"), responses((status = 200, body = RosterPlan), (status = 202, body = RosterPlan), (status = "4XX", body = ErrorBody)))]
fn import_roster() {}

/// How far a roster has come.
#[utoipa::path(get, path = "/api/staff/roster/imports/{id}", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = RosterImport), (status = "4XX", body = ErrorBody)))]
fn roster_import() {}

/// The classes that a pupil was in, oldest first.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/children/{child}/history", security(("staff" = [])), params(("id" = String, Path), ("child" = String, Path)), responses((status = 200, body = Vec<PastClass>), (status = "4XX", body = ErrorBody)))]
fn pupil_history() {}

/// Writes a survey and the message that brings it, as a draft; submit the message. Nothing is sent.
#[utoipa::path(post, path = "/api/staff/surveys", security(("staff" = [])), params(("Idempotency-Key" = String, Header)), request_body = NewSurvey, responses((status = 201, body = DraftedSurvey), (status = "4XX", body = ErrorBody)))]
fn draft_survey() {}

/// What came back so far, and who has not answered. Of an anonymous survey nothing before three have.
#[utoipa::path(get, path = "/api/staff/surveys/{id}", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = StaffSurvey), (status = "4XX", body = ErrorBody)))]
fn staff_survey() {}

/// The answers as a file for a spreadsheet.
#[utoipa::path(get, path = "/api/staff/surveys/{id}/answers.csv", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, content_type = "text/csv", body = String), (status = "4XX", body = ErrorBody)))]
fn survey_file() {}
