//! What is noted down: families with their bookings, attempts with their answers.

use std::collections::BTreeMap;

use serde_json::Value;

use super::wants::Known;
use crate::{Act, Attempt, Family, Outcome};

/// A family and its bookings.
#[derive(Debug)]
pub(super) struct Home {
    pub family: Family,
    /// Its number: children are counted through.
    pub number: usize,
    pub bookings: Vec<Known>,
}

impl Home {
    /// A child's number in histories.
    pub fn child(&self, child: usize) -> u32 {
        u32::try_from(self.number * 2 + child).unwrap_or(u32::MAX)
    }
}

/// Everything that a phone saw.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub homes: Vec<Home>,
    /// By slot.
    pub attempts: Vec<(usize, Attempt)>,
    pub answers: BTreeMap<String, u64>,
    /// What must not be, in words.
    pub wrong: Vec<String>,
    /// Milliseconds of answers that said yes.
    pub waits: Vec<f32>,
}

/// The deed that ends a booking: it has no key, for it happens once anyway.
pub(super) const fn ending(booking: u64) -> u64 {
    booking | 1
}

/// What a family's list says of each booking that it knows.
pub(super) fn looked(
    home: &Home,
    slots: &[String],
    listed: &[Value],
    sent: u64,
    answered: u64,
) -> Vec<(usize, Attempt)> {
    let known = home.bookings.iter().filter(|known| known.murky.is_none());
    let looks = known.map(|known| {
        let inside = listed.iter().any(|booking| {
            let text = |name: &str| booking.get(name).and_then(Value::as_str).unwrap_or_default();
            let here = slots.get(known.slot).is_some_and(|slot| slot == text("slot_id"));
            text("id") == known.id && here && text("state") == "booked"
        });
        let act = Act::Look { booking: known.deed };
        // Nothing is done, so the deed is nobody's.
        let look = Attempt { sent, answered: Some(answered), deed: u64::MAX, act, outcome: Outcome::Seen(inside) };
        (known.slot, look)
    });
    looks.collect()
}
