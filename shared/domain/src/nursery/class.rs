//! Classes by age, and what is known of each.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Border, Vacancy, VacancyState};

/// The class of the children who were so many years old on 1 April: 0 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct AgeClass(u8);

/// There are classes for children of 0 to 5 years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no class {0}; classes are 0 to 5")]
pub struct NoClass(pub u8);

impl AgeClass {
    /// All six.
    pub const ALL: [Self; 6] = [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The class of children who were `years` old on 1 April.
    ///
    /// # Errors
    /// Beyond 5.
    pub fn new(years: u8) -> Result<Self, NoClass> {
        if years <= 5 { Ok(Self(years)) } else { Err(NoClass(years)) }
    }

    /// Years on 1 April.
    #[must_use]
    pub const fn years(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for AgeClass {
    type Error = NoClass;

    fn try_from(years: u8) -> Result<Self, NoClass> {
        Self::new(years)
    }
}

impl From<AgeClass> for u8 {
    fn from(class: AgeClass) -> Self {
        class.0
    }
}

/// What our extension knows of one class.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassInfo {
    /// Places; 0 is a class that there is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u16>,
    /// Free places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<Vacancy>,
    /// Cut-off of each fiscal year of entry (2026 for 2026-04 to 2027-03).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub borders: BTreeMap<i16, Border>,
}

impl ClassInfo {
    /// Whether there is such a class: the newest thing that is said.
    #[must_use]
    pub fn is_offered(&self) -> bool {
        match (&self.capacity, &self.vacancy) {
            (Some(places), _) => *places > 0,
            (None, Some(vacancy)) => vacancy.state != VacancyState::NotOffered,
            (None, None) => self.newest_border().is_none_or(|(_, border)| border != Border::NoClass),
        }
    }

    /// The cut-off of the last year that is known.
    #[must_use]
    pub fn newest_border(&self) -> Option<(i16, Border)> {
        self.borders.last_key_value().map(|(year, border)| (*year, *border))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_six_classes() {
        assert!(serde_json::from_str::<AgeClass>("6").is_err());
        assert_eq!(serde_json::to_string(&AgeClass::ALL).unwrap(), "[0,1,2,3,4,5]");
    }
}
