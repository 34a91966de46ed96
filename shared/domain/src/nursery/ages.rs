//! Whom a facility takes, in months of age, and which class a child would be in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{AgeClass, Month};
use crate::age;

/// Ages that are taken. What was written is kept, since it often says more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// The youngest, in completed months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u16>,
    /// The first month of age that is not taken: 36 for 2歳児まで, 72 for 就学前.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u16>,
    /// As the file says it.
    pub text: String,
}

impl Ages {
    /// Whether the text could be read.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether children of the class are taken at all: the oldest child of the class on 1 April is old enough, and the
    /// class is not beyond the end.
    #[must_use]
    pub fn takes_class(&self, class: AgeClass) -> bool {
        takes_class(self.from, self.to, class, None)
    }
}

/// Whether a child of the class is taken. `months` is its age on the day it begins, where that is known: the first day of a
/// facility that takes children from six months on is six months after birth, not 1 April. The end counts in classes: who
/// turns three in May stays in the class of two-year-olds until March.
pub(super) fn takes_class(from: Option<u16>, to: Option<u16>, class: AgeClass, months: Option<u16>) -> bool {
    let first = u16::from(class.years()) * 12;
    let oldest = months.unwrap_or(first + 11);
    from.is_none_or(|from| from <= oldest) && to.is_none_or(|to| first < to)
}

/// A child when it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChildAt {
    /// The class it would be in for the whole fiscal year.
    pub class: AgeClass,
    /// Completed months on the first day.
    pub months: u16,
}

/// The class and age of a child that begins on the first day of `entry`; none where it is not born by then, or at school.
#[must_use]
pub fn child_at(birth: Date, entry: Month) -> Option<ChildAt> {
    let day = entry.first_day();
    if birth > day {
        return None;
    }
    // 学校教育法17条: who was born on 1 April is older by a class than who was born on the second.
    let april = age::fiscal_year(day);
    let years = (0..=6).rev().find(|years| age::attained(birth, *years) < april).unwrap_or(0);
    let class = AgeClass::new(u8::try_from(years).ok()?).ok()?;
    let months = (0..=96).rev().find(|months| age::months_after(birth, *months) <= day)?;
    Some(ChildAt { class, months: u16::try_from(months).ok()? })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn ages(from: u16, to: u16) -> Ages {
        Ages { from: Some(from), to: Some(to), text: String::new() }
    }

    fn classes(ages: &Ages) -> Vec<u8> {
        AgeClass::ALL.into_iter().filter(|class| ages.takes_class(*class)).map(AgeClass::years).collect()
    }

    #[test]
    fn ages_name_classes() {
        assert_eq!(classes(&ages(1, 72)), [0, 1, 2, 3, 4, 5]);
        assert_eq!(classes(&ages(12, 36)), [1, 2]);
        assert_eq!(classes(&ages(18, 72)), [1, 2, 3, 4, 5]);
        assert_eq!(classes(&ages(72, 156)), [0_u8; 0]);
        assert_eq!(classes(&Ages { from: Some(36), to: None, text: String::new() }), [3, 4, 5]);
    }

    #[test]
    fn a_child_is_in_the_class_of_its_age_on_the_first_of_april() {
        let at = |birth: Date, entry: &str| {
            child_at(birth, entry.parse().unwrap()).map(|child| (child.class.years(), child.months))
        };
        assert_eq!(at(date(2025, 4, 2), "2026-04"), Some((0, 11)));
        assert_eq!(at(date(2025, 4, 1), "2026-04"), Some((1, 12)));
        assert_eq!(at(date(2025, 4, 2), "2027-03"), Some((0, 22)));
        assert_eq!(at(date(2026, 9, 28), "2026-12"), Some((0, 2)));
        assert_eq!(at(date(2026, 12, 1), "2026-12"), Some((0, 0)));
        assert_eq!(at(date(2026, 12, 2), "2026-12"), None, "not born");
        assert_eq!(at(date(2020, 4, 2), "2026-04"), Some((5, 71)));
        assert_eq!(at(date(2020, 4, 1), "2026-04"), None, "at school");
        assert_eq!(at(date(2000, 4, 1), "2026-04"), None);
    }
}
