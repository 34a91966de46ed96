//! One slot: when, how much of everything, who is in it, who waits.

use std::{collections::BTreeMap, fmt};

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// Units by dimension; every slot has `places`.
pub type Room = BTreeMap<String, u32>;

/// The dimension that every child takes one of.
pub const PLACES: &str = "places";

/// Names a slot everywhere: service, start, lane, such as `checkup-18m.20260410T1000.a`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId {
    /// The service.
    pub service: String,
    /// The start, in Japan.
    pub starts: DateTime,
    /// Tells slots apart that start together.
    pub lane: String,
}

impl SlotId {
    /// Reads an id; anything that is not exactly one is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (service, starts, lane) = (parts.next()?, parts.next()?, parts.next()?);
        let id = Self {
            service: service.to_owned(),
            starts: DateTime::strptime("%Y%m%dT%H%M", starts).ok()?,
            lane: lane.to_owned(),
        };
        // A second spelling would be a second slot.
        (parts.next().is_none() && id.to_string() == text && text.len() <= 64).then_some(id)
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.service, self.starts.strftime("%Y%m%dT%H%M"), self.lane)
    }
}

/// A party in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Whose: a resident's pseudonym, or `call_…` for someone on the phone.
    #[serde(rename = "f")]
    pub family: String,
    /// What it takes.
    #[serde(rename = "u")]
    pub units: Room,
    /// Held for someone from the waiting list until then, who has not said yes yet.
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<jiff::Timestamp>,
}

/// Someone who waits for a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// The booking that waits.
    #[serde(rename = "b")]
    pub booking: String,
    /// Whose.
    #[serde(rename = "f")]
    pub family: String,
    /// What it would take.
    #[serde(rename = "u")]
    pub units: Room,
}

/// A slot as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The end, in Japan; the start is in the id.
    pub ends: DateTime,
    /// What it has.
    pub capacity: Room,
    /// What of it is left.
    pub remaining: Room,
    /// Who is in it, by booking.
    #[serde(default)]
    pub entries: BTreeMap<String, Entry>,
    /// Who waits, first come first.
    #[serde(default)]
    pub waiting: Vec<Waiting>,
    /// Nobody can book it any more.
    #[serde(default)]
    pub closed: bool,
    /// Grows with every write.
    pub version: u64,
}

impl Slot {
    /// Whether a party that takes `units` fits.
    #[must_use]
    pub fn has_room(&self, units: &Room) -> bool {
        units.iter().all(|(dimension, units)| self.remaining.get(dimension).copied().unwrap_or(0) >= *units)
    }

    /// Places there are.
    #[must_use]
    pub fn places(&self) -> u32 {
        self.capacity.get(PLACES).copied().unwrap_or(0)
    }

    /// Places left.
    #[must_use]
    pub fn places_left(&self) -> u32 {
        self.remaining.get(PLACES).copied().unwrap_or(0)
    }

    /// Everything that the entries take, added up: what `capacity - remaining` must be.
    #[must_use]
    pub fn taken(&self) -> Room {
        let mut taken = Room::new();
        for (dimension, units) in self.entries.values().flat_map(|entry| &entry.units) {
            *taken.entry(dimension.clone()).or_default() += units;
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_id_has_one_spelling() {
        let id = SlotId::parse("checkup-18m.20260410T1000.a").unwrap();
        assert_eq!(id.to_string(), "checkup-18m.20260410T1000.a");
        for odd in ["", "a.b.c", "a.20260230T1000.a", "a.20260410T1000", "a.20260410T1000.a.b", "a.20260410T100.a"] {
            assert_eq!(SlotId::parse(odd), None, "{odd}");
        }
    }
}
