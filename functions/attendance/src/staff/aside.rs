//! Facts that nobody can file by rule: staff look at each and let it in, or not.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use contract::{AsideCard, AsideDecision, Refusal};
use platform::{Problem, auth::Carer};
use sync::{
    entry::{Entry, FacilityId, Subject},
    server::release,
};
use tables::AsideRow;

use super::{audit, enter};
use crate::{App, events, shown};

pub(crate) async fn list(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path(id): Path<String>,
) -> Result<Json<Vec<AsideCard>>, Problem> {
    enter(&app, &carer, &id).await?;
    let devices = app.attendance.devices(&id).await?;
    let roster = app.attendance.roster(&id).await?;
    let cards = app.attendance.aside(&id).await?.into_iter().map(|row| {
        let entry = Entry::read(&row.text).ok();
        let device = entry.as_ref().map(|entry| entry.device.to_string()).unwrap_or_default();
        let named = devices.iter().find(|one| one.id.as_str() == device).map(|one| one.name.clone());
        let subject = entry.as_ref().and_then(|entry| entry.fact.subject());
        let child = subject.and_then(|subject| match subject {
            Subject::Child(child) => Some(child.to_string()),
            Subject::Run(_) => None,
        });
        let name = child.map(|id| {
            let known = roster.iter().find(|row| row.child.id == id);
            known.map_or_else(|| id.clone(), |row| row.child.name.clone())
        });
        AsideCard {
            id: name_of(&row),
            why: shown::word(&row.why, ""),
            at: shown::instant(row.at),
            uncertain: row.uncertain,
            received_at: shown::instant(row.received),
            device: named.unwrap_or(device),
            kind: entry.as_ref().map(shown::kind),
            child: name,
            can_release: release(&row.clone().into(), 0, 0).is_some(),
        }
    });
    Ok(Json(cards.collect()))
}

pub(crate) async fn decide(
    State(app): State<Arc<App>>,
    carer: Carer,
    Path((id, entry)): Path<(String, String)>,
    Json(AsideDecision { release }): Json<AsideDecision>,
) -> Result<StatusCode, Problem> {
    enter(&app, &carer, &id).await?;
    let rows = app.attendance.aside(&id).await?;
    let row = rows.into_iter().find(|row| name_of(row) == entry).ok_or(Refusal::NotFound)?;
    let place = FacilityId::new(id.as_str()).map_err(|_| Refusal::NotFound)?;
    if release {
        let filed = app.attendance.release(&place, &row, &audit(&app, &carer, "aside.released", &entry)).await?;
        filed.ok_or(Refusal::NotPermitted)?;
        events::filed(&app, &id).await;
    } else {
        app.attendance.discard(&id, &row, &audit(&app, &carer, "aside.discarded", &entry)).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

fn name_of(row: &AsideRow) -> String {
    let hash = row.hash.to_string();
    format!("{}.{}", row.key, hash.get(..16).unwrap_or_default())
}
