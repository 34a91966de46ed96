use std::sync::Arc;

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::{Offset, TimeZone},
};

/// Where a function gets the time from: the wall in AWS, the city's clock on a laptop.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The wall clock.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where functions look at the wall")]
    pub fn system() -> Self {
        Self(Arc::new(Timestamp::now))
    }

    /// A clock that asks `hands`.
    #[must_use]
    pub fn from_fn(hands: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(hands))
    }

    /// This moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }

    /// Today's date in Japan. A server in UTC would still be at yesterday until 09:00.
    #[must_use]
    pub fn today(&self) -> Date {
        today(self.now())
    }
}

/// The date in Japan at `now`.
#[must_use]
pub fn today(now: Timestamp) -> Date {
    now.to_zoned(japan()).date()
}

/// What Japan's clocks show at `now`.
#[must_use]
pub fn here(now: Timestamp) -> DateTime {
    now.to_zoned(japan()).datetime()
}

/// Japan's time. It has had one fixed offset since 1952, so no time-zone database is needed.
#[must_use]
pub fn japan() -> TimeZone {
    TimeZone::fixed(Offset::constant(9))
}
