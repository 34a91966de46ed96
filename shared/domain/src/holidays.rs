//! Public holidays (国民の祝日に関する法律) and the days on which a municipal office is closed, from 2000 to 2099.
//! Knows the Act and the laws that departed from it; refuses to know municipal closures, which are data.
//!
//! The equinoxes are announced each February for the next year; until then the usual approximation stands for them,
//! which is what the tables of the National Astronomical Observatory give up to 2099.

use jiff::civil::{Date, Weekday};

use crate::age::days_after;

/// Whether a municipal office is closed: weekend or [`is_day_off`].
#[must_use]
pub fn is_closed(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || is_day_off(day)
}

/// A public holiday, or the turn of the year (12/29–1/3, 地方自治法4条の2 and the municipal ordinances under it).
#[must_use]
pub fn is_day_off(day: Date) -> bool {
    matches!((day.month(), day.day()), (12, 29..=31) | (1, 1..=3)) || is_holiday(day)
}

/// `day` itself when open, otherwise the next open day: where a term ends on a closed day (民法142条).
#[must_use]
pub fn next_open_day(day: Date) -> Date {
    let mut open = day;
    // The longest closure there was is ten days (27 April – 6 May 2019).
    for _ in 0..31 {
        if !is_closed(open) {
            break;
        }
        open = days_after(open, 1);
    }
    open
}

/// Whether `day` is a holiday under the Act: a named day, its substitute, or a day between two named days.
#[must_use]
pub fn is_holiday(day: Date) -> bool {
    name(day).is_some()
}

/// The name of the holiday, 休日 for substitutes and days in between, as the Cabinet Office lists them.
#[must_use]
pub fn name(day: Date) -> Option<&'static str> {
    named(day).or_else(|| (is_substitute(day) || is_in_between(day)).then_some("休日"))
}

/// 3条2項: a named day that falls on Sunday moves to Monday; since 2007 to the next day that is not itself named.
fn is_substitute(day: Date) -> bool {
    let mut before = days_after(day, -1);
    if day.year() < 2007 {
        return before.weekday() == Weekday::Sunday && named(before).is_some();
    }
    while named(before).is_some() {
        if before.weekday() == Weekday::Sunday {
            return true;
        }
        before = days_after(before, -1);
    }
    false
}

/// 3条3項: the day between two named days. Before 2007 a Sunday was left as it is.
fn is_in_between(day: Date) -> bool {
    let sunday_then = day.year() < 2007 && day.weekday() == Weekday::Sunday;
    !sunday_then && named(days_after(day, -1)).is_some() && named(days_after(day, 1)).is_some()
}

/// 2条 with its amendments, and the special laws of 2019 (accession) and 2020–2021 (Olympic Games).
fn named(day: Date) -> Option<&'static str> {
    let year = day.year();
    let monday = |nth: i8| day.weekday() == Weekday::Monday && (day.day() - 1) / 7 + 1 == nth;
    match (day.month(), day.day()) {
        (1, 1) => Some("元日"),
        (1, _) if monday(2) => Some("成人の日"),
        (2, 11) => Some("建国記念の日"),
        (2, 23) if year >= 2020 => Some("天皇誕生日"),
        (3, d) if d == equinox(year, SPRING) => Some("春分の日"),
        (4, 29) if year < 2007 => Some("みどりの日"),
        (4, 29) => Some("昭和の日"),
        (5, 1) if year == 2019 => Some("休日（祝日扱い）"),
        (5, 3) => Some("憲法記念日"),
        (5, 4) if year >= 2007 => Some("みどりの日"),
        (5, 5) => Some("こどもの日"),
        (7, d) if is_marine_day(year, d, monday(3)) => Some("海の日"),
        (7, 24) if year == 2020 => Some("スポーツの日"),
        (7, 23) if year == 2021 => Some("スポーツの日"),
        (8, d) if d == mountain_day(year) => Some("山の日"),
        (9, 15) if year < 2003 => Some("敬老の日"),
        (9, _) if year >= 2003 && monday(3) => Some("敬老の日"),
        (9, d) if d == equinox(year, AUTUMN) => Some("秋分の日"),
        (10, 22) if year == 2019 => Some("休日（祝日扱い）"),
        (10, _) if monday(2) && !matches!(year, 2020 | 2021) => {
            Some(if year < 2020 { "体育の日" } else { "スポーツの日" })
        }
        (11, 3) => Some("文化の日"),
        (11, 23) => Some("勤労感謝の日"),
        (12, 23) if year < 2019 => Some("天皇誕生日"),
        _ => None,
    }
}

fn is_marine_day(year: i16, day: i8, third_monday: bool) -> bool {
    match year {
        ..2003 => day == 20,
        2020 => day == 23,
        2021 => day == 22,
        _ => third_monday,
    }
}

/// 0 where there is none.
fn mountain_day(year: i16) -> i8 {
    match year {
        ..2016 => 0,
        2020 => 10,
        2021 => 8,
        _ => 11,
    }
}

/// Millionths of a day of the month in 1980.
const SPRING: i32 = 20_843_100;
const AUTUMN: i32 = 23_248_800;

/// Day of the month of an equinox in Japan: the tropical year drifts by 0.242194 days a year, leap days take it back.
fn equinox(year: i16, in_1980: i32) -> i8 {
    let years = i32::from(year) - 1980;
    let day = (in_1980 + 242_194 * years) / 1_000_000 - years.div_euclid(4);
    i8::try_from(day).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_term_that_ends_on_a_closed_day_ends_on_the_next_open_one() {
        assert_eq!(next_open_day(date(2026, 10, 11)), date(2026, 10, 13));
        assert_eq!(next_open_day(date(2019, 4, 27)), date(2019, 5, 7));
        assert_eq!(next_open_day(date(2025, 12, 29)), date(2026, 1, 5));
        assert_eq!(next_open_day(date(2026, 11, 24)), date(2026, 11, 24));
    }

    #[test]
    fn days_in_between_and_moved_days_are_holidays() {
        assert_eq!(name(date(2026, 9, 22)), Some("休日"));
        assert_eq!(name(date(2026, 5, 6)), Some("休日"));
        assert_eq!(name(date(2003, 5, 4)), None);
        assert_eq!(name(date(2098, 9, 22)), Some("秋分の日"));
        assert_eq!(name(date(2099, 3, 20)), Some("春分の日"));
    }
}
