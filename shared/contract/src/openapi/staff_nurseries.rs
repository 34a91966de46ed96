use utoipa::OpenApi;

use crate::{
    ErrorBody, FacilityImport, NewPointsCase, PointsCase, PointsRerun, SavePoints, SaveVacancies, StaffNursery,
    StaffPoints,
};

#[derive(OpenApi)]
#[openapi(paths(
    import_facilities,
    staff_nurseries,
    save_vacancies,
    staff_points,
    save_points,
    rerun_points,
    points_cases,
    save_points_case,
    delete_points_case
),
// Named only from within a rule, where utoipa does not look.
components(schemas(domain::points::Band, domain::points::Edge, domain::points::Moment, domain::points::ReasonKind)))]
pub(super) struct StaffNurseries;

/// Reads a file of facilities (national standard, older standard, GeoJSON, our extension) and says what it would change;
/// with `dry_run=false` publishes exactly what was shown. A bad file never replaces good data.
#[utoipa::path(post, path = "/api/staff/facilities/import", security(("staff" = [])), params(
    ("dry_run" = Option<bool>, Query, description = "True without it"),
    ("shown" = Option<String>, Query, description = "What was looked at; `import_changed` where it is something else by now"),
    ("gone" = Option<u32>, Query, description = "How many facilities disappear, where that was asked; `too_many_gone` otherwise")
), request_body(content = String, content_type = "application/octet-stream"), responses((status = 200, body = FacilityImport), (status = "4XX", body = ErrorBody)))]
fn import_facilities() {}

/// Every facility with its free places.
#[utoipa::path(get, path = "/api/staff/nurseries", security(("staff" = [])), responses((status = 200, body = Vec<StaffNursery>), (status = "4XX", body = ErrorBody)))]
fn staff_nurseries() {}

/// Notes the free places of one facility.
#[utoipa::path(put, path = "/api/staff/nurseries/{id}/vacancies", security(("staff" = [])), params(("id" = String, Path)), request_body = SaveVacancies, responses((status = 200, body = StaffNursery), (status = "4XX", body = ErrorBody)))]
fn save_vacancies() {}

/// Every table of points.
#[utoipa::path(get, path = "/api/staff/points", security(("staff" = [])), responses((status = 200, body = Vec<StaffPoints>), (status = "4XX", body = ErrorBody)))]
fn staff_points() {}

/// Publishes a table that was tried: `shown_changed` where what the re-run said is not what it would say now.
/// `points_invalid` with the place where it makes no sense.
#[utoipa::path(post, path = "/api/staff/points", security(("staff" = [])), request_body = SavePoints, responses((status = 200, body = StaffPoints), (status = "4XX", body = ErrorBody)))]
fn save_points() {}

/// What a table would change for the saved cases.
#[utoipa::path(post, path = "/api/staff/points/rerun", security(("staff" = [])), request_body = SavePoints, responses((status = 200, body = PointsRerun), (status = "4XX", body = ErrorBody)))]
fn rerun_points() {}

/// The anonymous cases of a municipality.
#[utoipa::path(get, path = "/api/staff/points/{municipality}/cases", security(("staff" = [])), params(("municipality" = String, Path)), responses((status = 200, body = Vec<PointsCase>), (status = "4XX", body = ErrorBody)))]
fn points_cases() {}

/// Saves one.
#[utoipa::path(post, path = "/api/staff/points/{municipality}/cases", security(("staff" = [])), params(("municipality" = String, Path)), request_body = NewPointsCase, responses((status = 201, body = PointsCase), (status = "4XX", body = ErrorBody)))]
fn save_points_case() {}

/// Deletes one.
#[utoipa::path(delete, path = "/api/staff/points/{municipality}/cases/{id}", security(("staff" = [])), params(("municipality" = String, Path), ("id" = String, Path)), responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn delete_points_case() {}
