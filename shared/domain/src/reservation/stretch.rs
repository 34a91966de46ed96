//! Sets of days, as stretches: what a rule about who may come says about the calendar. Rules are cut with one another,
//! so "may they come on that day" and "from when until when may they come" cannot contradict each other.

use jiff::civil::Date;

use super::service::AgeRange;
use crate::age::{days_after, months_after};

/// Days, as stretches with both ends included, in order and apart. `Date::MIN` and `Date::MAX` mean no end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Days(Vec<(Date, Date)>);

impl Days {
    pub(super) fn all() -> Self {
        Self(vec![(Date::MIN, Date::MAX)])
    }

    /// From `first` to `last`; none when that is backwards.
    pub(super) fn between(first: Date, last: Date) -> Self {
        Self(if first <= last { vec![(first, last)] } else { Vec::new() })
    }

    /// Everything in any of these stretches.
    pub(super) fn any(stretches: impl IntoIterator<Item = (Date, Date)>) -> Self {
        let mut stretches: Vec<_> = stretches.into_iter().filter(|(first, last)| first <= last).collect();
        stretches.sort_unstable();
        let mut apart: Vec<(Date, Date)> = Vec::new();
        for (first, last) in stretches {
            match apart.last_mut() {
                Some(before) if first <= days_after(before.1, 1) => before.1 = before.1.max(last),
                _ => apart.push((first, last)),
            }
        }
        Self(apart)
    }

    /// What lies in both.
    pub(super) fn and(&self, other: &Self) -> Self {
        let pairs = self.0.iter().flat_map(|one| other.0.iter().map(move |two| (one.0.max(two.0), one.1.min(two.1))));
        Self::any(pairs)
    }

    pub(super) fn contains(&self, day: Date) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&day))
    }

    /// The first stretch that is not over on `day`.
    pub(super) fn open(&self, day: Date) -> Option<(Date, Date)> {
        self.0.iter().find(|(_, last)| *last >= day).copied()
    }

    /// The same, or else the last one there was.
    pub(super) fn around(&self, day: Date) -> Option<(Date, Date)> {
        self.open(day).or_else(|| self.0.last().copied())
    }
}

/// The two ends as people are told them: none where there is no end.
pub(super) fn ends((first, last): (Date, Date)) -> (Option<Date>, Option<Date>) {
    (Some(first).filter(|day| *day > Date::MIN), Some(last).filter(|day| *day < Date::MAX))
}

impl AgeRange {
    /// First and last day on which someone born on `birth` has such an age (民法143条: the corresponding day opens the
    /// next month of life).
    #[must_use]
    pub fn days(self, birth: Date) -> (Date, Date) {
        let on = |months: u16| months_after(birth, i32::from(months));
        (on(self.from_months), days_after(on(self.until_months), -1))
    }

    /// Whether someone born on `birth` has such an age on `day`.
    #[must_use]
    pub fn holds(self, birth: Date, day: Date) -> bool {
        let (first, last) = self.days(birth);
        (first..=last).contains(&day)
    }
}

/// Days on which appointments may lie that keep `gap` whole days between themselves and each of `taken`.
pub(super) fn apart_from(taken: &[Date], gap: i32) -> Days {
    taken.iter().fold(Days::all(), |free, day| {
        let before = (Date::MIN, days_after(*day, -gap - 1));
        let after = (days_after(*day, gap + 1), Date::MAX);
        free.and(&Days::any([before, after]))
    })
}
