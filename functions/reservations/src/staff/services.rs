//! Services as staff write them. What is booked stays as it was booked, whatever the service says afterwards.

use std::sync::Arc;

use axum::{Json, extract::State, http::StatusCode};
use contract::{Refusal, SaveService, StaffService};
use domain::{
    Flaw,
    age::days_after,
    reservation::{Admission, Service, commitment},
};
use platform::{Explanation, Problem, auth::Officer};
use sha2::{Digest, Sha256};
use tables::ServiceRow;

use super::audit;
use crate::App;

/// How far ahead places could have been taken when a service becomes a draw.
const AHEAD: i32 = 400;

pub(crate) async fn list(State(app): State<Arc<App>>, _: Officer) -> Result<Json<Vec<StaffService>>, Problem> {
    let mut services = Vec::new();
    for row in app.reservations.services().await? {
        services.push(shown(&app, row).await?);
    }
    Ok(Json(services))
}

pub(crate) async fn save(
    State(app): State<Arc<App>>,
    officer: Officer,
    Json(SaveService { service, version }): Json<SaveService>,
) -> Result<(StatusCode, Json<StaffService>), Problem> {
    service.check().map_err(invalid)?;
    let kept = app.reservations.service(&service.id).await?;
    if service.by_invitation || kept.as_ref().is_some_and(|row| row.service.by_invitation) {
        return Err(invalid(Flaw { field: "by_invitation".to_owned(), reason: "not_yours" }));
    }
    if kept.as_ref().map_or(0, |row| row.version) != version {
        return Err(Refusal::VersionConflict.into());
    }
    if let Some(kept) = &kept {
        stays_fair(&app, &kept.service, &service).await?;
    }
    if service.admission == Admission::Draw {
        // Before the service: nobody can apply to a draw whose seed is not fixed. One that is there already stays.
        let seed = seed(&app);
        app.reservations.seed(&service.id, &hex::encode(seed), &commitment(&seed)).await?;
    }
    let row = ServiceRow { version: version + 1, service };
    let entry = audit(&app, &officer, "service.saved", &row.service.id);
    if !app.reservations.save_service(&row, &entry).await? {
        return Err(Refusal::VersionConflict.into());
    }
    let status = if kept.is_none() { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(shown(&app, row).await?)))
}

async fn shown(app: &App, ServiceRow { service, version }: ServiceRow) -> Result<StaffService, Problem> {
    let draw = app.reservations.draw(&service.id).await?;
    let drawn = draw.as_ref().is_some_and(|(draw, _)| draw.drawn_at.is_some());
    Ok(StaffService { service, version, commitment: draw.map(|(draw, _)| draw.commitment), drawn })
}

/// A draw keeps its rules from the first application on, and never starts in slots where somebody has a place: it would
/// draw for that place too.
///
/// A promise to those who have booked holds too: who was to stay unknown does, and what LINE was not to say it never
/// says.
async fn stays_fair(app: &App, before: &Service, after: &Service) -> Result<(), Problem> {
    let broken = |field: &str| invalid(Flaw { field: field.to_owned(), reason: "promised" });
    if before.pseudonymous && !after.pseudonymous {
        return Err(broken("pseudonymous"));
    }
    if before.discreet && !after.discreet {
        return Err(broken("discreet"));
    }
    let draw = app.reservations.draw(&before.id).await?;
    let drawn = draw.is_some_and(|(draw, _)| draw.drawn_at.is_some());
    match (&before.admission, &after.admission) {
        // Places that nobody got, or that were given back, may be given to anyone.
        (Admission::Draw, Admission::FirstCome | Admission::WaitingList { .. }) if drawn => {}
        (Admission::Draw, _) => {
            let open = before.opening.campaign.as_ref().is_some_and(|campaign| campaign.opens_at <= app.here());
            if open && before.admission != after.admission {
                return Err(invalid(Flaw { field: "admission".to_owned(), reason: "draw_has_opened" }));
            }
            if open && before.opening.campaign != after.opening.campaign {
                return Err(invalid(Flaw { field: "opening.campaign".to_owned(), reason: "draw_has_opened" }));
            }
        }
        // Its seed is known to everyone by now.
        (_, Admission::Draw) if drawn => {
            return Err(invalid(Flaw { field: "admission".to_owned(), reason: "was_drawn" }));
        }
        (_, Admission::Draw) => {
            let today = app.here().date();
            let slots = app.reservations.slots(&before.id, today, days_after(today, AHEAD)).await?;
            if slots.iter().any(|(_, slot)| !slot.entries.is_empty() || !slot.waiting.is_empty()) {
                return Err(invalid(Flaw { field: "admission".to_owned(), reason: "has_bookings" }));
            }
        }
        _ => {}
    }
    Ok(())
}

/// 32 bytes that nobody can guess: two version 4 UUIDs hold 122 random bits each (RFC 9562, 5.4), so 244 go into the
/// hash, far beyond what can be searched.
fn seed(app: &App) -> [u8; 32] {
    let mut hash = Sha256::new();
    for _ in 0..2 {
        hash.update(app.world.ids.new_id("seed"));
    }
    hash.finalize().into()
}

fn invalid(error: Flaw) -> Problem {
    let explanation = Explanation { reason: Some(error.to_string()), ..Explanation::default() };
    Problem::Explained(Refusal::ServiceInvalid, Box::new(explanation))
}
