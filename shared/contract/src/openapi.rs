//! The published contract: every operation with its shapes. The functions below have no bodies to run; each carries
//! the description of one route, and `tests` proves that template, functions and this list name the same routes.
#![expect(dead_code, reason = "the functions only carry the descriptions that utoipa reads")]

mod attendance;
mod benefits;
mod devices;
mod identity;
mod interviews;
mod nurseries;
mod reservations;
mod school;
mod staff_attendance;
mod staff_benefits;
mod staff_nurseries;
mod staff_register;
mod staff_school;

use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
};

use crate::{
    BirthReport, Born, CalendarEntry, Child, ChildChange, DraftMilestone, ErrorBody, IdToken, Loss, LossReport, Me,
    MeChange, NewChild, NoticeBatch, PageConfig, Preview, PreviewRange, Publication, Run, Session, StaffMilestone,
};

/// The whole document, as JSON text with a final newline.
///
/// # Errors
/// Never in practice: the document is made of plain values.
pub fn document() -> Result<String, serde_json::Error> {
    let mut whole = Document::openapi();
    whole.merge(reservations::Reservations::openapi());
    whole.merge(attendance::Attendance::openapi());
    whole.merge(devices::Devices::openapi());
    whole.merge(staff_attendance::StaffAttendance::openapi());
    whole.merge(staff_register::StaffRegister::openapi());
    whole.merge(identity::Identity::openapi());
    whole.merge(benefits::Benefits::openapi());
    whole.merge(staff_benefits::StaffBenefits::openapi());
    whole.merge(nurseries::Nurseries::openapi());
    whole.merge(staff_nurseries::StaffNurseries::openapi());
    whole.merge(school::School::openapi());
    whole.merge(staff_school::StaffSchool::openapi());
    whole.merge(interviews::Interviews::openapi());
    let mut text = serde_json::to_string_pretty(&whole)?;
    text.push('\n');
    Ok(text)
}

#[derive(OpenApi)]
#[openapi(
    info(title = "Tsunagu", description = "A municipality's city hall on LINE for families."),
    paths(
        page_config, open_session, get_me, change_me, list_children, register_child, change_child, remove_child,
        report_birth, report_loss, child_calendar, staff_milestones, draft_milestone, preview_milestone,
        publish_milestone, staff_runs, staff_notices
    ),
    modifiers(&Bearers)
)]
struct Document;

struct Bearers;

impl Modify for Bearers {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let components = openapi.components.get_or_insert_with(Default::default);
        components.add_security_scheme("resident", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
        components
            .add_security_scheme("device", SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new("Tsunagu-Device"))));
        components.add_security_scheme("staff", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    }
}

/// What a page needs to know before it can start.
#[utoipa::path(get, path = "/config.json", responses((status = 200, body = PageConfig)))]
fn page_config() {}

/// Exchanges a LIFF ID token for a session of one hour.
#[utoipa::path(post, path = "/api/session", request_body = IdToken,
    responses((status = 200, body = Session), (status = "4XX", body = ErrorBody)))]
fn open_session() {}

/// The resident's own settings.
#[utoipa::path(get, path = "/api/me", security(("resident" = [])),
    responses((status = 200, body = Me), (status = "4XX", body = ErrorBody)))]
fn get_me() {}

/// Changes language, topics, or whether messages are sent.
#[utoipa::path(patch, path = "/api/me", security(("resident" = [])), request_body = MeChange,
    responses((status = 200, body = Me), (status = "4XX", body = ErrorBody)))]
fn change_me() {}

/// The resident's children and pregnancies.
#[utoipa::path(get, path = "/api/children", security(("resident" = [])),
    responses((status = 200, body = Vec<Child>), (status = "4XX", body = ErrorBody)))]
fn list_children() {}

/// Registers a child or a pregnancy; at most 20 for one resident.
#[utoipa::path(post, path = "/api/children", security(("resident" = [])), request_body = NewChild,
    responses((status = 201, body = Child), (status = "4XX", body = ErrorBody)))]
fn register_child() {}

/// Changes dates or the emoji. A changed date moves the calendar at once; nothing is sent twice.
#[utoipa::path(patch, path = "/api/children/{id}", security(("resident" = [])), params(("id" = String, Path)),
    request_body = ChildChange, responses((status = 200, body = Child), (status = "4XX", body = ErrorBody)))]
fn change_child() {}

/// Removes the record; queued messages about it are not sent.
#[utoipa::path(delete, path = "/api/children/{id}", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn remove_child() {}

/// Turns a pregnancy into a child, or into several.
#[utoipa::path(post, path = "/api/children/{id}/birth", security(("resident" = [])), params(("id" = String, Path)),
    request_body = BirthReport, responses((status = 200, body = Born), (status = "4XX", body = ErrorBody)))]
fn report_birth() {}

/// Ends a pregnancy that was lost. Every message about it stops at once, those already queued too.
#[utoipa::path(post, path = "/api/children/{id}/loss", security(("resident" = [])), params(("id" = String, Path)),
    request_body(content = Option<LossReport>), responses((status = 200, body = Loss), (status = "4XX", body = ErrorBody)))]
fn report_loss() {}

/// The calendar of one child, in the language of `Accept-Language` (default: the resident's own).
#[utoipa::path(get, path = "/api/children/{id}/calendar", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 200, body = Vec<CalendarEntry>), (status = "4XX", body = ErrorBody)))]
fn child_calendar() {}

/// Every milestone with the municipality's setting.
#[utoipa::path(get, path = "/api/staff/milestones", security(("staff" = [])),
    responses((status = 200, body = Vec<StaffMilestone>), (status = "4XX", body = ErrorBody)))]
fn staff_milestones() {}

/// Saves a draft of a milestone's setting.
#[utoipa::path(put, path = "/api/staff/milestones/{id}", security(("staff" = [])), params(("id" = String, Path)),
    request_body = DraftMilestone, responses((status = 200, body = StaffMilestone), (status = "4XX", body = ErrorBody)))]
fn draft_milestone() {}

/// Shows who would get what on which day.
#[utoipa::path(post, path = "/api/staff/milestones/{id}/preview", security(("staff" = [])), params(("id" = String, Path)),
    request_body = PreviewRange, responses((status = 200, body = Preview), (status = "4XX", body = ErrorBody)))]
fn preview_milestone() {}

/// Puts the draft in force.
#[utoipa::path(post, path = "/api/staff/milestones/{id}/publication", security(("staff" = [])),
    params(("id" = String, Path)), request_body = Publication,
    responses((status = 200, body = StaffMilestone), (status = "4XX", body = ErrorBody)))]
fn publish_milestone() {}

/// The latest daily pushes, newest first.
#[utoipa::path(get, path = "/api/staff/runs", security(("staff" = [])),
    responses((status = 200, body = Vec<Run>), (status = "4XX", body = ErrorBody)))]
fn staff_runs() {}

/// Delivery state of the batches of one day's push, `day` as `yyyy-mm-dd`.
#[utoipa::path(get, path = "/api/staff/runs/{day}/notices", security(("staff" = [])), params(("day" = String, Path)),
    responses((status = 200, body = Vec<NoticeBatch>), (status = "4XX", body = ErrorBody)))]
fn staff_notices() {}
