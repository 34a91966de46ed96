//! What is known of one facility. Compact when written: what a file does not say is not there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{AgeClass, Ages, Allergy, ClassInfo, Extra, Kind, Position, Vacancy};
use crate::Weekdays;

/// A facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nursery {
    /// The file's own number, or one derived from municipality, name and address. Unique within the municipality: 1 to 64
    /// of ASCII letters, digits, `-`, `_` and `.`.
    pub id: String,
    /// Six digits of 全国地方公共団体コード.
    pub municipality: String,
    /// What it is called.
    pub name: String,
    /// In kana.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kana: Option<String>,
    /// What kind of place it is.
    pub kind: Kind,
    /// The file's word for [`Kind::Other`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind_text: Option<String>,
    /// In one line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Ward and town, by which a place without coordinates is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub district: Option<String>,
    /// Where it is; half of the places of some cities come without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Digits and hyphens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// `http` or `https`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corporation: Option<String>,
    /// When it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// On which days; empty where the file does not say.
    #[serde(default, skip_serializing_if = "Weekdays::is_empty")]
    pub weekdays: Weekdays,
    /// Whom it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
    /// How many children in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u16>,
    /// What it offers (`true`) and does not offer (`false`); what the file does not say is not there.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub extras: BTreeMap<Extra, bool>,
    /// Meals for a child with an allergy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allergy: Option<Allergy>,
    /// Free places where the list does not say of which class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vacancy: Option<Vacancy>,
    /// What is known of each class.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub classes: BTreeMap<AgeClass, ClassInfo>,
    /// Remarks, among them those on the hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How a facility is named among those of several municipalities: `(municipality, id)`.
pub type Key = (String, String);

impl Nursery {
    /// A facility of which nothing else is known.
    #[must_use]
    pub fn new(municipality: impl Into<String>, id: impl Into<String>, name: impl Into<String>, kind: Kind) -> Self {
        Self {
            id: id.into(),
            municipality: municipality.into(),
            name: name.into(),
            kana: None,
            kind,
            kind_text: None,
            address: None,
            district: None,
            position: None,
            phone: None,
            url: None,
            corporation: None,
            hours: None,
            weekdays: Weekdays::default(),
            ages: None,
            capacity: None,
            extras: BTreeMap::new(),
            allergy: None,
            vacancy: None,
            classes: BTreeMap::new(),
            note: None,
        }
    }

    /// Its name among those of several municipalities.
    #[must_use]
    pub fn key(&self) -> Key {
        (self.municipality.clone(), self.id.clone())
    }

    /// The same in one word, such as `139998-TS01`. The code has six digits, so the first hyphen parts them.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}-{}", self.municipality, self.id)
    }

    /// What is said of free places in a class; without a class, of the whole facility. Of a class nobody guesses from the
    /// whole.
    #[must_use]
    pub fn vacancy_of(&self, class: Option<AgeClass>) -> Option<&Vacancy> {
        match class {
            Some(class) => self.classes.get(&class)?.vacancy.as_ref(),
            None => self.vacancy.as_ref(),
        }
    }

    /// Whether there is a class of this age: what the kind and the classes say, else the ages; none where nothing says it.
    #[must_use]
    pub fn offers(&self, class: AgeClass) -> Option<bool> {
        if !self.kind.has_classes() {
            return Some(false);
        }
        match self.classes.get(&class) {
            Some(info) => Some(info.is_offered()),
            None => self.ages.as_ref().filter(|ages| ages.is_known()).map(|ages| ages.takes_class(class)),
        }
    }
}

/// From when until when, in minutes after midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// 420 for 7:00.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<u16>,
    /// 1140 for 19:00; beyond 1440 it closes on the next day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<u16>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nursery::Border;

    #[test]
    fn what_is_not_known_takes_no_room() {
        let bare = Nursery::new("139998", "TS01", "つなぐ保育園", Kind::PublicNursery);
        let written = serde_json::to_string(&bare).unwrap();
        assert_eq!(written, r#"{"id":"TS01","municipality":"139998","name":"つなぐ保育園","kind":"public_nursery"}"#);
        assert_eq!(serde_json::from_str::<Nursery>(&written).unwrap(), bare);
    }

    #[test]
    fn what_classes_say_goes_before_what_the_ages_say() {
        let mut nursery = Nursery::new("139998", "TS01", "つなぐ保育園", Kind::PublicNursery);
        let [infants, ones, ..] = AgeClass::ALL;
        assert_eq!(nursery.offers(ones), None);
        nursery.ages = Some(Ages { from: Some(12), to: Some(72), text: "1歳から就学前".to_owned() });
        assert_eq!((nursery.offers(infants), nursery.offers(ones)), (Some(false), Some(true)));
        nursery.classes.insert(ones, ClassInfo { capacity: Some(0), ..ClassInfo::default() });
        nursery
            .classes
            .insert(infants, ClassInfo { borders: [(2025, Border::AllAdmitted)].into(), ..ClassInfo::default() });
        assert_eq!((nursery.offers(infants), nursery.offers(ones)), (Some(true), Some(false)));
    }
}
