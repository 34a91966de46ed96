use utoipa::OpenApi;

use crate::{ChangeMark, ClassMarks, ConfirmClass, ErrorBody, Register};

#[derive(OpenApi)]
#[openapi(paths(confirm_class, change_mark, register, register_csv))]
pub(super) struct StaffRegister;

/// Confirms marks of a class on a day that has come. A report of a guardian writes none by itself.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/classes/{class}/marks/{day}", security(("staff" = [])),
    params(("id" = String, Path), ("class" = String, Path), ("day" = String, Path)), request_body = ConfirmClass,
    responses((status = 200, body = ClassMarks), (status = "4XX", body = ErrorBody)))]
fn confirm_class() {}

/// Confirms or changes the mark of one pupil. What stood there before stays readable.
#[utoipa::path(put, path = "/api/staff/facilities/{id}/children/{child}/marks/{day}", security(("staff" = [])),
    params(("id" = String, Path), ("child" = String, Path), ("day" = String, Path)), request_body = ChangeMark,
    responses((status = 200, body = ClassMarks), (status = "4XX", body = ErrorBody)))]
fn change_mark() {}

/// The register of a class: of one month, or of the days from one to another, both included, at most 366.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/classes/{class}/marks", security(("staff" = [])),
    params(("id" = String, Path), ("class" = String, Path), ("month" = Option<String>, Query),
        ("from" = Option<String>, Query), ("to" = Option<String>, Query)),
    responses((status = 200, body = Register), (status = "4XX", body = ErrorBody)))]
fn register() {}

/// The same for a spreadsheet: RFC 4180, UTF-8 with a byte order mark.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/classes/{class}/marks.csv", security(("staff" = [])),
    params(("id" = String, Path), ("class" = String, Path), ("month" = Option<String>, Query),
        ("from" = Option<String>, Query), ("to" = Option<String>, Query)),
    responses((status = 200, body = String, content_type = "text/csv"), (status = "4XX", body = ErrorBody)))]
fn register_csv() {}
