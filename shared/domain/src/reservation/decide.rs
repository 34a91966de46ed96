//! What a family may do, decided on what was read. The write repeats what others could have changed meanwhile as its
//! conditions: room and waiting list of the slot, the version of the diary.

use jiff::{
    SignedDuration, Timestamp,
    civil::{DateTime, Time},
};

use crate::age::days_after;

use super::{
    Admission, Answers, Booking, Confirmation, Diary, Ineligible, Party, Room, Service, Slot, SlotId, State,
    check_answers, declares_residency, demand, eligible, fits, question::AnswerError, timing::Closed, within_limits,
};

/// Why a family cannot have what it asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such service, or it is not published.
    #[error("unknown_service")]
    UnknownService,
    /// There is no such slot.
    #[error("unknown_slot")]
    UnknownSlot,
    /// There is no such booking of this family.
    #[error("not_found")]
    NotFound,
    /// No room, and no waiting list with room.
    #[error("slot_full")]
    Full,
    /// Staff closed the slot.
    #[error("slot_closed")]
    Closed,
    /// It has begun.
    #[error("slot_past")]
    Past,
    /// Booking has not opened, or the campaign is over.
    #[error("not_open")]
    NotOpen,
    /// Booking, change or cancellation is over for this slot.
    #[error("too_late")]
    TooLate,
    /// The party may not have it.
    #[error("not_eligible")]
    NotEligible(Ineligible),
    /// As many as they may have.
    #[error("limit_reached")]
    LimitReached,
    /// A child is in the slot, or waits for it, already.
    #[error("already_booked")]
    AlreadyBooked,
    /// A slot of another service.
    #[error("other_service")]
    OtherService,
    /// Over, or cancelled.
    #[error("not_live")]
    NotLive,
    /// Nothing is held any more.
    #[error("nothing_held")]
    NothingHeld,
    /// An answer is missing or wrong.
    #[error("answers")]
    Answers(AnswerError),
    /// The idempotency key was used for another request.
    #[error("idempotency_key_reused")]
    KeyReused,
}

impl From<Closed> for Refused {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::Past => Self::Past,
            Closed::NotOpen => Self::NotOpen,
            Closed::TooLate => Self::TooLate,
        }
    }
}

/// More appointments ahead than any family has; more is a mistake, or somebody who keeps others from booking.
const MOST_LIVE: usize = 100;

/// What a request becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admitted {
    /// A place, in the state that it starts in.
    Place(State),
    /// The end of the waiting list.
    Wait,
    /// The draw.
    Apply,
}

impl Admitted {
    /// The state of the booking.
    #[must_use]
    pub const fn state(self) -> State {
        match self {
            Self::Place(state) => state,
            Self::Wait => State::Waiting,
            Self::Apply => State::Applied,
        }
    }
}

/// Somebody who asks for a slot.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Which slot.
    pub slot: &'a SlotId,
    /// For whom.
    pub party: &'a Party,
    /// What they answered.
    pub answers: &'a Answers,
    /// The time in Japan.
    pub now: DateTime,
}

/// Decides a request for `slot`; `moved` is the booking that would move there.
///
/// # Errors
/// The first reason against it.
pub fn admit(
    service: &Service,
    slot: &Slot,
    diary: &Diary,
    ask: Ask<'_>,
    moved: Option<&str>,
) -> Result<(Admitted, Room), Refused> {
    let Ask { slot: id, party, answers, now } = ask;
    if slot.closed {
        return Err(Refused::Closed);
    }
    service.bookable(id.starts, now)?;
    if moved.is_none() {
        check_answers(service, answers).map_err(Refused::Answers)?;
    }
    let declared = moved.is_some() || declares_residency(answers);
    let over = service.opening.campaign.as_ref().is_some_and(|campaign| id.starts <= campaign.closes_at);
    if service.admission == Admission::Draw && over {
        // It would be drawn for when it is over.
        return Err(Refused::NotOpen);
    }
    let day = id.starts.date();
    let others;
    let diary = match moved {
        Some(moved) => {
            let mut left = diary.clone();
            left.bookings.remove(moved);
            others = left;
            &others
        }
        None => diary,
    };
    let children = party.ids();
    if is_in(diary, id, &children) {
        return Err(Refused::AlreadyBooked);
    }
    eligible(service, party, day, diary, declared).map_err(Refused::NotEligible)?;
    if ahead(diary, now) >= MOST_LIVE || !within_limits(service, &children, day, diary, now) {
        return Err(Refused::LimitReached);
    }
    let units = demand(service, party, day, answers);
    if !fits(&slot.capacity, &units) {
        return Err(Refused::Full);
    }
    let place = match service.confirmation {
        Confirmation::Automatic => State::Booked,
        Confirmation::ByStaff => State::Requested,
    };
    let free = slot.has_room(&units) && slot.waiting.is_empty();
    let admitted = match &service.admission {
        Admission::Draw => Admitted::Apply,
        _ if free => Admitted::Place(place),
        Admission::WaitingList { longest, .. } if moved.is_none() && slot.waiting.len() < usize::from(*longest) => {
            Admitted::Wait
        }
        Admission::WaitingList { .. } | Admission::FirstCome => return Err(Refused::Full),
    };
    Ok((admitted, units))
}

/// How many appointments are still to come.
fn ahead(diary: &Diary, now: DateTime) -> usize {
    diary.bookings.values().filter(|booking| booking.state.is_live() && booking.slot.starts > now).count()
}

/// Whether one of the children (the household, when none is named) is in the slot or waits for it.
pub(crate) fn is_in(diary: &Diary, slot: &SlotId, children: &[String]) -> bool {
    let here = diary.bookings.values().filter(|booking| booking.slot == *slot && booking.state.counts());
    here.into_iter().any(|booking| {
        booking.children.is_empty() && children.is_empty() || booking.children.iter().any(|id| children.contains(id))
    })
}

/// Whether a family may cancel now.
///
/// # Errors
/// [`Refused::NotLive`] or [`Refused::TooLate`].
pub fn may_cancel(service: &Service, booking: &Booking, now: DateTime) -> Result<(), Refused> {
    match booking.state {
        // Nobody comes from a waiting list or a draw, so nobody is let down by leaving it late.
        State::Waiting | State::Applied | State::Offered => Ok(()),
        State::Booked | State::Requested if service.can_cancel(booking.slot.starts, now) => Ok(()),
        State::Booked | State::Requested => Err(Refused::TooLate),
        _ => Err(Refused::NotLive),
    }
}

/// Whether a family may move the booking now.
///
/// # Errors
/// [`Refused::NotLive`] or [`Refused::TooLate`].
pub fn may_change(service: &Service, booking: &Booking, now: DateTime) -> Result<(), Refused> {
    match booking.state {
        State::Applied => Ok(()),
        State::Waiting | State::Offered => Err(Refused::NotLive),
        _ => may_cancel(service, booking, now),
    }
}

/// What a slot with a waiting list wants next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tending {
    /// The hold on this booking's place has run out.
    Lapse(String),
    /// The place goes to this waiting booking, held until then.
    Offer(String, Timestamp),
    /// Booking is over: this waiting booking will not get a place any more.
    End(String),
}

/// The next step for a slot; `None` when it can rest.
#[must_use]
pub fn tending(service: &Service, id: &SlotId, slot: &Slot, now: Timestamp, here: DateTime) -> Option<Tending> {
    let lapsed = slot.entries.iter().find(|(_, entry)| entry.held_until.is_some_and(|until| until <= now));
    if let Some((booking, _)) = lapsed {
        return Some(Tending::Lapse(booking.clone()));
    }
    let first = slot.waiting.first()?;
    match service.bookable(id.starts, here) {
        Ok(()) => {}
        Err(Closed::Past | Closed::TooLate) => return Some(Tending::End(first.booking.clone())),
        // Staff changed when booking opens: whoever waits goes on waiting.
        Err(Closed::NotOpen) => return None,
    }
    if slot.closed {
        // Whoever closed the day tells those who wait.
        return None;
    }
    let in_vain = slot.waiting.iter().find(|waiting| !fits(&slot.capacity, &waiting.units));
    if let Some(waiting) = in_vain {
        // The slot has become smaller than the party: it would keep the others from coming in for ever.
        return Some(Tending::End(waiting.booking.clone()));
    }
    let Some(next) = slot.waiting.iter().find(|waiting| slot.has_room(&waiting.units)) else {
        // A service without a waiting list any more lets nobody wait in front of a free place.
        let listed = matches!(service.admission, Admission::WaitingList { .. });
        let stuck = !listed && slot.places_left() > 0;
        return stuck.then(|| Tending::End(first.booking.clone()));
    };
    let hold = match service.admission {
        Admission::WaitingList { hold_minutes, .. } => i64::from(hold_minutes),
        // The service has changed since: whoever waited gets half an hour.
        Admission::FirstCome | Admission::Draw => 30,
    };
    Some(Tending::Offer(next.booking.clone(), held_until(now, here, hold, id.starts)))
}

/// From 21:00 to 08:00 the minutes of a hold do not count: nobody is woken by a free place, and nobody loses one in
/// their sleep.
const MORNING: Time = Time::constant(8, 0, 0, 0);
const NIGHT: Time = Time::constant(21, 0, 0, 0);

/// The end of a hold of so many waking minutes that starts now, at the latest when the slot does.
fn held_until(now: Timestamp, here: DateTime, minutes: i64, slot: DateTime) -> Timestamp {
    let (mut at, mut left) = (here, SignedDuration::from_mins(minutes));
    let end = loop {
        let day = if at.time() >= NIGHT { days_after(at.date(), 1) } else { at.date() };
        at = at.max(day.to_datetime(MORNING));
        let until_night = day.to_datetime(NIGHT).duration_since(at);
        if left <= until_night {
            break at.saturating_add(left);
        }
        left -= until_night;
        at = day.to_datetime(NIGHT);
    };
    now.checked_add(end.min(slot).duration_since(here)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::{Date, date, datetime};

    use super::*;
    use crate::reservation::{PLACES, Waiting};

    fn ends(here: DateTime, minutes: i64, slot: DateTime) -> DateTime {
        let now = Timestamp::UNIX_EPOCH;
        here.saturating_add(held_until(now, here, minutes, slot).duration_since(now))
    }

    #[test]
    fn a_hold_counts_waking_minutes_and_ends_with_the_slot() {
        let slot = datetime(2026, 4, 10, 10, 0, 0, 0);
        for (here, minutes, end) in [
            (datetime(2026, 4, 1, 9, 0, 0, 0), 60, datetime(2026, 4, 1, 10, 0, 0, 0)),
            (datetime(2026, 4, 1, 20, 30, 0, 0), 60, datetime(2026, 4, 2, 8, 30, 0, 0)),
            (datetime(2026, 4, 1, 22, 30, 0, 0), 30, datetime(2026, 4, 2, 8, 30, 0, 0)),
            (datetime(2026, 4, 2, 3, 0, 0, 0), 30, datetime(2026, 4, 2, 8, 30, 0, 0)),
            (datetime(2026, 4, 1, 15, 0, 0, 0), 600, datetime(2026, 4, 2, 12, 0, 0, 0)),
            (datetime(2026, 4, 10, 9, 30, 0, 0), 60, slot),
        ] {
            assert_eq!(ends(here, minutes, slot), end, "{here} + {minutes}");
        }
    }

    const DAY: Date = date(2026, 4, 10);

    fn service(admission: serde_json::Value) -> Service {
        let service = serde_json::json!({
            "id": "class", "title": { "ja": "教室" }, "for": "household", "admission": admission,
            "opening": { "days_before": 30 },
        });
        serde_json::from_value(service).unwrap()
    }

    fn list() -> Service {
        service(serde_json::json!({ "kind": "waiting_list", "hold_minutes": 60, "longest": 5 }))
    }

    fn places(count: u32) -> Room {
        [(PLACES.to_owned(), count)].into()
    }

    fn id() -> SlotId {
        SlotId { service: "class".to_owned(), starts: DAY.at(10, 0, 0, 0), lane: "a".to_owned() }
    }

    /// A slot with `left` of `capacity` places and parties that wait for so many.
    fn slot(capacity: u32, left: u32, waiting: &[u32]) -> Slot {
        let waiting = waiting.iter().enumerate().map(|(n, units)| Waiting {
            booking: format!("bkg_{n}"),
            family: format!("res_{n}"),
            units: places(*units),
        });
        Slot {
            ends: DAY.at(11, 0, 0, 0),
            capacity: places(capacity),
            remaining: places(left),
            entries: BTreeMap::new(),
            waiting: waiting.collect(),
            closed: false,
            version: 1,
        }
    }

    fn next(service: &Service, slot: &Slot, here: DateTime) -> Option<Tending> {
        tending(service, &id(), slot, Timestamp::UNIX_EPOCH, here)
    }

    #[test]
    fn a_list_goes_on_ends_with_the_booking_and_blocks_nobody_for_ever() {
        let morning = DAY.yesterday().unwrap().at(9, 0, 0, 0);
        let end = |booking: &str| Some(Tending::End(booking.to_owned()));

        let Some(Tending::Offer(first, _)) = next(&list(), &slot(2, 1, &[2, 1]), morning) else { panic!("one fits") };
        assert_eq!(first, "bkg_1", "the first who fits");
        assert_eq!(next(&list(), &slot(2, 0, &[1]), morning), None);
        assert_eq!(next(&list(), &slot(2, 1, &[1]), DAY.at(10, 0, 0, 0)), end("bkg_0"), "it has begun");
        let closed = Slot { closed: true, ..slot(2, 1, &[1]) };
        assert_eq!(next(&list(), &closed, morning), None, "who closed it tells them");
        let mut later = list();
        later.opening.days_before = 0;
        assert_eq!(next(&later, &slot(2, 1, &[1]), morning), None, "staff changed when booking opens");
        assert_eq!(next(&list(), &slot(1, 1, &[2]), morning), end("bkg_0"), "it will never fit");
        let first_come = service(serde_json::json!({ "kind": "first_come" }));
        assert_eq!(next(&first_come, &slot(2, 1, &[2]), morning), end("bkg_0"), "nobody waits before a free place");
    }

    #[test]
    fn what_lies_behind_counts_towards_no_limit_of_ours() {
        let booking = |day: Date| Booking {
            slot: SlotId { service: "other".to_owned(), starts: day.at(9, 0, 0, 0), lane: "a".to_owned() },
            ends: day.at(10, 0, 0, 0),
            children: Vec::new(),
            units: places(1),
            state: State::Booked,
            made_at: Timestamp::UNIX_EPOCH,
            request: String::new(),
            done: BTreeMap::new(),
            held_until: None,
            unread_family: 0,
            unread_office: 0,
            revealed: false,
        };
        let diary = |day: Date| Diary {
            bookings: (0..MOST_LIVE).map(|n| (format!("bkg_{n}"), booking(day))).collect(),
            version: 1,
        };
        let (party, answers, slot_id) = (Party::default(), Answers::new(), id());
        let ask = Ask { slot: &slot_id, party: &party, answers: &answers, now: DAY.at(8, 0, 0, 0) };
        let asks = |day: Date| admit(&list(), &slot(2, 1, &[]), &diary(day), ask, None).map(|(admitted, _)| admitted);

        assert_eq!(asks(DAY.yesterday().unwrap()), Ok(Admitted::Place(State::Booked)));
        assert_eq!(asks(DAY), Err(Refused::LimitReached));
    }
}
