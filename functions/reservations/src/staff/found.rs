//! The booking that an address of the console names: a slot and an id in it. Everything else is not found.

use contract::Refusal;
use domain::reservation::{Admission, Booking, Service, SlotId};
use platform::Problem;

use crate::App;

/// A booking in a slot, with what it takes to decide about it.
pub(super) struct Found {
    pub(super) service: Service,
    pub(super) slot: SlotId,
    pub(super) family: String,
    pub(super) id: String,
}

/// Finds the family by the slot: its entries, its waiting list, its applicants. A booking that has ended is in none of
/// them any more.
pub(super) async fn find(app: &App, slot: &str, id: &str) -> Result<Found, Problem> {
    let slot_id = SlotId::parse(slot).ok_or(Refusal::NotFound)?;
    let service = app.reservations.service(&slot_id.service).await?.ok_or(Refusal::NotFound)?.service;
    let slot = app.reservations.slot(&slot_id).await?.ok_or(Refusal::NotFound)?;
    let entry = slot.entries.get(id).map(|entry| entry.family.clone());
    let waiting = || slot.waiting.iter().find(|waiting| waiting.booking == id).map(|waiting| waiting.family.clone());
    let mut family = entry.or_else(waiting);
    if family.is_none() && service.admission == Admission::Draw {
        let applicants = app.reservations.applicants(&slot_id).await?;
        family = applicants.into_iter().find(|applicant| applicant.booking == id).map(|applicant| applicant.family);
    }
    let family = family.ok_or(Refusal::NotFound)?;
    Ok(Found { service, slot: slot_id, family, id: id.to_owned() })
}

/// The booking as the diary has it.
pub(super) async fn booking(app: &App, found: &Found) -> Result<Booking, Problem> {
    let mut diary = app.reservations.diary(&found.family).await?;
    let booking = diary.bookings.remove(&found.id).filter(|booking| booking.slot == found.slot);
    Ok(booking.ok_or(Refusal::NotFound)?)
}
