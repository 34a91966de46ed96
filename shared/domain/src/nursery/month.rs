//! A calendar month: when a child would begin.

use std::{fmt, str::FromStr};

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

const FIRST_YEAR: i16 = 2000;

/// A month from January 2000 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month(u16);

/// The text is no month such as `2026-04`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is written such as 2026-04, from 2000-01 to 2199-12")]
pub struct NoMonth;

impl Month {
    /// None outside 2000 to 2199 or where there is no such month.
    #[must_use]
    pub fn new(year: i16, month: i8) -> Option<Self> {
        let count = (i32::from(year) - i32::from(FIRST_YEAR)) * 12 + i32::from(month) - 1;
        (1..=12).contains(&month).then(|| u16::try_from(count).ok().and_then(Self::from_count)).flatten()
    }

    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Option<Self> {
        Self::new(day.year(), day.month())
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        let (years, months) = (self.0 / 12, self.0 % 12);
        let year = i16::try_from(years).unwrap_or(i16::MAX).saturating_add(FIRST_YEAR);
        let month = i8::try_from(months).unwrap_or_default() + 1;
        Date::new(year, month, 1).unwrap_or(date(9999, 12, 1))
    }

    /// Months since January 2000.
    #[must_use]
    pub const fn count(self) -> u16 {
        self.0
    }

    /// The month that lies `count` months after January 2000.
    #[must_use]
    pub const fn from_count(count: u16) -> Option<Self> {
        if count < 200 * 12 { Some(Self(count)) } else { None }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.first_day();
        write!(f, "{:04}-{:02}", day.year(), day.month())
    }
}

impl FromStr for Month {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        let (year, month) = text.split_once('-').ok_or(NoMonth)?;
        if (year.len(), month.len()) != (4, 2) {
            return Err(NoMonth);
        }
        let (year, month) = (year.parse().map_err(|_| NoMonth)?, month.parse().map_err(|_| NoMonth)?);
        Self::new(year, month).ok_or(NoMonth)
    }
}

impl TryFrom<String> for Month {
    type Error = NoMonth;

    fn try_from(text: String) -> Result<Self, NoMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_read_and_written() {
        for text in ["2000-01", "2026-04", "2026-12", "2199-12"] {
            let month: Month = text.parse().unwrap();
            assert_eq!(month.to_string(), text);
            assert_eq!(Month::from_count(month.count()), Some(month));
            assert_eq!(Month::of(month.first_day()), Some(month));
        }
        for text in ["", "2026", "2026-4", "2026-13", "2026-00", "1999-12", "2200-01", "+026-04", "2026-04-01"] {
            assert!(text.parse::<Month>().is_err(), "{text}");
        }
        assert_eq!(Month::from_count(2400), None);
    }
}
