//! Weekdays by their English names, as rule data and pages write them.

use std::collections::BTreeSet;

use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

const NAMES: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

fn name(weekday: Weekday) -> &'static str {
    NAMES.iter().find(|(_, day)| *day == weekday).map_or("", |(name, _)| name)
}

fn find<E: Error>(text: &str) -> Result<Weekday, E> {
    let day = NAMES.iter().find(|(name, _)| *name == text).map(|(_, day)| *day);
    day.ok_or_else(|| E::custom("not a weekday"))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
pub(crate) fn serialize<S: Serializer>(weekday: &Weekday, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(name(*weekday))
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<Weekday, D::Error> {
    find(&String::deserialize(input)?)
}

/// Several weekdays, from Monday on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weekdays(BTreeSet<i8>);

impl Weekdays {
    /// Monday to Friday.
    #[must_use]
    pub fn working() -> Self {
        Self((1..=5).collect())
    }

    /// Whether `weekday` is one of them.
    #[must_use]
    pub fn has(&self, weekday: Weekday) -> bool {
        self.0.contains(&weekday.to_monday_one_offset())
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        Self(days.into_iter().map(Weekday::to_monday_one_offset).collect())
    }
}

impl serde::Serialize for Weekdays {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let days = self.0.iter().filter_map(|day| Weekday::from_monday_one_offset(*day).ok());
        out.collect_seq(days.map(name))
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let names = Vec::<String>::deserialize(input)?;
        let days = names.iter().map(|text| find::<D::Error>(text).map(Weekday::to_monday_one_offset));
        Ok(Self(days.collect::<Result<_, _>>()?))
    }
}
