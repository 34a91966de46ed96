//! Whether slots, their entries and the families' diaries say the same. They are written together, so a difference is a
//! fault of ours; what was only between two reads is looked at again before it is called one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, Query, State},
};
use contract::{Difference, Reconciliation, Refusal};
use domain::reservation::{Admission, Booking, Diary, Room, Service, Slot, SlotId, State as Stage};
use jiff::civil::Date;
use platform::{Problem, auth::Officer};
use tables::Applicant;

use super::{day::MOST_DAYS, shown::in_diary};
use crate::{App, services::Days};

pub(crate) async fn compare(
    State(app): State<Arc<App>>,
    _: Officer,
    Path(id): Path<String>,
    Query(days): Query<Days>,
) -> Result<Json<Reconciliation>, Problem> {
    let service = app.reservations.service(&id).await?.ok_or(Refusal::UnknownService)?.service;
    let range = days.read(MOST_DAYS)?;
    let mut seen = look(&app, &service, range).await?;
    if !seen.differences.is_empty() {
        let again = look(&app, &service, range).await?;
        seen.differences.retain(|difference| again.differences.contains(difference));
    }
    let differences = seen.differences.into_iter().map(|(slot, booking_id, code)| Difference {
        slot_id: slot.to_string(),
        booking_id,
        code: code.to_owned(),
    });
    Ok(Json(Reconciliation { slots: seen.slots, bookings: seen.bookings, differences: differences.collect() }))
}

type Found = (SlotId, Option<String>, &'static str);

struct Seen {
    slots: u32,
    bookings: u32,
    differences: BTreeSet<Found>,
}

async fn look(app: &App, service: &Service, (from, to): (Date, Date)) -> Result<Seen, Problem> {
    let mut slots = Vec::new();
    for (id, slot) in app.reservations.slots(&service.id, from, to).await? {
        let applicants = match service.admission {
            Admission::Draw => app.reservations.applicants(&id).await?,
            Admission::FirstCome | Admission::WaitingList { .. } => Vec::new(),
        };
        slots.push((id, slot, applicants));
    }
    let entries = slots.iter().flat_map(|(_, slot, _)| slot.entries.values().map(|entry| &entry.family));
    let waiting = slots.iter().flat_map(|(_, slot, _)| slot.waiting.iter().map(|waiting| &waiting.family));
    let applying = slots.iter().flat_map(|(_, _, applicants)| applicants.iter().map(|applicant| &applicant.family));
    let families = entries.chain(waiting).chain(applying).cloned().collect();
    let diaries = app.reservations.diaries(&families).await?;
    Ok(differences(&slots, &diaries))
}

fn differences(slots: &[(SlotId, Slot, Vec<Applicant>)], diaries: &BTreeMap<String, Diary>) -> Seen {
    let mut found: BTreeSet<Found> = BTreeSet::new();
    let mut bookings = 0_usize;
    for (id, slot, applicants) in slots {
        bookings += slot.entries.len() + slot.waiting.len() + applicants.len();
        if !counts(slot) {
            found.insert((id.clone(), None, "count"));
        }
        let mut hold = |family: &str, booking: &str, units: &Room, may: &dyn Fn(Stage) -> bool| {
            let code = match in_diary(diaries, id, family, booking) {
                None => "missing_in_diary",
                Some(known) if !may(known.state) => "state",
                Some(known) if known.units != *units => "units",
                Some(_) => return,
            };
            found.insert((id.clone(), Some(booking.to_owned()), code));
        };
        for (booking, entry) in &slot.entries {
            let held = entry.held_until.is_some();
            hold(&entry.family, booking, &entry.units, &|state| {
                state.holds_place() && held == (state == Stage::Offered)
            });
        }
        for one in &slot.waiting {
            hold(&one.family, &one.booking, &one.units, &|state| state == Stage::Waiting);
        }
        for one in applicants {
            hold(&one.family, &one.booking, &one.units, &|state| state == Stage::Applied);
        }
    }
    let by_id: BTreeMap<&SlotId, (&Slot, &Vec<Applicant>)> =
        slots.iter().map(|(id, slot, applicants)| (id, (slot, applicants))).collect();
    for (id, booking) in diaries.values().flat_map(|diary| &diary.bookings) {
        if let Some((slot, applicants)) = by_id.get(&booking.slot)
            && !stands_in(id, booking, slot, applicants)
        {
            found.insert((booking.slot.clone(), Some(id.clone()), "missing_in_slot"));
        }
    }
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Seen { slots: count(slots.len()), bookings: count(bookings), differences: found }
}

/// Capacity less what is left is what the entries take, in every dimension.
fn counts(slot: &Slot) -> bool {
    let taken = slot.taken();
    let of = |room: &Room, dimension: &String| room.get(dimension).copied().unwrap_or(0);
    let dimensions = slot.capacity.keys().chain(slot.remaining.keys()).chain(taken.keys());
    dimensions.into_iter().all(|dimension| {
        of(&slot.capacity, dimension).checked_sub(of(&slot.remaining, dimension)) == Some(of(&taken, dimension))
    })
}

/// What the diary says about a slot stands in the slot too.
fn stands_in(id: &str, booking: &Booking, slot: &Slot, applicants: &[Applicant]) -> bool {
    match booking.state {
        Stage::Waiting => slot.waiting.iter().any(|waiting| waiting.booking == id),
        Stage::Applied => applicants.iter().any(|applicant| applicant.booking == id),
        state if state.holds_place() => slot.entries.contains_key(id),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use domain::reservation::{Entry, PLACES, Waiting};
    use jiff::{Timestamp, civil::date};

    use super::*;

    fn room(places: u32) -> Room {
        [(PLACES.to_owned(), places)].into()
    }

    fn slot_id() -> SlotId {
        SlotId::parse("care.20260410T1000.a").unwrap()
    }

    /// Two places: `bkg_1` has one, `bkg_2` waits.
    fn slot() -> Slot {
        Slot {
            ends: date(2026, 4, 10).at(11, 0, 0, 0),
            capacity: room(2),
            remaining: room(1),
            entries: [("bkg_1".to_owned(), Entry { family: "res_1".to_owned(), units: room(1), held_until: None })]
                .into(),
            waiting: vec![Waiting { booking: "bkg_2".to_owned(), family: "res_2".to_owned(), units: room(2) }],
            closed: false,
            version: 3,
        }
    }

    fn booking(state: Stage, places: u32) -> Booking {
        Booking {
            slot: slot_id(),
            ends: date(2026, 4, 10).at(11, 0, 0, 0),
            children: Vec::new(),
            units: room(places),
            state,
            made_at: Timestamp::UNIX_EPOCH,
            request: String::new(),
            done: BTreeMap::new(),
            held_until: None,
            unread_family: 0,
            unread_office: 0,
            revealed: false,
        }
    }

    fn diaries(bookings: &[(&str, &str, Booking)]) -> BTreeMap<String, Diary> {
        let mut diaries: BTreeMap<String, Diary> = BTreeMap::new();
        for (family, id, booking) in bookings {
            diaries.entry((*family).to_owned()).or_default().bookings.insert((*id).to_owned(), booking.clone());
        }
        diaries
    }

    fn codes(slot: Slot, bookings: &[(&str, &str, Booking)]) -> Vec<(String, &'static str)> {
        let seen = differences(&[(slot_id(), slot, Vec::new())], &diaries(bookings));
        seen.differences.into_iter().map(|(_, id, code)| (id.unwrap_or_default(), code)).collect()
    }

    #[test]
    fn what_agrees_has_no_differences() {
        let right = [("res_1", "bkg_1", booking(Stage::Arrived, 1)), ("res_2", "bkg_2", booking(Stage::Waiting, 2))];
        assert!(codes(slot(), &right).is_empty());
    }

    #[test]
    fn every_difference_is_named() {
        let one = |booking| ("res_1", "bkg_1", booking);
        let two = ("res_2", "bkg_2", booking(Stage::Waiting, 2));
        let named = |id: &str, code| vec![(id.to_owned(), code)];

        let miscounted = Slot { remaining: room(2), ..slot() };
        assert_eq!(codes(miscounted, &[one(booking(Stage::Booked, 1)), two.clone()]), named("", "count"));
        assert_eq!(codes(slot(), std::slice::from_ref(&two)), named("bkg_1", "missing_in_diary"));
        assert_eq!(codes(slot(), &[one(booking(Stage::Cancelled, 1)), two.clone()]), named("bkg_1", "state"));
        assert_eq!(codes(slot(), &[one(booking(Stage::Offered, 1)), two.clone()]), named("bkg_1", "state"));
        assert_eq!(codes(slot(), &[one(booking(Stage::Booked, 2)), two.clone()]), named("bkg_1", "units"));
        let more = [one(booking(Stage::Booked, 1)), two, ("res_2", "bkg_3", booking(Stage::Booked, 1))];
        assert_eq!(codes(slot(), &more), named("bkg_3", "missing_in_slot"));
    }
}
