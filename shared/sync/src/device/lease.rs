//! How long a roster may stay on a device without contact: 24 hours, then it is shredded. A clock that was set back does
//! not lengthen it; neither does a restart.

use serde::{Deserialize, Serialize};

use crate::{
    bounds::LEASE,
    clock::{Millis, Moment},
};

/// The time since the last contact, by every clock that the device has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lease {
    contact: Moment,
    last: Moment,
    /// Counted over all starts since the contact.
    counted: Millis,
}

impl Lease {
    /// A contact just happened.
    #[must_use]
    pub fn renewed(now: Moment) -> Self {
        Self { contact: now, last: now, counted: 0 }
    }

    /// Call it on every tick and at start, and store what it gives; it says whether the roster may stay.
    #[must_use]
    pub fn tick(self, now: Moment) -> (Self, bool) {
        // A new start counts from its own beginning; how long the device was off only the wall clock can tell.
        let step = if now.boot == self.last.boot { now.mono - self.last.mono } else { now.mono };
        let counted = self.counted.saturating_add(step.max(0));
        let by_wall = now.wall.saturating_sub(self.contact.wall);
        (Self { last: now, counted, ..self }, counted.max(by_wall) < LEASE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: Millis = 60 * 60 * 1000;

    fn at(wall: Millis, mono: Millis, boot: u32) -> Moment {
        Moment { wall: wall * HOUR, mono: mono * HOUR, boot }
    }

    #[test]
    fn a_roster_stays_for_a_day() {
        let lease = Lease::renewed(at(100, 0, 1));
        assert!(lease.tick(at(123, 23, 1)).1);
        assert!(!lease.tick(at(124, 24, 1)).1);
    }

    #[test]
    fn setting_the_clock_back_does_not_lengthen_it() {
        let mut lease = Lease::renewed(at(100, 0, 1));
        let mut stays = Vec::new();
        for (hours, boot) in [(6, 1), (6, 2), (6, 3), (5, 4), (6, 4)] {
            let (next, stay) = lease.tick(at(90, hours, boot));
            lease = next;
            stays.push(stay);
        }
        assert_eq!(stays, [true, true, true, true, false]);
    }

    #[test]
    fn a_device_that_was_off_for_a_day_has_no_roster() {
        assert!(!Lease::renewed(at(100, 5, 1)).tick(at(125, 0, 2)).1);
    }
}
