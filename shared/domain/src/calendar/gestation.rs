//! Weeks of pregnancy. The first day of the last period is 0w0d and the due date 40w0d, day 280.

use jiff::civil::Date;

use crate::age::days_after;
use crate::family::{TERM_DAYS, days};

/// How far a pregnancy is on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct GestationalAge {
    /// Completed weeks.
    pub weeks: i32,
    /// Days of the running week, 0 to 6.
    pub days: i32,
    /// Month of pregnancy as counted in Japan, 28 days each, the first one being 1.
    pub month: i32,
}

/// The gestational age on `day`; none before the pregnancy's first day.
#[must_use]
pub fn gestational_age(due: Date, day: Date) -> Option<GestationalAge> {
    let passed = TERM_DAYS - days(day, due);
    (passed >= 0).then(|| GestationalAge { weeks: passed / 7, days: passed % 7, month: passed / 28 + 1 })
}

/// The day on which `passed` days of the pregnancy are completed.
pub(super) fn day_of_pregnancy(due: Date, passed: i32) -> Date {
    days_after(due, passed - TERM_DAYS)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn day_280_is_the_due_date() {
        let due = date(2026, 10, 1);
        assert_eq!(gestational_age(due, due), Some(GestationalAge { weeks: 40, days: 0, month: 11 }));
        assert_eq!(gestational_age(due, date(2026, 9, 9)), Some(GestationalAge { weeks: 36, days: 6, month: 10 }));
        assert_eq!(gestational_age(due, date(2025, 12, 24)), None);
        assert_eq!(day_of_pregnancy(due, 28 * 7), date(2026, 7, 9));
    }
}
