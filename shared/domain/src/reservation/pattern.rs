//! From a weekly pattern to sessions on days. Knows public holidays and the service's own exceptions; refuses to know
//! which slots exist already.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::service::{Service, Weekly};
use super::slot::{Room, SlotId};
use crate::age::days_after;
use crate::holidays::is_holiday;

/// A slot that a pattern asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The start, in Japan.
    pub starts: DateTime,
    /// The end.
    pub ends: DateTime,
    /// Tells sessions apart that start together.
    pub lane: String,
    /// What it has.
    pub capacity: Room,
}

impl Session {
    /// The id of its slot.
    #[must_use]
    pub fn id(&self, service: &str) -> SlotId {
        SlotId { service: service.to_owned(), starts: self.starts, lane: self.lane.clone() }
    }
}

/// Two sessions of one lane at the same time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{first} and {second} overlap")]
pub struct SessionError {
    /// Slot id of the one that starts first.
    pub first: String,
    /// Slot id of the one that starts before the other has ended.
    pub second: String,
}

/// Every session from `from` to `to`, both included, in order of start and lane.
///
/// # Errors
/// The first two that overlap.
pub fn sessions(service: &Service, from: Date, to: Date) -> Result<Vec<Session>, SessionError> {
    let mut all = Vec::new();
    let mut day = from;
    while day <= to {
        for weekly in on(service, day) {
            cut(weekly, day, &mut all);
        }
        if day == Date::MAX {
            break;
        }
        day = days_after(day, 1);
    }
    no_overlap(&service.id, &mut all)?;
    all.sort_by(|one, other| (one.starts, &one.lane).cmp(&(other.starts, &other.lane)));
    Ok(all)
}

/// Sorts by lane and start, and finds the first two sessions of a lane that run at the same time.
///
/// # Errors
/// Those two.
pub fn no_overlap(service: &str, sessions: &mut [Session]) -> Result<(), SessionError> {
    sessions.sort_by(|one, other| (&one.lane, one.starts).cmp(&(&other.lane, other.starts)));
    let overlap = sessions.windows(2).find_map(|pair| match pair {
        [first, second] if first.lane == second.lane && second.starts < first.ends => {
            Some(SessionError { first: first.id(service).to_string(), second: second.id(service).to_string() })
        }
        _ => None,
    });
    overlap.map_or(Ok(()), Err)
}

/// What runs on `day`: its exception if there is one, otherwise the pattern.
fn on(service: &Service, day: Date) -> Vec<&Weekly> {
    if let Some(exception) = service.exceptions.iter().find(|exception| exception.date == day) {
        return exception.sessions.iter().collect();
    }
    if service.closed_on_holidays && (is_holiday(day) || is_turn_of_year(day)) {
        return Vec::new();
    }
    service.pattern.iter().filter(|weekly| runs(weekly, day)).collect()
}

fn runs(weekly: &Weekly, day: Date) -> bool {
    let week = u8::try_from((day.day() - 1) / 7 + 1).unwrap_or(0);
    weekly.weekday == day.weekday() && (weekly.weeks.is_empty() || weekly.weeks.contains(&week))
}

/// 12/29–1/3, which municipal ordinances close (地方自治法4条の2).
fn is_turn_of_year(day: Date) -> bool {
    matches!((day.month(), day.day()), (12, 29..=31) | (1, 1..=3))
}

/// Slots of full length; what is left over at the end is no slot.
fn cut(weekly: &Weekly, day: Date, into: &mut Vec<Session>) {
    let until = day.to_datetime(weekly.until);
    let mut starts = day.to_datetime(weekly.from);
    if weekly.minutes == 0 {
        return;
    }
    while let Ok(ends) = starts.checked_add(i64::from(weekly.minutes).minutes())
        && ends <= until
    {
        into.push(Session { starts, ends, lane: weekly.lane.clone(), capacity: weekly.capacity.clone() });
        starts = ends;
    }
}
