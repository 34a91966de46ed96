//! Clocks that may be wrong. A device writes down everything it knows about the time (its wall clock, a counter since
//! start, what it last heard from the server); the server estimates from that and says when it is not sure
//! (時刻要確認). No clock makes anyone refuse anything.

use jiff::{Timestamp, civil::Date, tz::Offset as Zone};
use serde::{Deserialize, Serialize};

use crate::bounds::{CLOCKS_AGREE, REQUEST_AGE};

/// Milliseconds since 1970-01-01T00:00:00Z, or a length in milliseconds.
pub type Millis = i64;

/// Japan is nine hours ahead of UTC and has no summer time since 1952.
const JAPAN: Zone = Zone::constant(9);

/// What a device's clocks say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// The wall clock, which anyone may set to anything.
    pub wall: Millis,
    /// Milliseconds since `boot`; never runs backwards, may stand still while the device sleeps.
    pub mono: Millis,
    /// Tells starts of the device (or of its page) apart; a random number made at start.
    pub boot: u32,
}

/// What must be added to a wall clock to get the server's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Offset {
    /// The server's time minus the wall clock.
    pub offset: Millis,
    /// Half of the round trip in which it was measured.
    pub within: Millis,
}

/// A device's idea of the server's time: the last contact and the clocks at that moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The server's time then.
    pub server: Millis,
    /// Half of the round trip.
    pub within: Millis,
    /// The device's clocks then.
    pub moment: Moment,
}

impl Known {
    /// Learns from an answer: `sent` and `received` are the device's clocks around the request. The server's time is
    /// taken to be from the middle of the round trip.
    #[must_use]
    pub fn learn(server: Millis, sent: Moment, received: Moment) -> Self {
        let trip = if sent.boot == received.boot { received.mono - sent.mono } else { received.wall - sent.wall };
        let within = trip.clamp(0, CLOCKS_AGREE) / 2;
        Self { server: server + within, within, moment: received }
    }

    /// The offset of the wall clock, as it is frozen into entries.
    #[must_use]
    pub fn offset(&self) -> Offset {
        Offset { offset: self.server - self.moment.wall, within: self.within }
    }

    /// The server's time at `now`, as well as the device can tell: by the counter within one start, by the wall clock
    /// otherwise.
    #[must_use]
    pub fn at(&self, now: Moment) -> Millis {
        if now.boot == self.moment.boot {
            self.server.saturating_add(now.mono - self.moment.mono)
        } else {
            now.wall.saturating_add(self.server - self.moment.wall)
        }
    }
}

/// The day in Japan; `None` outside the years that a date can name.
#[must_use]
pub fn day_in_japan(at: Millis) -> Option<Date> {
    Timestamp::from_millisecond(at).ok().map(|at| JAPAN.to_datetime(at).date())
}

/// What the server thinks of the time of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Its best idea.
    pub at: Millis,
    /// No two independent clocks agree: 時刻要確認.
    pub uncertain: bool,
}

/// When the push arrived and what is known around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The server's time when the device sent the push; for a carried tail, when the carrier took it.
    pub received: Millis,
    /// The device's clocks when it sent it.
    pub sent: Moment,
    /// The entry was made after this server time (an earlier contact, or the enrolment).
    pub floor: Millis,
}

/// Estimates when an entry was made.
///
/// Three pieces of evidence: (A) the counter, where the device has not restarted since; (B) the wall clock with the
/// offset that the device knew then; (C) the wall clock with the offset of now. B and C fail together when a clock jumps
/// away and comes back, so without A they must also lie between the last contact and now.
#[must_use]
pub fn estimate(captured: Moment, offset: Option<Offset>, evidence: Evidence) -> Estimate {
    let Evidence { received, sent, floor } = evidence;
    let then = offset.map(|offset| captured.wall.saturating_add(offset.offset));
    let now = captured.wall.saturating_add(received.saturating_sub(sent.wall));
    let agree = |one: Millis, other: Millis| one.saturating_sub(other).saturating_abs() <= CLOCKS_AGREE;
    let possible = |at: Millis| at >= floor.saturating_sub(CLOCKS_AGREE) && at <= received.saturating_add(CLOCKS_AGREE);

    let (at, certain) = if captured.boot == sent.boot {
        let counted = received.saturating_sub(sent.mono.saturating_sub(captured.mono));
        (counted, possible(counted) && (agree(counted, now) || then.is_some_and(|then| agree(counted, then))))
    } else {
        match then {
            Some(then) => (then, agree(then, now) && possible(then)),
            None => (now, false),
        }
    };
    Estimate { at: at.clamp(floor.min(received), received), uncertain: !certain }
}

/// The floor that a finished contact sets for what comes after: the request may have been under way for a while.
#[must_use]
pub fn floor_after(received: Millis) -> Millis {
    received.saturating_sub(REQUEST_AGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NINE: Millis = 1_776_038_400_000; // 2026-04-13T00:00Z, 09:00 in Japan
    const MINUTE: Millis = 60_000;
    const YEAR: Millis = 365 * 24 * 60 * MINUTE;

    fn sent(received: Millis, skew: Millis, boot: u32, up: Millis) -> Evidence {
        let sent = Moment { wall: received + skew, mono: up, boot };
        Evidence { received, sent, floor: received - 10 * 60 * MINUTE }
    }

    #[test]
    fn the_day_changes_at_midnight_in_japan() {
        let day = |at| day_in_japan(at).unwrap().to_string();
        assert_eq!(day(NINE + 15 * 60 * MINUTE - 1), "2026-04-13");
        assert_eq!(day(NINE + 15 * 60 * MINUTE), "2026-04-14");
        assert_eq!(day(-9 * 60 * MINUTE), "1970-01-01");
        assert_eq!(day_in_japan(Millis::MAX), None);
    }

    #[test]
    fn a_constant_error_of_a_year_does_no_harm() {
        let captured = Moment { wall: NINE - 5 * MINUTE - YEAR, mono: 0, boot: 1 };
        let found = estimate(captured, None, sent(NINE, -YEAR, 1, 5 * MINUTE));
        assert_eq!(found, Estimate { at: NINE - 5 * MINUTE, uncertain: false });
    }

    #[test]
    fn a_jump_after_the_capture_is_seen_through() {
        let captured = Moment { wall: NINE - 5 * MINUTE, mono: 0, boot: 1 };
        let offset = Some(Offset { offset: 0, within: 100 });
        let found = estimate(captured, offset, sent(NINE, YEAR, 1, 5 * MINUTE));
        assert_eq!(found, Estimate { at: NINE - 5 * MINUTE, uncertain: false });
    }

    #[test]
    fn a_restart_leaves_the_wall_clock() {
        let captured = Moment { wall: NINE - 5 * MINUTE, mono: 7, boot: 1 };
        let offset = Some(Offset { offset: 0, within: 100 });
        assert!(!estimate(captured, offset, sent(NINE, 0, 2, 0)).uncertain);
        assert!(estimate(captured, offset, sent(NINE, YEAR, 2, 0)).uncertain);
        assert!(estimate(captured, None, sent(NINE, 0, 2, 0)).uncertain);
    }

    #[test]
    fn a_clock_that_woke_in_1970_and_was_set_right_is_not_believed() {
        let captured = Moment { wall: 1000, mono: 1000, boot: 1 };
        let offset = Some(Offset { offset: 0, within: 100 });
        let found = estimate(captured, offset, sent(NINE, 0, 2, 0));
        assert_eq!(found, Estimate { at: NINE - 600 * MINUTE, uncertain: true });
    }

    #[test]
    fn the_counter_outlives_a_jump_of_the_wall_clock() {
        let then = Moment { wall: NINE, mono: 1000, boot: 1 };
        let known = Known::learn(NINE, then, Moment { wall: NINE + 200, mono: 1200, boot: 1 });
        assert_eq!(known.at(Moment { wall: NINE + YEAR, mono: 61_200, boot: 1 }), NINE + 100 + MINUTE);
        assert_eq!(known.at(Moment { wall: NINE + MINUTE, mono: 0, boot: 2 }), NINE - 100 + MINUTE);
    }
}
