//! Bookings for somebody on the phone. The rules are everyone's; the caller is a family of one call, known by name and
//! number and by nothing of LINE.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use contract::{PhoneBooking, Refusal, StaffBooking};
use domain::{
    family::{MOST_CHILDREN, Subject},
    reservation::{Party, SlotId},
};
use jiff::civil::Date;
use platform::{Problem, auth::Officer, idempotency_key};
use tables::{CallerChild, CallerRow, Order, booking_id, call_id};

use super::{audit, shown, staff};
use crate::{
    App,
    bookings::thread::checked,
    refused::{self, Wanted},
};

/// Characters of a name.
const LONGEST_NAME: usize = 60;

pub(crate) async fn book(
    State(app): State<Arc<App>>,
    officer: Officer,
    headers: HeaderMap,
    Json(new): Json<PhoneBooking>,
) -> Result<(StatusCode, Json<StaffBooking>), Problem> {
    let key = idempotency_key(&headers)?;
    let slot = SlotId::parse(&new.slot_id).ok_or(Refusal::UnknownSlot)?;
    let service = app.reservations.service(&slot.service).await?.ok_or(Refusal::UnknownSlot)?.service;
    let (party, children) = party(&new, app.here().date())?;
    let caller = CallerRow { name: name(&new.name)?, phone: phone(&new.phone)?, children };
    let family = call_id(&staff(&officer), key);
    let booking = booking_id(&family, key);
    let order = Order {
        audit: Some(audit(&app, &officer, "booking.phoned", &booking)),
        booking,
        family,
        slot,
        party,
        answers: new.answers,
        caller: Some(caller.clone()),
        now: app.world.clock.now(),
    };
    let booked = match app.reservations.book(&order).await {
        Ok(booked) => booked,
        Err(error) => {
            let wanted = Wanted { slot: &order.slot, party: &order.party, answers: &order.answers };
            return Err(refused::problem(&app, error, wanted).await);
        }
    };
    // The same key for another caller.
    if app.reservations.callers(&[order.family.clone()].into()).await?.remove(&order.family) != Some(caller) {
        return Err(Refusal::IdempotencyKeyReused.into());
    }
    let shown = shown::one(&app, &service, &order.family, &booked.id, booked.booking).await?;
    Ok((StatusCode::CREATED, Json(shown)))
}

/// Children as `c1`, `c2`, …, in the order in which they were named.
fn party(new: &PhoneBooking, today: Date) -> Result<(Party, Vec<CallerChild>), Refusal> {
    if new.children.len() > MOST_CHILDREN {
        return Err(Refusal::TooManyChildren);
    }
    let mut party = Party::default();
    let mut children = Vec::new();
    for (child, n) in new.children.iter().zip(1..) {
        let id = format!("c{n}");
        let day = |day: &str| day.parse::<Date>().map_err(|_| Refusal::DateDoesNotExist);
        let (subject, birth_date, due_date) = match (&child.birth_date, &child.due_date) {
            (Some(birth), None) => {
                let birth_date = day(birth)?;
                (Subject::Child { birth_date, due_date: None }, Some(birth_date), None)
            }
            (None, Some(due)) => {
                let due_date = day(due)?;
                (Subject::Pregnancy { due_date, fetuses: 1 }, None, Some(due_date))
            }
            _ => return Err(Refusal::BadRequest),
        };
        subject.check(today)?;
        party.members.push((id.clone(), subject));
        children.push(CallerChild { id, birth_date, due_date });
    }
    Ok((party, children))
}

fn name(name: &str) -> Result<String, Refusal> {
    let name = checked(name)?;
    if name.contains('\n') {
        return Err(Refusal::TextNotAllowed);
    }
    if name.chars().count() > LONGEST_NAME { Err(Refusal::TextTooLong) } else { Ok(name) }
}

/// Digits as they are dialled.
fn phone(phone: &str) -> Result<String, Refusal> {
    let phone = phone.trim();
    let dialled = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ');
    match phone.len() {
        0 => Err(Refusal::TextEmpty),
        _ if !phone.chars().all(dialled) => Err(Refusal::TextNotAllowed),
        1..5 => Err(Refusal::TextNotAllowed),
        21.. => Err(Refusal::TextTooLong),
        // A mobile number with its country code (+81) has as many digits as an individual number.
        _ if phone.starts_with('+') => Ok(phone.to_owned()),
        _ => checked(phone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_what_can_be_dialled() {
        for right in ["090-1234-5678", "(03) 1234 5678", "+81 90 1234 5678", "11911", " 0901234567 "] {
            assert_eq!(phone(right), Ok(right.trim().to_owned()));
        }
        for (wrong, refusal) in [
            ("", Refusal::TextEmpty),
            ("0901", Refusal::TextNotAllowed),
            ("090-1234-5678 (母)", Refusal::TextNotAllowed),
            ("090-1234-5678-9012-34", Refusal::TextTooLong),
            ("1234-5678-9018", Refusal::MyNumberRefused),
            ("=090123456", Refusal::TextNotAllowed),
        ] {
            assert_eq!(phone(wrong), Err(refusal), "{wrong}");
        }
    }
}
