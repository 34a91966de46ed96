use utoipa::OpenApi;

use crate::{ErrorBody, IndexEstimate, IndexQuestion, NurseryCard, NurserySearch, PointsTable};

#[derive(OpenApi)]
#[openapi(paths(nurseries, nursery, nursery_pack, points_tables, estimate_index))]
pub(super) struct Nurseries;

/// Facilities near one or two points, or by name and district, with what a family wants of them. `query_invalid` with the
/// reason where it cannot be answered.
#[utoipa::path(get, path = "/api/nurseries", security(("resident" = [])), params(
    ("lat" = Option<f64>, Query, description = "First anchor, degrees"),
    ("lng" = Option<f64>, Query),
    ("radius" = Option<f64>, Query, description = "Metres in a straight line, at most 100,000"),
    ("lat2" = Option<f64>, Query, description = "Second anchor: a facility must be in reach of both"),
    ("lng2" = Option<f64>, Query),
    ("radius2" = Option<f64>, Query),
    ("text" = Option<String>, Query, description = "Part of name, kana or district"),
    ("district" = Option<String>, Query),
    ("kinds" = Option<String>, Query, description = "Any of these, with commas between"),
    ("age_class" = Option<u8>, Query, description = "0 to 5"),
    ("months" = Option<u16>, Query, description = "The child's completed months on the first day; needs the class"),
    ("entry" = Option<String>, Query, description = "Month of entry, 2027-04"),
    ("vacancy" = Option<bool>, Query, description = "Free places"),
    ("vacancy_days" = Option<u16>, Query, description = "So many days old at most"),
    ("or_ask" = Option<bool>, Query, description = "要相談 counts"),
    ("points" = Option<f64>, Query, description = "The newest cut-off of the class is not above; needs the class"),
    ("allergy" = Option<String>, Query, description = "adapted or substituted"),
    ("opens_by" = Option<String>, Query, description = "07:30"),
    ("closes_after" = Option<String>, Query, description = "19:00"),
    ("weekdays" = Option<String>, Query, description = "monday to sunday, with commas between: open on all of these"),
    ("extras" = Option<String>, Query, description = "All of these, with commas between"),
    ("siblings" = Option<String>, Query, description = "Ids that siblings go to, with commas between: first"),
    ("limit" = Option<usize>, Query, description = "1 to 500, 10 without it")
), responses((status = 200, body = NurserySearch), (status = "4XX", body = ErrorBody)))]
fn nurseries() {}

/// One facility.
#[utoipa::path(get, path = "/api/nurseries/{id}", security(("resident" = [])), params(("id" = String, Path, description = "Municipality and id, 139998-TS01")), responses((status = 200, body = NurseryCard), (status = "4XX", body = ErrorBody)))]
fn nursery() {}

/// Every facility in a packed form that a page loads once and searches by itself: home stays on the phone. The layout
/// stands in `domain::nursery::pack`.
#[utoipa::path(get, path = "/api/nurseries/pack", security(("resident" = [])), responses((status = 200, content_type = "application/octet-stream", headers(("etag" = String, description = "Names what is published"))), (status = 304, description = "Not changed since `if-none-match`"), (status = "4XX", body = ErrorBody)))]
fn nursery_pack() {}

/// Tables of points, one of each municipality.
#[utoipa::path(get, path = "/api/nurseries/index", security(("resident" = [])), params(("entry" = Option<String>, Query, description = "The first day of the month of entry: the tables that count then; the newest without it")), responses((status = 200, body = Vec<PointsTable>), (status = "4XX", body = ErrorBody)))]
fn points_tables() {}

/// Estimates a family's points, line by line. Nothing is kept. `household_invalid` with the field where the answers cannot
/// be true.
#[utoipa::path(post, path = "/api/nurseries/index", security(("resident" = [])), request_body = IndexQuestion, responses((status = 200, body = IndexEstimate), (status = "4XX", body = ErrorBody)))]
fn estimate_index() {}
