//! A device introduces itself with a code that staff were shown a moment ago, and waits for their yes.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode};
use contract::{DeviceCard, DeviceKind, DeviceState, NewDevice, Refusal};
use domain::facility::is_facility_id;
use platform::{Problem, device::is_key};
use sync::entry::{DeviceId, FacilityId};
use tables::DeviceRow;

use super::SignedDevice;
use crate::{App, keys};

pub(crate) async fn enrol(
    State(app): State<Arc<App>>,
    Json(NewDevice { facility_id, code, public_key }): Json<NewDevice>,
) -> Result<(StatusCode, Json<DeviceCard>), Problem> {
    if !is_facility_id(&facility_id) {
        return Err(Refusal::CodeInvalid.into());
    }
    if !is_key(&public_key) {
        return Err(Refusal::KeyInvalid.into());
    }
    let hash = keys::hash(&code);
    let now = app.world.clock.now();
    let row = app.attendance.enrolment(&facility_id, &hash).await?;
    let row = row.filter(|row| row.expires_at > now.as_second()).ok_or(Refusal::CodeInvalid)?;
    let id = app.world.ids.new_id("dev");
    let device = DeviceRow {
        id: DeviceId::new(id.get(..20).unwrap_or(&id)).map_err(|_| Refusal::Internal)?,
        facility: FacilityId::new(facility_id).map_err(|_| Refusal::CodeInvalid)?,
        kind: row.kind,
        name: row.name,
        public_key,
        state: DeviceState::Pending,
        enrolled: now.as_millisecond(),
        revoked: None,
        // A tablet that wanders between rooms may stay in a drawer; a gate and a bus may not.
        daily: matches!(row.kind, DeviceKind::Gate | DeviceKind::Bus),
    };
    if !app.attendance.enrol(&hash, &device).await? {
        return Err(Refusal::CodeInvalid.into());
    }
    Ok((StatusCode::CREATED, Json(card(&app, device).await?)))
}

pub(crate) async fn read(State(app): State<Arc<App>>, device: SignedDevice) -> Result<Json<DeviceCard>, Problem> {
    Ok(Json(card(&app, device.row).await?))
}

async fn card(app: &App, device: DeviceRow) -> Result<DeviceCard, Problem> {
    let facility = app.attendance.facility(device.facility.as_str()).await?.ok_or(Refusal::NotFound)?.facility;
    Ok(DeviceCard {
        id: device.id.to_string(),
        facility_id: facility.id,
        facility: facility.name,
        kind: device.kind,
        name: device.name,
        state: device.state,
        check: keys::check(&device.public_key),
        server_time: app.millis(),
    })
}
