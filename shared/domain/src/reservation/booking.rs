//! Bookings, and the diary that holds all of one family's.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::DateTime};
use serde::{Deserialize, Serialize};

use super::{Room, SlotId};

/// How far a booking has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The place is taken; staff have not said yes yet.
    Requested,
    /// Booked.
    Booked,
    /// On the waiting list.
    Waiting,
    /// A freed place is held until the family says yes.
    Offered,
    /// In the draw.
    Applied,
    /// The draw did not bring a place.
    NotDrawn,
    /// They came.
    Arrived,
    /// They did not come.
    NoShow,
    /// Cancelled by the family.
    Cancelled,
    /// Cancelled by staff: the day was closed, or the request was declined.
    Withdrawn,
    /// The waiting list or the held place ran out.
    Lapsed,
}

impl State {
    /// It occupies a place.
    #[must_use]
    pub const fn holds_place(self) -> bool {
        matches!(self, Self::Requested | Self::Booked | Self::Offered | Self::Arrived | Self::NoShow)
    }

    /// It still may become, or is, an appointment to come to.
    #[must_use]
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Requested | Self::Booked | Self::Waiting | Self::Offered | Self::Applied)
    }

    /// It counts against limits.
    #[must_use]
    pub const fn counts(self) -> bool {
        self.is_live() || matches!(self, Self::Arrived | Self::NoShow)
    }
}

/// One booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// The slot it is (or was) in.
    #[serde(rename = "slot", with = "slot_id")]
    pub slot: SlotId,
    /// The slot's end, so that a family's list needs no slots.
    pub ends: DateTime,
    /// For whom; empty for a household.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<String>,
    /// What it takes.
    pub units: Room,
    /// How far it has come.
    pub state: State,
    /// When it was made.
    pub made_at: Timestamp,
    /// What the request said, hashed: the same key with another request is refused.
    pub request: String,
    /// Keys of changes and cancellations that were carried out, each with what was asked.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub done: BTreeMap<String, String>,
    /// A held place waits until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<Timestamp>,
    /// Messages of the office that the family has not opened.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unread_family: u32,
    /// Messages of the family that the office has not opened.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub unread_office: u32,
    /// The family has shown staff who it is.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub revealed: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Everything that one family has booked; one row, so that a limit and a booking are one write.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diary {
    /// By booking id.
    #[serde(default)]
    pub bookings: BTreeMap<String, Booking>,
    /// Grows with every write.
    #[serde(default)]
    pub version: u64,
}

impl Diary {
    /// The diary with `booking` as it now is.
    #[must_use]
    pub fn with(mut self, id: &str, booking: Booking) -> Self {
        self.bookings.insert(id.to_owned(), booking);
        self
    }
}

mod slot_id {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::reservation::SlotId;

    pub(super) fn serialize<S: Serializer>(id: &SlotId, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(id)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(input: D) -> Result<SlotId, D::Error> {
        let text = String::deserialize(input)?;
        SlotId::parse(&text).ok_or_else(|| D::Error::custom("not a slot id"))
    }
}
