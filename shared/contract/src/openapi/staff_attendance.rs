use utoipa::OpenApi;

use crate::{
    AsideCard, AsideDecision, Board, DeviceChange, Enrolment, ErrorBody, Invitation, NewEnrolment, NewFact,
    NewInvitation, NewOrder, Record, RunCard, SaveChildren, SaveFacility, SavedChildren, StaffDevice, StaffFacility,
    StaffRosterChild, VisitCount,
};

#[derive(OpenApi)]
#[openapi(paths(
    staff_facilities,
    save_facility,
    staff_children,
    save_children,
    invite_guardian,
    place_order,
    lift_order,
    records,
    write_fact,
    board,
    close_run,
    staff_devices,
    invite_device,
    change_device,
    approve_device,
    revoke_device,
    aside,
    decide_aside,
    visit_counts
))]
pub(super) struct StaffAttendance;

/// The facilities that the caller may enter.
#[utoipa::path(get, path = "/api/staff/facilities", security(("staff" = [])),
    responses((status = 200, body = Vec<StaffFacility>), (status = "4XX", body = ErrorBody)))]
fn staff_facilities() {}

/// Saves a facility; a new one answers 201.
#[utoipa::path(post, path = "/api/staff/facilities", security(("staff" = [])), request_body = SaveFacility,
    responses((status = 200, body = StaffFacility), (status = "4XX", body = ErrorBody)))]
fn save_facility() {}

/// The roster, by class and name.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/children", security(("staff" = [])),
    params(("id" = String, Path)),
    responses((status = 200, body = Vec<StaffRosterChild>), (status = "4XX", body = ErrorBody)))]
fn staff_children() {}

/// Saves children of the roster. Those that somebody else changed meanwhile are named and left alone.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/children", security(("staff" = [])),
    params(("id" = String, Path)), request_body = SaveChildren,
    responses((status = 200, body = SavedChildren), (status = "4XX", body = ErrorBody)))]
fn save_children() {}

/// A code for one guardian, good once, for a week.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/children/{child}/invitations", security(("staff" = [])),
    params(("id" = String, Path), ("child" = String, Path)), request_body = NewInvitation,
    responses((status = 201, body = Invitation), (status = "4XX", body = ErrorBody)))]
fn invite_guardian() {}

/// Places an order about a child, from today on: against a guardian, and for a household. Edits of the roster leave it.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/children/{child}/orders", security(("staff" = [])),
    params(("id" = String, Path), ("child" = String, Path)), request_body = NewOrder,
    responses((status = 201, body = StaffRosterChild), (status = "4XX", body = ErrorBody)))]
fn place_order() {}

/// Lifts an order. Only an officer does.
#[utoipa::path(delete, path = "/api/staff/facilities/{id}/children/{child}/orders/{order}", security(("staff" = [])),
    params(("id" = String, Path), ("child" = String, Path), ("order" = String, Path)),
    responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn lift_order() {}

/// Everything that was written down about a child on a day.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/children/{child}/records", security(("staff" = [])),
    params(("id" = String, Path), ("child" = String, Path), ("day" = String, Query)),
    responses((status = 200, body = Vec<Record>), (status = "4XX", body = ErrorBody)))]
fn records() {}

/// Writes a fact down about a child, a correction too; nothing is overwritten. The same key writes nothing twice.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/children/{child}/facts", security(("staff" = [])),
    params(("id" = String, Path), ("child" = String, Path), ("Idempotency-Key" = String, Header)),
    request_body = NewFact, responses((status = 201), (status = "4XX", body = ErrorBody)))]
fn write_fact() {}

/// A day of a facility; today when `day` is absent.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/board", security(("staff" = [])),
    params(("id" = String, Path), ("day" = Option<String>, Query)),
    responses((status = 200, body = Board), (status = "4XX", body = ErrorBody)))]
fn board() {}

/// Closes a bus run from the office. It cannot be closed while a child who got on has not got off.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/runs/{run}/closure", security(("staff" = [])),
    params(("id" = String, Path), ("run" = String, Path)),
    responses((status = 200, body = RunCard), (status = "4XX", body = ErrorBody)))]
fn close_run() {}

/// The devices, revoked ones included.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/devices", security(("staff" = [])),
    params(("id" = String, Path)),
    responses((status = 200, body = Vec<StaffDevice>), (status = "4XX", body = ErrorBody)))]
fn staff_devices() {}

/// A code for one device, good once, for ten minutes.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/devices", security(("staff" = [])),
    params(("id" = String, Path)), request_body = NewEnrolment,
    responses((status = 201, body = Enrolment), (status = "4XX", body = ErrorBody)))]
fn invite_device() {}

/// Changes what a device is called, and whether its silence counts.
#[utoipa::path(patch, path = "/api/staff/facilities/{id}/devices/{device}", security(("staff" = [])),
    params(("id" = String, Path), ("device" = String, Path)), request_body = DeviceChange,
    responses((status = 200, body = StaffDevice), (status = "4XX", body = ErrorBody)))]
fn change_device() {}

/// Approves a device after its six digits were compared.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/devices/{device}/approval", security(("staff" = [])),
    params(("id" = String, Path), ("device" = String, Path)),
    responses((status = 200, body = StaffDevice), (status = "4XX", body = ErrorBody)))]
fn approve_device() {}

/// Revokes a device. What it wrote before and sends later is kept aside.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/devices/{device}/revocation", security(("staff" = [])),
    params(("id" = String, Path), ("device" = String, Path)),
    responses((status = 200, body = StaffDevice), (status = "4XX", body = ErrorBody)))]
fn revoke_device() {}

/// Facts that were kept aside, oldest first.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/aside", security(("staff" = [])), params(("id" = String, Path)),
    responses((status = 200, body = Vec<AsideCard>), (status = "4XX", body = ErrorBody)))]
fn aside() {}

/// Lets a fact in that was kept aside, or throws it away.
#[utoipa::path(post, path = "/api/staff/facilities/{id}/aside/{entry}", security(("staff" = [])),
    params(("id" = String, Path), ("entry" = String, Path)), request_body = AsideDecision,
    responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn decide_aside() {}

/// Visits of a centre between two days, both included; at most 62 days.
#[utoipa::path(get, path = "/api/staff/facilities/{id}/visits", security(("staff" = [])),
    params(("id" = String, Path), ("from" = String, Query), ("to" = String, Query)),
    responses((status = 200, body = Vec<VisitCount>), (status = "4XX", body = ErrorBody)))]
fn visit_counts() {}
