//! Devices: a code for each, a comparison of six digits, a yes; and an end for those that are lost.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{DeviceChange, DeviceKind, DeviceState, Enrolment, NewEnrolment, Refusal, StaffDevice};
use domain::facility::{Facility, FacilityKind};
use jiff::SignedDuration;
use platform::{Problem, auth::Carer};
use tables::{DeviceRow, EnrolmentRow, LogRow};

use super::{audit, because, enter};
use crate::{App, keys, shown};

/// Long enough to carry a tablet to the gate, too short for a picture of the screen to travel far.
const CODE_GOOD_FOR: SignedDuration = SignedDuration::from_mins(10);
/// Devices of one facility, revoked ones included.
const MOST: usize = 100;

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<Vec<StaffDevice>>, Problem> {
    enter(&app, &carer, &id).await?;
    let (devices, logs) = (app.attendance.devices(&id).await?, app.attendance.logs(&id).await?);
    Ok(Json(devices.iter().map(|device| card(device, &logs)).collect()))
}

pub(crate) async fn enrol(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
    Json(NewEnrolment { kind, name }): Json<NewEnrolment>,
) -> Result<(StatusCode, Json<Enrolment>), Problem> {
    let facility = enter(&app, &carer, &id).await?;
    let name = named(&name)?;
    if !fits(kind, &facility) {
        return Err(because(Refusal::FactInvalid, "kind"));
    }
    if app.attendance.devices(&id).await?.len() >= MOST {
        return Err(because(Refusal::FactInvalid, "too_many"));
    }
    let now = app.world.clock.now();
    let until = now.checked_add(CODE_GOOD_FOR).map_err(Problem::failed)?;
    let code = keys::new_code(&app.world.ids);
    let row = EnrolmentRow { kind, name, expires_at: until.as_second() };
    app.attendance.save_enrolment(&id, &keys::hash(&code), &row, &audit(&app, &carer, "device.invited", &id)).await?;
    // Behind the `#`: it never reaches a server's log.
    let link = format!("{}/kiosk/#enrol/{id}/{code}", app.public_url);
    Ok((StatusCode::CREATED, Json(Enrolment { code, link, expires_at: shown::moment(until) })))
}

/// A centre has an entrance and nothing else; a nursery has everything but that.
fn fits(kind: DeviceKind, facility: &Facility) -> bool {
    (kind == DeviceKind::Entry) == (facility.kind == FacilityKind::Centre)
}

fn named(name: &str) -> Result<String, Problem> {
    let name = name.trim();
    let plain = (1..=20).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if plain { Ok(name.to_owned()) } else { Err(because(Refusal::FactInvalid, "name")) }
}

pub(crate) async fn change(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, device)): Path<(String, String)>,
    Json(DeviceChange { name, daily }): Json<DeviceChange>,
) -> Result<Json<StaffDevice>, Problem> {
    let device = found(&app, &carer, &id, &device).await?;
    let name = name.as_deref().map(named).transpose()?.unwrap_or_else(|| device.name.clone());
    let changed = DeviceRow { name, daily: daily.unwrap_or(device.daily), ..device };
    saved(&app, &carer, changed, "device.changed").await
}

pub(crate) async fn approve(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, device)): Path<(String, String)>,
) -> Result<Json<StaffDevice>, Problem> {
    let device = found(&app, &carer, &id, &device).await?;
    match device.state {
        DeviceState::Revoked => Err(Refusal::DeviceRevoked.into()),
        DeviceState::Active | DeviceState::Pending => {
            saved(&app, &carer, DeviceRow { state: DeviceState::Active, ..device }, "device.approved").await
        }
    }
}

pub(crate) async fn revoke(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, device)): Path<(String, String)>,
) -> Result<Json<StaffDevice>, Problem> {
    let device = found(&app, &carer, &id, &device).await?;
    if device.state == DeviceState::Revoked {
        return Ok(Json(card(&device, &app.attendance.logs(&id).await?)));
    }
    let revoked = DeviceRow { state: DeviceState::Revoked, revoked: Some(app.millis()), daily: false, ..device };
    saved(&app, &carer, revoked, "device.revoked").await
}

async fn found(app: &App, carer: &Carer, facility: &str, device: &str) -> Result<DeviceRow, Problem> {
    enter(app, carer, facility).await?;
    Ok(app.attendance.device(facility, device).await?.ok_or(Refusal::NotFound)?)
}

async fn saved(app: &App, carer: &Carer, device: DeviceRow, action: &str) -> Result<Json<StaffDevice>, Problem> {
    app.attendance.save_device(&device, &audit(app, carer, action, device.id.as_str())).await?;
    let logs = app.attendance.logs(device.facility.as_str()).await?;
    Ok(Json(card(&device, &logs)))
}

/// A device with what was last heard of it.
pub(crate) fn card(device: &DeviceRow, logs: &[LogRow]) -> StaffDevice {
    let theirs = || logs.iter().filter(|log| log.state.device == device.id);
    let latest = theirs().max_by_key(|log| log.state.heard).map(|log| &log.state);
    // A store that was wiped leaves a log behind whose end nobody has.
    let missing = theirs().filter_map(|log| log.state.missing()).map(|(from, to)| to - from + 1).sum::<u64>()
        + theirs().flat_map(|log| &log.state.lost).map(|(from, to)| to - from + 1).sum::<u64>();
    StaffDevice {
        id: device.id.to_string(),
        kind: device.kind,
        name: device.name.clone(),
        state: device.state,
        daily: device.daily,
        check: keys::check(&device.public_key),
        enrolled_at: shown::instant(device.enrolled),
        revoked_at: device.revoked.map(shown::instant),
        heard_at: latest.map(|log| shown::instant(log.heard)),
        through: latest.and_then(|log| log.through).map(shown::instant),
        missing,
        forked: theirs().any(|log| log.state.forked),
    }
}
