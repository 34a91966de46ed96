//! The city's clock. Every stand-in and every function in the city asks this one for the time.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

/// Where the hands of the clock come from.
#[derive(Debug, Clone, Copy)]
enum Hands {
    /// Stands still until it is moved.
    Still(Timestamp),
    /// Real time plus whatever it was moved by.
    Running(SignedDuration),
}

/// A clock that can be read by everyone and moved by the city alone. Clones share the same hands.
#[derive(Clone)]
pub struct CityClock {
    hands: Arc<Mutex<Hands>>,
    moved: watch::Sender<u64>,
}

impl CityClock {
    /// A clock that stands at `at` until it is moved.
    #[must_use]
    pub fn still(at: Timestamp) -> Self {
        Self::with(Hands::Still(at))
    }

    /// Real time plus `offset`.
    #[must_use]
    pub fn running(offset: SignedDuration) -> Self {
        Self::with(Hands::Running(offset))
    }

    fn with(hands: Hands) -> Self {
        Self { hands: Arc::new(Mutex::new(hands)), moved: watch::Sender::new(0) }
    }

    /// The city's present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match *self.lock() {
            Hands::Still(at) => at,
            Hands::Running(offset) => real().checked_add(offset).unwrap_or(Timestamp::MAX),
        }
    }

    /// Puts the hands on `to`. A running clock keeps running from there.
    pub fn set(&self, to: Timestamp) {
        {
            let mut hands = self.lock();
            *hands = match *hands {
                Hands::Still(_) => Hands::Still(to),
                Hands::Running(_) => Hands::Running(to.duration_since(real())),
            };
        }
        self.moved.send_modify(|n| *n += 1);
    }

    /// Whether the clock stands still between moves.
    #[must_use]
    pub fn is_still(&self) -> bool {
        matches!(*self.lock(), Hands::Still(_))
    }

    /// How far a running clock is from real time; `None` for one that stands still.
    #[must_use]
    pub fn offset(&self) -> Option<SignedDuration> {
        match *self.lock() {
            Hands::Still(_) => None,
            Hands::Running(offset) => Some(offset),
        }
    }

    /// Wakes whenever the hands were moved by [`CityClock::set`].
    #[must_use]
    pub fn moves(&self) -> watch::Receiver<u64> {
        self.moved.subscribe()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Hands> {
        self.hands.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place where the city looks at the wall")]
fn real() -> Timestamp {
    Timestamp::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_clock_stands_until_it_is_moved() {
        let at: Timestamp = "2026-04-01T00:00:00Z".parse().unwrap();
        let clock = CityClock::still(at);
        assert_eq!(clock.now(), at);

        let later = at + SignedDuration::from_hours(24);
        clock.set(later);
        assert_eq!(clock.now(), later);
    }

    #[test]
    fn a_running_clock_keeps_its_offset() {
        let clock = CityClock::running(SignedDuration::ZERO);
        let target = clock.now() + SignedDuration::from_hours(48);
        clock.set(target);
        assert!(clock.now() >= target);
        assert!(clock.offset().unwrap() >= SignedDuration::from_hours(47));
    }
}
