//! AWS's cron: minutes, hours, day of month, month, day of week (1 is Sunday) and year, with `, - * / ? L W #`.

use std::collections::BTreeSet;

use jiff::{
    ToSpan,
    civil::{Date, DateTime, Time, Weekday},
};

/// A parsed cron expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cron {
    minutes: BTreeSet<i16>,
    hours: BTreeSet<i16>,
    months: BTreeSet<i16>,
    years: BTreeSet<i16>,
    day: Day,
}

/// Which days of a month: exactly one of the two day fields says so, the other is `?`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Day {
    OfMonth(BTreeSet<i16>),
    LastOfMonth,
    LastWorkday,
    /// The workday nearest to this day, within the month.
    Workday(i16),
    OfWeek(BTreeSet<i16>),
    LastOfWeek(i16),
    NthOfWeek(i16, i8),
}

const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

impl Cron {
    /// Reads the six fields; `None` if AWS would refuse them.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let [minutes, hours, of_month, month, of_week, year] = fields.as_slice() else { return None };
        Some(Self {
            minutes: set(minutes, 0, 59, &[])?,
            hours: set(hours, 0, 23, &[])?,
            months: set(month, 1, 12, &MONTHS)?,
            years: set(year, 1970, 2199, &[])?,
            day: Day::parse(of_month, of_week)?,
        })
    }

    /// Every civil time it names, in order, from the day of `start` and after its time of day.
    pub fn from(&self, start: DateTime) -> impl Iterator<Item = DateTime> + '_ {
        let times = self.hours.iter().flat_map(|hour| self.minutes.iter().map(move |minute| (*hour, *minute)));
        let times: Vec<Time> = times
            .filter_map(|(hour, minute)| Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok())
            .collect();
        self.days(start.date())
            .flat_map(move |date| times.clone().into_iter().map(move |time| date.to_datetime(time)))
            .filter(move |at| *at > start)
    }

    fn days(&self, start: Date) -> impl Iterator<Item = Date> + '_ {
        let months = std::iter::successors(Some(start.first_of_month()), |month| month.checked_add(1.month()).ok());
        months
            .take_while(|month| self.years.last().is_some_and(|last| month.year() <= *last))
            .filter(|month| self.years.contains(&month.year()) && self.months.contains(&i16::from(month.month())))
            .flat_map(|month| std::iter::successors(Some(month), |day| day.tomorrow().ok()).take(days_in(month)))
            .filter(move |day| *day >= start && self.day.is(*day))
    }
}

impl Day {
    fn parse(of_month: &str, of_week: &str) -> Option<Self> {
        match (of_month, of_week) {
            ("?", "?") => None,
            ("?", "L") => Some(Self::OfWeek(BTreeSet::from([7]))),
            ("?", text) => {
                if let Some((day, nth)) = text.split_once('#') {
                    let nth = nth.parse().ok().filter(|nth| (1..=5).contains(nth))?;
                    return Some(Self::NthOfWeek(number(day, 1, 7, &DAYS)?, nth));
                }
                match text.strip_suffix('L').and_then(|day| number(day, 1, 7, &DAYS)) {
                    Some(day) => Some(Self::LastOfWeek(day)),
                    None => set(text, 1, 7, &DAYS).map(Self::OfWeek),
                }
            }
            ("L", "?") => Some(Self::LastOfMonth),
            ("LW" | "WL", "?") => Some(Self::LastWorkday),
            (text, "?") => match text.strip_suffix('W') {
                Some(day) => number(day, 1, 31, &[]).map(Self::Workday),
                None => set(text, 1, 31, &[]).map(Self::OfMonth),
            },
            _ => None,
        }
    }

    fn is(&self, date: Date) -> bool {
        let of_month = i16::from(date.day());
        let of_week = i16::from(date.weekday().to_sunday_one_offset());
        match self {
            Self::OfMonth(days) => days.contains(&of_month),
            Self::LastOfMonth => date == date.last_of_month(),
            Self::LastWorkday => nearest_workday(date.last_of_month()) == Some(date),
            Self::Workday(day) => {
                let named = i8::try_from(*day).ok().and_then(|day| date.with().day(day).build().ok());
                named.and_then(nearest_workday) == Some(date)
            }
            Self::OfWeek(days) => days.contains(&of_week),
            Self::LastOfWeek(day) => of_week == *day && date.day() + 7 > date.last_of_month().day(),
            Self::NthOfWeek(day, nth) => of_week == *day && (date.day() + 6) / 7 == *nth,
        }
    }
}

/// The Monday to Friday nearest to `date` that is in the same month.
fn nearest_workday(date: Date) -> Option<Date> {
    let shift = match date.weekday() {
        Weekday::Saturday if date.day() == 1 => 2,
        Weekday::Saturday => -1,
        Weekday::Sunday if date == date.last_of_month() => -2,
        Weekday::Sunday => 1,
        _ => 0,
    };
    date.checked_add(shift.days()).ok()
}

fn days_in(month: Date) -> usize {
    usize::try_from(month.days_in_month()).unwrap_or(0)
}

/// A field of comma-separated values, ranges (which may wrap, as in `20-2`), `*`, and steps.
fn set(text: &str, low: i16, high: i16, names: &[&str]) -> Option<BTreeSet<i16>> {
    let mut all = BTreeSet::new();
    for part in text.split(',') {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, Some(step.parse().ok().filter(|step: &usize| *step > 0)?)),
            None => (part, None),
        };
        let (first, last) = match (range, range.split_once('-')) {
            ("*", _) => (low, high),
            (_, Some((first, last))) => (number(first, low, high, names)?, number(last, low, high, names)?),
            (single, None) => {
                let first = number(single, low, high, names)?;
                (first, if step.is_some() { high } else { first })
            }
        };
        let values: Vec<i16> =
            if first <= last { (first..=last).collect() } else { (first..=high).chain(low..=last).collect() };
        all.extend(values.into_iter().step_by(step.unwrap_or(1)));
    }
    Some(all)
}

fn number(text: &str, low: i16, high: i16, names: &[&str]) -> Option<i16> {
    let named = names.iter().zip(low..).find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, number)| number);
    let digits = || text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    named.or_else(digits).filter(|number| (low..=high).contains(number))
}
