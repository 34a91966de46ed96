//! An event as it lies in the server's table: the same thing as its line, in about a third of the bytes. DynamoDB charges
//! by the kilobyte of the whole item, so this is what keeps a child's day within one write unit.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Event;
use crate::{
    clock::{Millis, Moment, Offset},
    entry::{DeviceId, Digest, Entry, FacilityId, Fact, Key},
};

/// What an item's own key does not say. Times that lie close to one another are kept as differences, which are short.
#[derive(Serialize, Deserialize)]
struct Packed {
    at: Millis,
    uncertain: bool,
    received: Millis,
    device: DeviceId,
    prev: [u8; 32],
    wall: Millis,
    mono: Millis,
    boot: u32,
    offset: Option<(Millis, Millis)>,
    fact: Fact,
}

/// The first byte: how the rest is read.
const FORM: u8 = 1;

impl Event {
    /// The event without what its place says: facility, day, log and number.
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let Self { at, uncertain, received, entry } = self;
        let Entry { device, prev, captured, offset, fact, key: _, facility: _, day: _ } = entry;
        let packed = Packed {
            at: *at,
            uncertain: *uncertain,
            received: received.wrapping_sub(*at),
            device: device.clone(),
            prev: prev.0,
            wall: captured.wall.wrapping_sub(*at),
            mono: captured.mono,
            boot: captured.boot,
            offset: offset.map(|offset| (offset.offset, offset.within)),
            fact: fact.clone(),
        };
        // Plain values into a growing buffer: there is nothing that could fail.
        postcard::to_extend(&packed, vec![FORM]).unwrap_or_default()
    }

    /// Reads what [`Event::pack`] wrote, with what its place says.
    #[must_use]
    pub fn unpack(bytes: &[u8], facility: &FacilityId, day: Date, key: Key) -> Option<Self> {
        let packed: Packed = postcard::from_bytes(bytes.strip_prefix(&[FORM])?).ok()?;
        let wall = packed.wall.wrapping_add(packed.at);
        let entry = Entry {
            device: packed.device,
            key,
            prev: Digest(packed.prev),
            facility: facility.clone(),
            day,
            captured: Moment { wall, mono: packed.mono, boot: packed.boot },
            offset: packed.offset.map(|(offset, within)| Offset { offset, within }),
            fact: packed.fact,
        };
        let received = packed.received.wrapping_add(packed.at);
        Some(Self { at: packed.at, uncertain: packed.uncertain, received, entry })
    }
}
