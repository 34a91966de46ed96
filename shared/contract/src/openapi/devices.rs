use utoipa::OpenApi;

use crate::{CarriedPush, DeviceCard, ErrorBody, NewDevice, Pulled};

#[derive(OpenApi)]
#[openapi(paths(enrol_device, read_device, push, push_carried, pull))]
pub(super) struct Devices;

/// A device introduces itself with a code that staff were shown. It waits for their approval.
#[utoipa::path(post, path = "/api/sync/enrolment", request_body = NewDevice,
    responses((status = 201, body = DeviceCard), (status = "4XX", body = ErrorBody)))]
fn enrol_device() {}

/// The device as it is enrolled, and how far its approval has come.
#[utoipa::path(get, path = "/api/sync/device", security(("device" = [])),
    responses((status = 200, body = DeviceCard), (status = "4XX", body = ErrorBody)))]
fn read_device() {}

/// Entries of the device's log, at most 24, in the shape of `sync::server::Push`; the answer is a `sync::server::Answer`.
/// Packed with gzip where `Content-Encoding` says so. 409: the log is expected from another entry on; 422: the push
/// cannot be taken as it is.
#[utoipa::path(post, path = "/api/sync/push", security(("device" = [])), request_body = Object,
    responses((status = 200, body = Object), (status = "4XX", body = ErrorBody)))]
fn push() {}

/// The same for another device of the facility, in the bytes that it signed.
#[utoipa::path(post, path = "/api/sync/carried", security(("device" = [])), request_body = CarriedPush,
    responses((status = 200, body = Object), (status = "4XX", body = ErrorBody)))]
fn push_carried() {}

/// Pages of the feeds that the cursors name (base64url of a JSON list of `sync::feed::Cursor`).
#[utoipa::path(get, path = "/api/sync/pull", security(("device" = [])), params(("cursor" = String, Query)),
    responses((status = 200, body = Pulled), (status = "4XX", body = ErrorBody)))]
fn pull() {}
