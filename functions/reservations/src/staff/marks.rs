//! What staff decide about one booking: whether they came, yes or no to a request, a cancellation for a family.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{Attendance, AttendanceState, ConfirmationDecision, Refusal, StaffBooking};
use domain::reservation::{Booking, Refused, State as Stage};
use platform::{Problem, auth::Officer};

use super::{
    audit,
    end::{Ruling, rule},
    found::{Found, find},
    shown,
};
use crate::{App, events, refused::DeskProblem};

pub(crate) async fn attendance(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((slot, id)): Path<(String, String)>,
    Json(Attendance { state }): Json<Attendance>,
) -> Result<Json<StaffBooking>, Problem> {
    let found = find(&app, &slot, &id).await?;
    let (stage, action) = match state {
        AttendanceState::Arrived => (Stage::Arrived, "booking.arrived"),
        AttendanceState::NoShow => (Stage::NoShow, "booking.no_show"),
        AttendanceState::Booked => (Stage::Booked, "booking.mark_taken_back"),
    };
    let today = app.here().date();
    let mark = |booking: &mut Booking| {
        if booking.slot != found.slot {
            return Err(Refused::NotFound);
        }
        if !matches!(booking.state, Stage::Booked | Stage::Arrived | Stage::NoShow) {
            return Err(Refused::NotLive);
        }
        if today < booking.slot.starts.date() {
            return Err(Refused::NotOpen);
        }
        booking.state = stage;
        Ok(())
    };
    let entry = audit(&app, &officer, action, &id);
    let marked = app.reservations.note(&found.family, &id, app.world.clock.now(), Some(&entry), mark).await;
    answer(&app, &found, marked.map_err(DeskProblem)?.booking).await
}

pub(crate) async fn confirm(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((slot, id)): Path<(String, String)>,
    Json(ConfirmationDecision { accept }): Json<ConfirmationDecision>,
) -> Result<Json<StaffBooking>, Problem> {
    let found = find(&app, &slot, &id).await?;
    let diary = app.reservations.diary(&found.family).await?;
    if accept && diary.bookings.get(&id).is_some_and(|booking| booking.state == Stage::Offered) {
        // Whoever waits on the phone cannot say yes to a held place but to staff.
        let entry = audit(&app, &officer, "booking.accepted", &id);
        let taken = app.reservations.accept(&found.family, &id, app.world.clock.now(), Some(&entry)).await;
        return answer(&app, &found, taken.map_err(DeskProblem)?.booking).await;
    }
    let (ruling, action) =
        if accept { (Ruling::Confirm, "booking.confirmed") } else { (Ruling::Decline, "booking.declined") };
    let booking = rule(&app, &found, ruling, &audit(&app, &officer, action, &id)).await?;
    if !accept {
        // The place goes on to who waits.
        events::freed(&app, Some(&found.service), &found.slot).await;
    }
    answer(&app, &found, booking).await
}

pub(crate) async fn cancel(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path((slot, id)): Path<(String, String)>,
) -> Result<Json<StaffBooking>, Problem> {
    let found = find(&app, &slot, &id).await?;
    // Afterwards the question is whether they came.
    if found.slot.starts <= app.here() {
        return Err(Refusal::SlotPast.into());
    }
    let entry = audit(&app, &officer, "booking.withdrawn", &id);
    let booking = rule(&app, &found, Ruling::Cancel, &entry).await?;
    events::freed(&app, Some(&found.service), &found.slot).await;
    answer(&app, &found, booking).await
}

async fn answer(app: &App, found: &Found, booking: Booking) -> Result<Json<StaffBooking>, Problem> {
    Ok(Json(shown::one(app, &found.service, &found.family, &found.id, booking).await?))
}
