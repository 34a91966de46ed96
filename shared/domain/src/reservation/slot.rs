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

/// Whether `units` fit into `room`, in every dimension.
#[must_use]
pub fn fits(room: &Room, units: &Room) -> bool {
    units.iter().all(|(dimension, units)| room.get(dimension).copied().unwrap_or(0) >= *units)
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
        fits(&self.remaining, units)
    }

    /// The place of a booking on the waiting list, from 1.
    #[must_use]
    pub fn place_in_line(&self, booking: &str) -> Option<u32> {
        let before = self.waiting.iter().position(|waiting| waiting.booking == booking)?;
        u32::try_from(before + 1).ok()
    }

    /// The slot without a booking: its entry with its units, or its place on the waiting list.
    #[must_use]
    pub fn without(mut self, booking: &str) -> Self {
        self.waiting.retain(|waiting| waiting.booking != booking);
        if let Some(entry) = self.entries.remove(booking) {
            for (dimension, units) in entry.units {
                *self.remaining.entry(dimension).or_default() += units;
            }
        }
        self
    }

    /// The slot with a place held until then for somebody from the waiting list.
    #[must_use]
    pub fn holding(mut self, next: &Waiting, until: jiff::Timestamp) -> Self {
        self.waiting.retain(|waiting| waiting.booking != next.booking);
        for (dimension, units) in &next.units {
            if let Some(left) = self.remaining.get_mut(dimension) {
                *left = left.saturating_sub(*units);
            }
        }
        let entry = Entry { family: next.family.clone(), units: next.units.clone(), held_until: Some(until) };
        self.entries.insert(next.booking.clone(), entry);
        self
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
