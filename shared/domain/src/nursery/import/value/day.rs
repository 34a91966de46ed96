//! Days and months, which the house reads already ([`read_day`]), and what spreadsheets make of them.

use jiff::civil::{Date, date};

use super::super::report::Reason;
use crate::nursery::Month;
use crate::width::narrow;
use crate::{age, read_day};

/// Day 0 of Excel, seen from any day after its 29 February 1900, which there never was.
const EXCEL_ZERO: Date = date(1899, 12, 30);
/// 2000 to 2099: what a cell that lost its format can mean.
const EXCEL_DAYS: std::ops::RangeInclusive<i32> = 36_526..=73_050;

/// A day, and whether it was one of Excel's numbers.
pub fn day(text: &str) -> Result<(Date, bool), Reason> {
    if let Some(day) = read_day(text.trim().trim_end_matches("現在").trim_end_matches("時点")) {
        return Ok((day, false));
    }
    let digits: String = text.trim().chars().map(narrow).collect();
    let number = digits.parse().ok().filter(|number| EXCEL_DAYS.contains(number) && digits.len() == 5);
    number.map(|days| (age::days_after(EXCEL_ZERO, days), true)).ok_or(Reason::NotADay)
}

/// 2026-04, 2026/4, 2026年4月, 令和8年4月, R8.4, 202604, or a day of it.
pub fn month(text: &str) -> Result<Month, Reason> {
    let text: String = text.trim().chars().map(narrow).collect();
    let text = text.trim_end_matches("入園").trim_end_matches("入所");
    let first = match text.strip_suffix('月') {
        Some(rest) => format!("{rest}月1日"),
        None if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) => format!("{text}01"),
        None => format!("{text}-1"),
    };
    let day = read_day(&first).or_else(|| read_day(text));
    day.and_then(Month::of).ok_or(Reason::NotAMonth)
}

/// The fiscal year in a head: 2026年度, 令和8年度, r8, 2026年4月.
pub fn fiscal_year(text: &str) -> Option<i16> {
    let text = text.trim_end_matches("入園").trim_end_matches("入所").trim_end_matches("4月");
    let text = text.trim_end_matches('度').trim_end_matches('年');
    let day = match text.bytes().all(|byte| byte.is_ascii_digit()) {
        true => read_day(&format!("{text}-4-1")),
        // The first year of 令和 began a month after its fiscal year.
        false => read_day(&format!("{text}.12.1")),
    };
    day.map(Date::year).filter(|year| (2000..=2099).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_offices_and_of_excel_are_read() {
        assert_eq!(day("令和8年4月1日現在"), Ok((date(2026, 4, 1), false)));
        assert_eq!(day("2026/4/1"), Ok((date(2026, 4, 1), false)));
        assert_eq!(day("昭和64年1月7日"), Ok((date(1989, 1, 7), false)));
        assert_eq!(day("42644"), Ok((date(2016, 10, 1), true)));
        for text in ["", "2/1現在", "27年4月新設", "402053", "不明", "12345"] {
            assert_eq!(day(text), Err(Reason::NotADay), "{text}");
        }
    }

    #[test]
    fn months_and_fiscal_years_are_read() {
        for text in ["2026-04", "2026/4", "2026年4月", "令和8年4月入園", "R8.4", "202604", "2026-04-15"] {
            assert_eq!(month(text).map(|month| month.to_string()), Ok("2026-04".to_owned()), "{text}");
        }
        for text in ["", "4月", "2026", "2026-13"] {
            assert_eq!(month(text), Err(Reason::NotAMonth), "{text}");
        }
        for text in ["2026年度", "令和8年度", "r8", "2026", "令和8年4月入園"] {
            assert_eq!(fiscal_year(text), Some(2026), "{text}");
        }
        assert_eq!(fiscal_year("令和元年度"), Some(2019));
        for text in ["", "年度", "8", "r99", "20260"] {
            assert_eq!(fiscal_year(text), None, "{text}");
        }
    }
}
