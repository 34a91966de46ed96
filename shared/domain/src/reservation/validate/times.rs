//! When sessions run, when booking is open, when reminders go out.

use jiff::civil::time;

use super::shape::is_lane;
use super::{LONGEST_LIST, MOST_PLACES, MOST_UNITS};
use crate::{
    flaw::{Checked, hold, unique},
    reservation::{
        service::{Service, Weekly},
        slot::PLACES,
    },
};

const MINUTES_OF_A_DAY: u32 = 1440;

pub(super) fn check(service: &Service) -> Checked {
    hold(service.pattern.len() <= LONGEST_LIST, "pattern", "too_many")?;
    weeklies(service, &service.pattern, "pattern")?;
    hold(service.exceptions.len() <= LONGEST_LIST, "exceptions", "too_many")?;
    unique(service.exceptions.iter().map(|exception| exception.date), "exceptions")?;
    for (place, exception) in service.exceptions.iter().enumerate() {
        let field = format!("exceptions.{place}.sessions");
        hold(exception.sessions.len() <= LONGEST_LIST, field.clone(), "too_many")?;
        // A day is a day: weeks of the month have no say in it.
        let runs_then = |weekly: &Weekly| weekly.weekday == exception.date.weekday() && weekly.weeks.is_empty();
        hold(exception.sessions.iter().all(runs_then), field.clone(), "weekday")?;
        weeklies(service, &exception.sessions, &field)?;
    }
    opening(service)?;
    reminders(service)
}

fn weeklies(service: &Service, weeklies: &[Weekly], field: &str) -> Checked {
    for (place, one) in weeklies.iter().enumerate() {
        let field = format!("{field}.{place}");
        weekly(service, one, &field)?;
        let others = weeklies.iter().take(place);
        hold(!others.into_iter().any(|other| overlap(one, other)), field, "overlap")?;
    }
    Ok(())
}

fn weekly(service: &Service, weekly: &Weekly, field: &str) -> Checked {
    hold(is_lane(&weekly.lane), format!("{field}.lane"), "shape")?;
    hold(weekly.weeks.iter().all(|week| (1..=5).contains(week)), format!("{field}.weeks"), "out_of_range")?;
    hold(weekly.from < weekly.until, format!("{field}.until"), "backwards")?;
    // Slots are named by the minute.
    let whole = |at: jiff::civil::Time| at.second() == 0 && at.subsec_nanosecond() == 0;
    hold(whole(weekly.from) && whole(weekly.until), format!("{field}.from"), "whole_minutes")?;
    let minutes = u32::from(weekly.minutes);
    hold((5..=MINUTES_OF_A_DAY).contains(&minutes), format!("{field}.minutes"), "out_of_range")?;
    let length = (weekly.until - weekly.from).total(jiff::Unit::Minute).unwrap_or(0.0);
    hold(f64::from(minutes) <= length, format!("{field}.minutes"), "longer_than_session")?;
    capacity(service, weekly, field)
}

fn capacity(service: &Service, weekly: &Weekly, field: &str) -> Checked {
    let field = format!("{field}.capacity");
    hold(weekly.capacity.get(PLACES).is_some_and(|places| *places >= 1), field.clone(), "missing")?;
    for (id, units) in &weekly.capacity {
        let known = id == PLACES || service.dimensions.iter().any(|dimension| dimension.id == *id);
        hold(known, format!("{field}.{id}"), "unknown")?;
        let most = if id == PLACES { MOST_PLACES } else { MOST_UNITS };
        hold(*units <= most, format!("{field}.{id}"), "out_of_range")?;
    }
    Ok(())
}

/// One lane, a day in common, and time in common.
fn overlap(one: &Weekly, other: &Weekly) -> bool {
    let day = one.weekday == other.weekday
        && (one.weeks.is_empty() || other.weeks.is_empty() || !one.weeks.is_disjoint(&other.weeks));
    day && one.lane == other.lane && one.from < other.until && other.from < one.until
}

fn opening(service: &Service) -> Checked {
    let opening = &service.opening;
    let longest = (u32::from(opening.days_before) + 1) * MINUTES_OF_A_DAY;
    hold(opening.closes_minutes < longest, "opening.closes_minutes", "never_open")
}

fn reminders(service: &Service) -> Checked {
    hold(service.reminders.len() <= 4, "reminders", "too_many")?;
    unique(&service.reminders, "reminders")?;
    for (place, reminder) in service.reminders.iter().enumerate() {
        let awake = (time(8, 0, 0, 0)..=time(20, 0, 0, 0)).contains(&reminder.at);
        hold(awake, format!("reminders.{place}.at"), "out_of_range")?;
    }
    Ok(())
}
