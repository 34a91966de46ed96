//! Making slots. What is there already takes on the capacity; a place that somebody has is never taken away, and a slot
//! that was closed stays closed. Doing it again changes nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Path, State},
};
use contract::{NewSlots, Refusal, RefusedSlot, SlotReport};
use domain::{
    age::days_after,
    reservation::{Room, Service, Session, Slot, SlotId},
    text::Lang,
};
use platform::{Explanation, Problem, auth::Officer};
use tables::{AuditEntry, Changes, SlotWrite, StoreError};

use super::{
    audit,
    wanted::{self, LONGEST_DAYS, overlap},
};
use crate::{App, events};

/// Slots in one transaction; DynamoDB takes 100 writes.
const TOGETHER: usize = 25;
/// How often a slot is looked at again that somebody books meanwhile.
const TRIES: usize = 12;

pub(crate) async fn make(
    State(app): State<Arc<App>>,
    officer: Officer,
    Path(id): Path<String>,
    Json(new): Json<NewSlots>,
) -> Result<Json<SlotReport>, Problem> {
    let service = app.reservations.service(&id).await?.ok_or(Refusal::UnknownService)?.service;
    let now = app.here();
    let wanted = wanted::read(&service, &new, now)?;
    let known = around(&app, &service, &wanted).await?;
    let mut report = SlotReport::default();
    let mut fresh = Vec::new();
    for session in &wanted.sessions {
        let slot_id = session.id(&service.id);
        match fate(&slot_id, session, &known) {
            Fate::New => fresh.push((slot_id, session)),
            Fate::Same => report.kept += 1,
            Fate::Refused(refused) => report.refused.push(refused),
            Fate::Changed(_) if new.dry_run => report.changed.push(slot_id.to_string()),
            Fate::Changed(_) => {
                let entry = audit(&app, &officer, "slot.changed", &slot_id.to_string());
                change(&app, &service, &slot_id, session, &entry, &mut report).await?;
            }
        }
    }
    if new.dry_run {
        report.made = fresh.iter().map(|(slot_id, _)| slot_id.to_string()).collect();
    } else {
        for together in fresh.chunks(TOGETHER) {
            add(&app, &officer, &service, together, &mut report).await?;
        }
    }
    if let Some((from, to)) = wanted.pattern {
        let ours: BTreeSet<SlotId> = wanted.sessions.iter().map(|session| session.id(&service.id)).collect();
        let beside = known.iter().filter(|(slot_id, slot)| {
            let day = slot_id.starts.date();
            (from..=to).contains(&day) && slot_id.starts > now && !slot.closed && !ours.contains(slot_id)
        });
        report.beside_pattern = beside.map(|(slot_id, _)| slot_id.to_string()).collect();
    }
    match report.refused.first() {
        Some(first) if !new.dry_run && report.refused.len() == wanted.sessions.len() => {
            Err(all_refused(first, &report))
        }
        _ => Ok(Json(report)),
    }
}

/// The slots that there are on these days, and before them as far as a slot can reach.
async fn around(app: &App, service: &Service, wanted: &wanted::Wanted) -> Result<BTreeMap<SlotId, Slot>, Problem> {
    let starts = wanted.sessions.iter().map(|session| session.starts.date());
    let first = starts.clone().min().into_iter().chain(wanted.pattern.map(|(from, _)| from)).min();
    let ends = wanted.sessions.iter().map(|session| session.ends.date());
    let last = ends.max().into_iter().chain(wanted.pattern.map(|(_, to)| to)).max();
    let (Some(first), Some(last)) = (first, last) else { return Ok(BTreeMap::new()) };
    Ok(app.reservations.slots(&service.id, days_after(first, -LONGEST_DAYS), last).await?.into_iter().collect())
}

/// What becomes of one slot.
enum Fate {
    New,
    Same,
    /// The slot as it shall be.
    Changed(Slot),
    Refused(RefusedSlot),
}

fn fate(id: &SlotId, session: &Session, known: &BTreeMap<SlotId, Slot>) -> Fate {
    if let Some(slot) = known.get(id) {
        return resized(id, session, slot);
    }
    let until = SlotId { starts: session.ends, lane: String::new(), service: id.service.clone() };
    let from = SlotId { starts: days_before(session), lane: String::new(), service: id.service.clone() };
    // A closed slot occupies nobody's room.
    let mut others = known.range(from..until).filter(|(_, slot)| !slot.closed);
    match others.find(|(other, slot)| overlap(session, &other.lane, other.starts, slot.ends)) {
        Some((_, slot)) => Fate::Refused(refused(id, Refusal::SlotsInvalid, slot)),
        None => Fate::New,
    }
}

fn days_before(session: &Session) -> jiff::civil::DateTime {
    days_after(session.starts.date(), -LONGEST_DAYS).to_datetime(jiff::civil::Time::midnight())
}

/// The slot with the capacity that is asked for; what its bookings take is counted from them.
fn resized(id: &SlotId, session: &Session, slot: &Slot) -> Fate {
    let is_empty = slot.entries.is_empty() && slot.waiting.is_empty();
    if slot.ends != session.ends && !is_empty {
        // Families were told when it ends.
        return Fate::Refused(refused(id, Refusal::SlotsInvalid, slot));
    }
    if slot.ends == session.ends && slot.capacity == session.capacity {
        return Fate::Same;
    }
    let taken = slot.taken();
    let of = |room: &Room, dimension: &String| room.get(dimension).copied().unwrap_or(0);
    if taken.iter().any(|(dimension, units)| of(&session.capacity, dimension) < *units) {
        return Fate::Refused(refused(id, Refusal::CapacityBelowBooked, slot));
    }
    let left = session.capacity.iter().map(|(dimension, units)| (dimension.clone(), units - of(&taken, dimension)));
    let (ends, capacity, remaining) = (session.ends, session.capacity.clone(), left.collect());
    Fate::Changed(Slot { ends, capacity, remaining, ..slot.clone() })
}

fn refused(id: &SlotId, refusal: Refusal, slot: &Slot) -> RefusedSlot {
    RefusedSlot {
        slot_id: id.to_string(),
        code: refusal.code().to_owned(),
        message: refusal.message(Lang::Ja),
        bookings: slot.entries.keys().cloned().collect(),
    }
}

fn all_refused(first: &RefusedSlot, report: &SlotReport) -> Problem {
    let refusal = [Refusal::CapacityBelowBooked, Refusal::SlotsInvalid].into_iter();
    let refusal = refusal.clone().find(|one| one.code() == first.code).unwrap_or(Refusal::SlotsInvalid);
    let bookings = report.refused.iter().flat_map(|refused| refused.bookings.clone()).collect();
    let reason = Some(first.slot_id.clone());
    Problem::Explained(refusal, Box::new(Explanation { reason, bookings, ..Explanation::default() }))
}

/// Writes new slots together; one by one where somebody else has made one of them meanwhile.
async fn add(
    app: &App,
    officer: &Officer,
    service: &Service,
    together: &[(SlotId, &Session)],
    report: &mut SlotReport,
) -> Result<(), Problem> {
    let entry = audit(app, officer, "slots.made", &service.id);
    match commit(app, together.iter().map(|(id, session)| (id.clone(), SlotWrite::Make(slot(session)))), &entry).await {
        Ok(()) => {
            report.made.extend(together.iter().map(|(id, _)| id.to_string()));
            return Ok(());
        }
        Err(StoreError::Conflict(_)) => {}
        Err(error) => return Err(error.into()),
    }
    for (id, session) in together {
        let entry = audit(app, officer, "slots.made", &id.to_string());
        match commit(app, [(id.clone(), SlotWrite::Make(slot(session)))], &entry).await {
            Ok(()) => report.made.push(id.to_string()),
            Err(StoreError::Conflict(_)) => change(app, service, id, session, &entry, report).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn slot(session: &Session) -> Slot {
    Slot {
        ends: session.ends,
        capacity: session.capacity.clone(),
        remaining: session.capacity.clone(),
        entries: BTreeMap::new(),
        waiting: Vec::new(),
        closed: false,
        version: 1,
    }
}

/// Gives a slot that is there another capacity, as it stands at this moment.
async fn change(
    app: &App,
    service: &Service,
    id: &SlotId,
    session: &Session,
    entry: &AuditEntry,
    report: &mut SlotReport,
) -> Result<(), Problem> {
    for _ in 0..TRIES {
        let Some(now) = app.reservations.slot(id).await? else { return Err(Refusal::UnknownSlot.into()) };
        let next = match resized(id, session, &now) {
            Fate::New | Fate::Same => {
                report.kept += 1;
                return Ok(());
            }
            Fate::Refused(refused) => {
                report.refused.push(refused);
                return Ok(());
            }
            Fate::Changed(next) => next,
        };
        let waits = !next.waiting.is_empty();
        match commit(app, [(id.clone(), SlotWrite::Replace(next))], entry).await {
            Ok(()) => {
                report.changed.push(id.to_string());
                if waits {
                    events::freed(app, Some(service), id).await;
                }
                return Ok(());
            }
            Err(StoreError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::Busy.into())
}

async fn commit(
    app: &App,
    slots: impl IntoIterator<Item = (SlotId, SlotWrite)>,
    entry: &AuditEntry,
) -> Result<(), StoreError> {
    let slots = slots.into_iter().collect();
    let changes = Changes { slots, audit: vec![entry.clone()], ..Changes::default() };
    app.reservations.commit("slots", &changes, entry.at, None).await
}

#[cfg(test)]
mod tests {
    use domain::reservation::{Entry, PLACES, Waiting};
    use jiff::civil::date;

    use super::*;

    fn room(places: u32, babies: u32) -> Room {
        [(PLACES.to_owned(), places), ("babies".to_owned(), babies)]
            .into_iter()
            .filter(|(_, units)| *units > 0)
            .collect()
    }

    fn session(capacity: Room) -> Session {
        let starts = date(2026, 4, 10).at(10, 0, 0, 0);
        Session { starts, ends: date(2026, 4, 10).at(11, 0, 0, 0), lane: "a".to_owned(), capacity }
    }

    fn booked(units: &[Room]) -> (SlotId, Slot) {
        let session = session(room(5, 2));
        let mut slot = slot(&session);
        for (n, units) in units.iter().enumerate() {
            for (dimension, units) in units {
                *slot.remaining.get_mut(dimension).unwrap() -= units;
            }
            let entry = Entry { family: format!("res_{n}"), units: units.clone(), held_until: None };
            slot.entries.insert(format!("bkg_{n}"), entry);
        }
        (session.id("care"), slot)
    }

    #[test]
    fn a_slot_takes_on_a_capacity_that_holds_its_bookings() {
        let (id, slot) = booked(&[room(1, 1), room(2, 0)]);

        let Fate::Changed(next) = resized(&id, &session(room(3, 1)), &slot) else { panic!("it fits") };
        assert_eq!((next.remaining.get(PLACES), next.remaining.get("babies")), (Some(&0), Some(&0)));
        assert!(matches!(resized(&id, &session(room(5, 2)), &slot), Fate::Same));
        for less in [room(2, 1), room(3, 0)] {
            let Fate::Refused(refused) = resized(&id, &session(less), &slot) else { panic!("it does not fit") };
            assert_eq!((refused.code.as_str(), refused.bookings.len()), ("capacity_below_booked", 2));
        }
    }

    #[test]
    fn an_empty_slot_may_end_later_and_a_booked_one_may_not() {
        let longer = Session { ends: date(2026, 4, 10).at(12, 0, 0, 0), ..session(room(5, 2)) };

        let (id, empty) = booked(&[]);
        assert!(matches!(resized(&id, &longer, &empty), Fate::Changed(_)));
        let (id, taken) = booked(&[room(1, 0)]);
        assert!(matches!(resized(&id, &longer, &taken), Fate::Refused(_)));
        let waiting = Waiting { booking: "bkg_9".to_owned(), family: "res_9".to_owned(), units: room(1, 0) };
        let waited_for = Slot { waiting: vec![waiting], ..empty };
        assert!(matches!(resized(&id, &longer, &waited_for), Fate::Refused(_)));
    }

    #[test]
    fn a_new_slot_may_not_run_beside_one_of_its_lane() {
        let (id, slot) = booked(&[]);
        let known = BTreeMap::from([(id, slot.clone())]);
        let half = |lane: &str, hour: i8| Session {
            starts: date(2026, 4, 10).at(hour, 30, 0, 0),
            ends: date(2026, 4, 10).at(hour + 1, 30, 0, 0),
            lane: lane.to_owned(),
            capacity: room(1, 0),
        };
        for (lane, hour, fits) in [("a", 9, false), ("a", 10, false), ("a", 11, true), ("a", 8, true), ("b", 10, true)]
        {
            let session = half(lane, hour);
            let fate = fate(&session.id("care"), &session, &known);
            assert_eq!(matches!(fate, Fate::New), fits, "{lane} {hour}");
        }
        let closed: BTreeMap<_, _> = known.into_iter().map(|(id, slot)| (id, Slot { closed: true, ..slot })).collect();
        let session = half("a", 10);
        assert!(matches!(fate(&session.id("care"), &session, &closed), Fate::New));
    }
}
