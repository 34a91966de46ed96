//! The day on the screen: slots with everyone in them.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Path, Query, State},
};
use contract::{Refusal, StaffBooking, StaffSlot};
use domain::{
    reservation::{PLACES, Slot},
    text::Lang,
};
use platform::{Problem, auth::Officer};

use super::shown;
use crate::{App, services::Days, shown::slot as card};

/// A month at once.
pub(super) const MOST_DAYS: i32 = 31;

pub(crate) async fn read(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
    Query(days): Query<Days>,
) -> Result<Json<Vec<StaffSlot>>, Problem> {
    let service = app.reservations.service(&id).await?.ok_or(Refusal::UnknownService)?.service;
    let (from, to) = days.read(MOST_DAYS)?;
    let slots = app.reservations.slots(&id, from, to).await?;
    let rows = shown::rows(&app, &service, &slots).await?;
    let mut by_slot: BTreeMap<String, Vec<StaffBooking>> = BTreeMap::new();
    for booking in shown::bookings(&app, &service, &rows).await? {
        by_slot.entry(booking.slot_id.clone()).or_default().push(booking);
    }
    let now = app.here();
    // The office's count is derived from who is in the slot, and the reconciler compares it with what is written.
    let left = |slot: &Slot| slot.places().saturating_sub(slot.taken().get(PLACES).copied().unwrap_or(0));
    let shown = slots.into_iter().map(|(slot_id, slot)| StaffSlot {
        service_id: id.clone(),
        title: service.title(Lang::Ja).to_owned(),
        slot: card(&service, &slot_id, &slot, left(&slot), now),
        bookings: by_slot.remove(&slot_id.to_string()).unwrap_or_default(),
        closed: slot.closed,
        capacity: slot.capacity,
        remaining: slot.remaining,
    });
    Ok(Json(shown.collect()))
}
