//! A school year: from 1 April to 31 March (学校教育法施行規則59条).

use jiff::civil::{Date, date};

/// 1 April.
#[must_use]
pub fn first_day(school_year: i16) -> Date {
    date(school_year.clamp(0, 9_000), 4, 1)
}

/// 31 March.
#[must_use]
pub fn last_day(school_year: i16) -> Date {
    date(school_year.clamp(0, 9_000) + 1, 3, 31)
}
