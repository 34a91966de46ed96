//! What the events of one child and day come to: `fold(sort(set(events)))`, a pure function of the set. The order in
//! which events arrive and how often does not matter, so every replica that holds the same set shows the same day.
//!
//! The order is (time, log, n). The time is the server's estimate, or the one that the device or a correction claims. Two
//! records of one direction with nothing between them and within three minutes are one passage.

mod correct;
mod day;
mod event;
mod packed;
mod said;

pub use day::{Call, ChildDay, Coming, Contradiction, Place, Stay, Trip, Watched};
pub use event::Event;
pub use said::{Said, said};

use crate::{
    bounds::SAME_PASSAGE,
    clock::Millis,
    entry::{Fact, Key, PersonId, Ride},
};
use correct::{Happened, effective};

/// Folds the events of one child and day, in any order and with any repeats.
#[must_use]
pub fn fold<'a>(events: impl IntoIterator<Item = &'a Event>) -> ChildDay {
    let mut folding = Folding::default();
    let happened = effective(events, &mut folding.day);
    for one in &happened {
        folding.take(one);
    }
    folding.finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    In,
    Out,
}

#[derive(Default)]
struct Folding {
    day: ChildDay,
    /// The last passage of a gate, where no bus came between.
    last: Option<(Direction, Millis)>,
    absence: Option<(Key, String)>,
    physical: Option<Key>,
    /// The gate saw the child while a trip was open.
    at_gate_on_trip: Option<Key>,
}

impl Folding {
    fn take(&mut self, one: &Happened<'_>) {
        let Happened { at, event, uncertain, misclaimed } = *one;
        let key = event.key();
        if uncertain {
            self.day.uncertain.push(key);
        }
        if misclaimed {
            self.day.contradictions.push(Contradiction::ClaimNotTaken(key));
        }
        match &event.entry.fact {
            Fact::In(_) => self.came(at, key),
            Fact::Out(_) => self.went(at, key),
            Fact::Boarded(ride) => self.boarded(at, key, ride),
            Fact::Alighted(ride) => self.alighted(at, key, ride),
            Fact::RollCall { here, .. } => self.called_by_name(at, key, *here),
            Fact::Absence { why, .. } => {
                self.absence = Some((key, why.word().to_owned()));
                // Who does not come does not go home early.
                self.day.leaving = None;
            }
            Fact::AbsenceWithdrawn { .. } => self.absence = None,
            Fact::Coming { eta, .. } => self.day.coming = Some(Coming { said: at, eta: *eta }),
            Fact::ComingWithdrawn { .. } => self.day.coming = None,
            Fact::Leaving { at, .. } => self.day.leaving = *at,
            Fact::Called { by, whom, reached, .. } => {
                self.day.calls.push(Call { at, by: by.clone(), whom: whom.clone(), reached: *reached });
            }
            // Corrections have done their work; the others are no matter of a child's day.
            Fact::Void { .. }
            | Fact::Redate { .. }
            | Fact::Read { .. }
            | Fact::Departed { .. }
            | Fact::Counted { .. }
            | Fact::SeatsChecked { .. }
            | Fact::DeviceAcknowledged { .. }
            | Fact::Command { .. }
            | Fact::Newer => {}
        }
    }

    /// A second record of the passage before.
    fn repeats(&mut self, direction: Direction, at: Millis, key: Key) -> bool {
        self.physical.get_or_insert(key);
        let repeats = self.last.is_some_and(|(last, when)| last == direction && at - when <= SAME_PASSAGE);
        if repeats {
            self.day.collapsed.push(key);
        } else {
            self.last = Some((direction, at));
        }
        repeats
    }

    fn came(&mut self, at: Millis, key: Key) {
        if self.repeats(Direction::In, at, key) {
            return;
        }
        if self.open_trip().is_some() {
            self.at_gate_on_trip = Some(key);
        }
        if self.day.place == Place::Inside {
            self.day.contradictions.push(Contradiction::InTwice(key));
        } else {
            self.enter(at);
        }
    }

    fn went(&mut self, at: Millis, key: Key) {
        if self.repeats(Direction::Out, at, key) {
            return;
        }
        match self.day.place {
            Place::Inside => {
                self.leave(at);
                self.be(Place::Left, at);
            }
            // The bus wrote first: the child is where the bus says.
            Place::OnBus => {}
            Place::Unseen | Place::OffBus | Place::Left => {
                self.day.contradictions.push(Contradiction::OutWithoutIn(key));
                self.day.stays.push(Stay { from: None, to: Some(at) });
                self.be(Place::Left, at);
            }
        }
    }

    fn boarded(&mut self, at: Millis, key: Key, ride: &Ride) {
        self.physical.get_or_insert(key);
        let on = self.open_trip().map(|trip| (trip.run == ride.run, boarded_at(trip)));
        match on {
            Some((true, since)) if since.is_some_and(|since| at - since <= SAME_PASSAGE) => {
                self.day.collapsed.push(key);
                return;
            }
            Some((same, _)) => {
                self.day.contradictions.push(Contradiction::BoardedTwice(key));
                if !same {
                    self.board(at, ride);
                }
            }
            None => self.board(at, ride),
        }
        if self.day.place == Place::Inside {
            self.leave(at);
        }
        self.last = None;
        self.be(Place::OnBus, at);
    }

    fn board(&mut self, at: Millis, ride: &Ride) {
        let boarded = Some(watched(at, ride));
        self.day.trips.push(Trip { run: ride.run.clone(), boarded, alighted: None, to: None });
    }

    fn alighted(&mut self, at: Millis, key: Key, ride: &Ride) {
        self.physical.get_or_insert(key);
        let mut trips = self.day.trips.iter_mut().rev().filter(|trip| trip.run == ride.run);
        match trips.next() {
            Some(trip) if trip.alighted.is_none() => {
                trip.alighted = Some(watched(at, ride));
                trip.to.clone_from(&ride.to);
                self.at_gate_on_trip = None;
            }
            Some(Trip { alighted: Some(off), to, .. }) if at - off.at <= SAME_PASSAGE => {
                // Two people wrote down one alighting; what only one of them knew stays.
                off.second = off.second.take().or_else(|| second(&off.by, ride));
                *to = to.take().or_else(|| ride.to.clone());
                let handed_over = to.is_some().then_some(off.at);
                self.day.collapsed.push(key);
                if let (Some(at), Place::OffBus) = (handed_over, self.day.place) {
                    self.be(Place::Left, at);
                }
                return;
            }
            _ => {
                self.day.contradictions.push(Contradiction::AlightedWithoutBoarding(key));
                let alighted = Some(watched(at, ride));
                self.day.trips.push(Trip { run: ride.run.clone(), boarded: None, alighted, to: ride.to.clone() });
            }
        }
        // A gate whose clock runs ahead may have seen the child already; then the child stays where it is.
        if matches!(self.day.place, Place::OnBus | Place::Unseen) {
            self.be(if ride.to.is_some() { Place::Left } else { Place::OffBus }, at);
        }
    }

    fn called_by_name(&mut self, at: Millis, key: Key, here: bool) {
        if !here {
            if self.day.place == Place::Inside {
                self.day.contradictions.push(Contradiction::MissedAtRollCall(key));
            }
            return;
        }
        self.physical.get_or_insert(key);
        match self.day.place {
            Place::Inside => {}
            Place::Left => {
                self.day.contradictions.push(Contradiction::SeenAfterLeaving(key));
                self.enter(at);
            }
            Place::OnBus => {
                self.at_gate_on_trip = Some(key);
                self.enter(at);
            }
            Place::Unseen | Place::OffBus => self.enter(at),
        }
    }

    fn finish(mut self) -> ChildDay {
        if let (Some(key), Some(_)) = (self.at_gate_on_trip, self.open_trip()) {
            self.day.contradictions.push(Contradiction::InsideAndOnBus(key));
        }
        self.day.seen = self.physical.is_some();
        if let Some((key, why)) = self.absence {
            if self.day.seen {
                self.day.contradictions.push(Contradiction::AbsentButSeen(key));
            }
            self.day.absence = Some(why);
        }
        self.day
    }

    fn open_trip(&self) -> Option<&Trip> {
        self.day.trips.iter().rev().find(|trip| trip.alighted.is_none())
    }

    fn enter(&mut self, at: Millis) {
        self.day.stays.push(Stay { from: Some(at), to: None });
        self.be(Place::Inside, at);
    }

    fn leave(&mut self, at: Millis) {
        if let Some(stay) = self.day.stays.last_mut() {
            stay.to = Some(at);
        }
    }

    fn be(&mut self, place: Place, at: Millis) {
        self.day.place = place;
        self.day.since = Some(at);
    }
}

fn boarded_at(trip: &Trip) -> Option<Millis> {
    trip.boarded.as_ref().map(|on| on.at)
}

/// Who watched too, by a second record of the same thing.
fn second(by: &PersonId, ride: &Ride) -> Option<PersonId> {
    [Some(&ride.by), ride.second.as_ref()].into_iter().flatten().find(|person| *person != by).cloned()
}

fn watched(at: Millis, ride: &Ride) -> Watched {
    Watched { at, by: ride.by.clone(), second: ride.second.clone() }
}

#[cfg(test)]
mod tests;
