//! Which slots staff ask for: those of the pattern between two days, or single ones. What is wrong in itself is refused
//! here as a whole; what stands in the way of one slot is for [`super::slots`] to find.

use contract::{CapacityForm, NewSlot, NewSlots, Refusal};
use domain::{
    family::days,
    reservation::{MOST_PLACES, PLACES, Room, Service, Session, SlotId, sessions},
};
use jiff::{
    Timestamp, ToSpan,
    civil::{Date, DateTime},
};
use platform::{Explanation, Problem};

/// A year at once.
const MOST_DAYS: i32 = 366;
/// Single slots in one request.
const MOST_SINGLE: usize = 500;
/// Slots of a pattern in one request: more cannot be written before API Gateway gives up (29 seconds).
const MOST_SLOTS: usize = 10_000;
/// Units of anything in one slot.
const MOST_UNITS: u32 = 100_000;
/// The longest stay in one slot: a stay for 産後ケア lasts 7 days at most as a rule (産後ケア事業ガイドライン).
pub(super) const LONGEST_DAYS: i32 = 7;

/// The slots asked for, all of them still to come, and the days of the pattern they were cut from.
pub(super) struct Wanted {
    pub(super) sessions: Vec<Session>,
    pub(super) pattern: Option<(Date, Date)>,
}

pub(super) fn read(service: &Service, new: &NewSlots, now: DateTime) -> Result<Wanted, Problem> {
    match (&new.from, &new.to, new.slots.as_slice()) {
        (Some(from), Some(to), []) => of_pattern(service, from, to, now),
        (None, None, slots @ [_, ..]) => single(service, slots, now),
        _ => Err(Refusal::BadRequest.into()),
    }
}

fn of_pattern(service: &Service, from: &str, to: &str, now: DateTime) -> Result<Wanted, Problem> {
    let from: Date = from.parse().map_err(|_| Refusal::DateDoesNotExist)?;
    let to: Date = to.parse().map_err(|_| Refusal::DateDoesNotExist)?;
    match days(from, to) {
        length if length < 0 => return Err(Refusal::BadRequest.into()),
        length if length >= MOST_DAYS => return Err(Refusal::RangeTooLong.into()),
        _ if to < now.date() => return Err(Refusal::SlotPast.into()),
        _ => {}
    }
    let mut sessions = sessions(service, from, to).map_err(|error| invalid(&error.to_string()))?;
    sessions.retain(|session| session.starts > now);
    if sessions.len() > MOST_SLOTS {
        return Err(Refusal::RangeTooLong.into());
    }
    Ok(Wanted { sessions, pattern: Some((from, to)) })
}

fn single(service: &Service, slots: &[NewSlot], now: DateTime) -> Result<Wanted, Problem> {
    if slots.len() > MOST_SINGLE {
        return Err(Refusal::RangeTooLong.into());
    }
    let mut sessions = slots.iter().map(|slot| session(service, slot, now)).collect::<Result<Vec<_>, Problem>>()?;
    sessions.sort_by(|one, other| (&one.lane, one.starts).cmp(&(&other.lane, other.starts)));
    for pair in sessions.windows(2) {
        if let [first, second] = pair
            && overlap(first, &second.lane, second.starts, second.ends)
        {
            let reason = format!("{} and {} overlap", first.id(&service.id), second.id(&service.id));
            return Err(invalid(&reason));
        }
    }
    sessions.sort_by(|one, other| (one.starts, &one.lane).cmp(&(other.starts, &other.lane)));
    let (first, last) = (sessions.first(), sessions.last());
    if first.zip(last).is_some_and(|(first, last)| days(first.starts.date(), last.starts.date()) >= MOST_DAYS) {
        return Err(Refusal::RangeTooLong.into());
    }
    Ok(Wanted { sessions, pattern: None })
}

fn session(service: &Service, slot: &NewSlot, now: DateTime) -> Result<Session, Problem> {
    let (starts, ends) = (moment(&slot.starts_at)?, moment(&slot.ends_at)?);
    let capacity: Room = match &slot.capacity {
        CapacityForm::Places(places) => [(PLACES.to_owned(), *places)].into(),
        CapacityForm::Units(units) => units.clone(),
    };
    let session = Session { starts, ends, lane: slot.lane.clone().unwrap_or_else(|| "a".to_owned()), capacity };
    let lane = (1..=4).contains(&session.lane.len())
        && session.lane.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if !lane {
        return Err(invalid("lane"));
    }
    // A slot is named by its minute, and its name has to say the same when it is read.
    if SlotId::parse(&session.id(&service.id).to_string()).is_none_or(|id| id.starts != starts) {
        return Err(invalid("starts_at"));
    }
    if ends <= starts || ends > starts.saturating_add(LONGEST_DAYS.days()) {
        return Err(invalid("ends_at"));
    }
    if session.capacity.get(PLACES).is_none_or(|places| *places == 0) {
        return Err(invalid("capacity"));
    }
    for (dimension, units) in &session.capacity {
        let known = dimension == PLACES || service.dimensions.iter().any(|known| known.id == *dimension);
        let most = if dimension == PLACES { MOST_PLACES } else { MOST_UNITS };
        if !known || *units > most {
            return Err(invalid("capacity"));
        }
    }
    if starts <= now {
        return Err(Refusal::SlotPast.into());
    }
    Ok(session)
}

/// Whether `session` runs in the same lane at the same time.
pub(super) fn overlap(session: &Session, lane: &str, starts: DateTime, ends: DateTime) -> bool {
    session.lane == lane && starts < session.ends && session.starts < ends
}

/// A civil time in Japan: an offset is turned into it, and without one it is it.
fn moment(text: &str) -> Result<DateTime, Refusal> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Ok(platform::here(at));
    }
    text.parse().map_err(|_| Refusal::DateDoesNotExist)
}

pub(super) fn invalid(reason: &str) -> Problem {
    let explanation = Explanation { reason: Some(reason.to_owned()), ..Explanation::default() };
    Problem::Explained(Refusal::SlotsInvalid, Box::new(explanation))
}
