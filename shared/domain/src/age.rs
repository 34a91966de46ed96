//! Age and school year as the law counts them. Knows the calendar of the Civil Code; refuses to know what today is.
//!
//! 年齢計算ニ関スル法律 makes the day of birth the first day, and 民法143条2項 ends a period on the day *before* the
//! corresponding day, or on the last day of the month where there is none. So an age is attained at the end of the day
//! before the birthday, and someone born on 29 February attains it on 28 February of any year.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The day on which `years` are attained (満年齢に達する日), which counts as a day of that age.
#[must_use]
pub fn attained(birth: Date, years: i32) -> Date {
    days_after(months_after(birth, years.saturating_mul(12)), -1)
}

/// The first 1 April on or after the day after attaining six (学校教育法17条1項): the day elementary school begins.
#[must_use]
pub fn school_entry(birth: Date) -> Date {
    let from = days_after(attained(birth, 6), 1);
    let april = april_first(from.year());
    if from <= april { april } else { april_first(from.year().saturating_add(1)) }
}

/// The 1 April that opens the fiscal year (年度) around `day`.
#[must_use]
pub fn fiscal_year(day: Date) -> Date {
    let april = april_first(day.year());
    if day >= april { april } else { april_first(day.year().saturating_sub(1)) }
}

/// The corresponding day `months` later: the first day of the *new* period. Where the month has no such day the period
/// ended on its last day (民法143条2項ただし書), so the new one opens on the first of the next month.
#[must_use]
pub fn months_after(day: Date, months: i32) -> Date {
    let count = (i32::from(day.year()) * 12 + i32::from(day.month()) - 1).saturating_add(months);
    let Some(first) = first_of(count) else {
        return if months < 0 { Date::MIN } else { Date::MAX };
    };
    Date::new(first.year(), first.month(), day.day()).unwrap_or_else(|_| first_of(count + 1).unwrap_or(Date::MAX))
}

/// `days` later, or earlier when negative. Stops at the ends of the calendar instead of failing.
#[must_use]
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

fn first_of(month_count: i32) -> Option<Date> {
    let year = i16::try_from(month_count.div_euclid(12)).ok()?;
    let month = i8::try_from(month_count.rem_euclid(12) + 1).ok()?;
    Date::new(year, month, 1).ok()
}

fn april_first(year: i16) -> Date {
    Date::new(year, 4, 1).unwrap_or(date(9999, 4, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cut_lies_between_the_first_and_the_second_of_april() {
        assert_eq!(attained(date(2010, 4, 1), 6), date(2016, 3, 31));
        assert_eq!(school_entry(date(2010, 4, 1)), date(2016, 4, 1));
        assert_eq!(attained(date(2010, 4, 2), 6), date(2016, 4, 1));
        assert_eq!(school_entry(date(2010, 4, 2)), date(2017, 4, 1));
    }

    #[test]
    fn a_leap_day_child_ages_on_the_28th_in_every_year() {
        assert_eq!(attained(date(2024, 2, 29), 1), date(2025, 2, 28));
        assert_eq!(attained(date(2024, 2, 29), 4), date(2028, 2, 28));
        assert_eq!(months_after(date(2024, 2, 29), 12), date(2025, 3, 1));
        assert_eq!(months_after(date(2024, 2, 29), 48), date(2028, 2, 29));
    }

    #[test]
    fn a_month_without_the_day_ends_on_its_last_day() {
        assert_eq!(months_after(date(2026, 12, 31), 2), date(2027, 3, 1));
        assert_eq!(months_after(date(2026, 5, 31), 1), date(2026, 7, 1));
        assert_eq!(months_after(date(2026, 5, 31), -3), date(2026, 3, 1));
        assert_eq!(months_after(date(2026, 5, 31), 12), date(2027, 5, 31));
    }

    #[test]
    fn nothing_fails_at_the_ends_of_the_calendar() {
        assert_eq!(months_after(Date::MAX, 1), Date::MAX);
        assert_eq!(days_after(Date::MAX, 1), Date::MAX);
        assert_eq!(attained(Date::MAX, 6), days_after(Date::MAX, -1));
        assert!(school_entry(Date::MAX) <= Date::MAX);
        assert_eq!(months_after(Date::MIN, i32::MIN), Date::MIN);
    }

    #[test]
    fn a_fiscal_year_runs_from_april_to_march() {
        assert_eq!(fiscal_year(date(2026, 3, 31)), date(2025, 4, 1));
        assert_eq!(fiscal_year(date(2026, 4, 1)), date(2026, 4, 1));
    }
}
