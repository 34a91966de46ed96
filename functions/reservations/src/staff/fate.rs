//! What becomes of a slot that staff ask for, decided on what was read. The write is conditional, so this is asked again
//! when somebody was faster.

use std::collections::BTreeMap;

use contract::{Refusal, RefusedSlot};
use domain::{
    age::days_after,
    reservation::{Room, Session, Slot, SlotId},
    text::Lang,
};

use super::wanted::{LONGEST_DAYS, overlap};

/// What becomes of one slot.
pub(super) enum Fate {
    New,
    Same,
    /// The slot as it shall be.
    Changed(Slot),
    Refused(RefusedSlot),
}

pub(super) fn fate(id: &SlotId, session: &Session, known: &BTreeMap<SlotId, Slot>) -> Fate {
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
pub(super) fn resized(id: &SlotId, session: &Session, slot: &Slot) -> Fate {
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

/// A slot with nobody in it.
pub(super) fn empty(session: &Session) -> Slot {
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
        let mut slot = empty(&session);
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
