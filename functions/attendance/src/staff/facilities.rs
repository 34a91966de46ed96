//! Facilities as staff describe them.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode};
use contract::{Refusal, SaveFacility, StaffFacility};
use domain::facility::FacilityKind;
use platform::{Problem, auth::Carer};
use tables::FacilityRow;

use super::{audit, flawed};
use crate::{App, events};

pub(crate) async fn list(State(app): State<Arc<App>>, carer: Carer) -> Result<Json<Vec<StaffFacility>>, Problem> {
    let rows = app.attendance.facilities().await?;
    let theirs = rows.into_iter().filter(|row| carer.enters(&row.facility.id).is_ok());
    Ok(Json(theirs.map(|row| shown(&app, row)).collect()))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    carer: Carer,
    Json(SaveFacility { facility, version }): Json<SaveFacility>,
) -> Result<(StatusCode, Json<StaffFacility>), Problem> {
    // Somebody who works in one facility does not found another.
    if version == 0 && !carer.is_everywhere() {
        return Err(Refusal::Forbidden.into());
    }
    carer.enters(&facility.id)?;
    facility.check().map_err(|flaw| flawed(Refusal::FacilityInvalid, &flaw))?;
    let kept = app.attendance.facility(&facility.id).await?;
    if kept.as_ref().map_or(0, |row| row.version) != version {
        return Err(Refusal::VersionConflict.into());
    }
    let row = FacilityRow { facility, version: version + 1 };
    if !app.attendance.save_facility(&row, &audit(&app, &carer, "facility.saved", &row.facility.id)).await? {
        return Err(Refusal::VersionConflict.into());
    }
    // Its moments may be others now.
    events::plan(&app, &row.facility).await?;
    let status = if version == 0 { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(shown(&app, row))))
}

fn shown(app: &App, FacilityRow { facility, version }: FacilityRow) -> StaffFacility {
    let poster_code = (facility.kind == FacilityKind::Centre).then(|| app.keys.poster(&facility.id));
    StaffFacility { facility, version, poster_code }
}
