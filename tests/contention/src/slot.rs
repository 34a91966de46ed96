//! The slot as it should be: one thing after the other.

use std::collections::HashMap;

use crate::{Act, Attempt, Outcome};

/// Who is in, and what has been done. Every step can be taken back.
#[derive(Debug)]
pub(crate) struct Slot {
    left: u32,
    /// Children of each booking that is in.
    inside: HashMap<u64, Vec<u32>>,
    /// Bookings of each child that are in.
    children: HashMap<u32, u32>,
    done: HashMap<u64, ()>,
    /// Stands for all of the above, so that places where one has been are recognised.
    print: u128,
}

/// What an attempt would be now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// It cannot have been answered so.
    Impossible,
    /// It was answered rightly and changes nothing.
    Idle,
    /// It was answered rightly and changes the slot.
    Change,
}

impl Slot {
    pub(crate) fn new(capacity: u32) -> Self {
        Self { left: capacity, inside: HashMap::new(), children: HashMap::new(), done: HashMap::new(), print: 0 }
    }

    pub(crate) const fn print(&self) -> u128 {
        self.print
    }

    /// What `attempt` would be if it happened now. An attempt with an unknown outcome is asked as if it were to happen.
    pub(crate) fn step(&self, attempt: &Attempt) -> Step {
        let done = self.done.contains_key(&attempt.deed);
        let right = |right: bool| if right { Step::Idle } else { Step::Impossible };
        match (&attempt.act, attempt.outcome) {
            (Act::Look { booking }, Outcome::Seen(seen)) => right(self.inside.contains_key(booking) == seen),
            (Act::Take { children, .. }, Outcome::Full) => right(!done && Attempt::places(children) > self.left),
            (Act::Take { booking, children }, Outcome::Already) => {
                right(!done && !self.inside.contains_key(booking) && self.knows(children))
            }
            (Act::Take { .. } | Act::Leave { .. }, Outcome::Done | Outcome::Unknown) if done => Step::Idle,
            (Act::Take { booking, children }, Outcome::Done | Outcome::Unknown) => {
                let fits = Attempt::places(children) <= self.left;
                let new = !self.inside.contains_key(booking) && !self.knows(children);
                if fits && new { Step::Change } else { Step::Impossible }
            }
            (Act::Leave { booking }, Outcome::Done | Outcome::Unknown) => {
                if self.inside.contains_key(booking) {
                    Step::Change
                } else {
                    Step::Impossible
                }
            }
            _ => Step::Impossible,
        }
    }

    /// Makes the change that [`Slot::step`] has allowed; what takes it back again.
    pub(crate) fn change(&mut self, attempt: &Attempt) -> Undo {
        self.done.insert(attempt.deed, ());
        self.print ^= mix(attempt.deed, 1);
        match &attempt.act {
            Act::Take { booking, children } => {
                self.enter(*booking, children.clone());
                Undo { deed: attempt.deed, booking: *booking, children: None }
            }
            Act::Leave { booking } | Act::Look { booking } => {
                Undo { deed: attempt.deed, booking: *booking, children: self.leave(*booking) }
            }
        }
    }

    pub(crate) fn take_back(&mut self, undo: Undo) {
        match undo.children {
            Some(children) => self.enter(undo.booking, children),
            None => drop(self.leave(undo.booking)),
        }
        self.done.remove(&undo.deed);
        self.print ^= mix(undo.deed, 1);
    }

    /// In words, for a report.
    pub(crate) fn says(&self) -> String {
        let mut inside: Vec<_> = self.inside.keys().copied().collect();
        inside.sort_unstable();
        format!("{} places left, bookings inside {inside:?}", self.left)
    }

    fn knows(&self, children: &[u32]) -> bool {
        children.iter().any(|child| self.children.contains_key(child))
    }

    fn enter(&mut self, booking: u64, children: Vec<u32>) {
        self.left = self.left.saturating_sub(Attempt::places(&children));
        for child in &children {
            *self.children.entry(*child).or_default() += 1;
        }
        self.inside.insert(booking, children);
        self.print ^= mix(booking, 2);
    }

    fn leave(&mut self, booking: u64) -> Option<Vec<u32>> {
        let children = self.inside.remove(&booking)?;
        self.left += Attempt::places(&children);
        for child in &children {
            if let Some(count) = self.children.get_mut(child) {
                *count -= 1;
                if *count == 0 {
                    self.children.remove(child);
                }
            }
        }
        self.print ^= mix(booking, 2);
        Some(children)
    }
}

/// How to take a change back.
#[derive(Debug)]
pub(crate) struct Undo {
    deed: u64,
    booking: u64,
    /// Of a booking that went out.
    children: Option<Vec<u32>>,
}

/// 128 bits that stand for `value` in its `role`.
pub(crate) fn mix(value: u64, role: u64) -> u128 {
    let mut dice = crate::Dice::new(value, role);
    (u128::from(dice.roll()) << 64) | u128::from(dice.roll())
}
