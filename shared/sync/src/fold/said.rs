//! What guardians and staff have said about the day of a child and not taken back: which event says it, and so who and
//! when. Devices need the day alone ([`super::fold`]); this is for whoever shows, tells or confirms it.

use super::{ChildDay, Event, correct::effective};
use crate::{
    clock::{Millis, day_in_japan},
    entry::{Fact, PersonId, Why},
};

/// What stands of a child and day. An absence takes the place of what was said about hours before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said<'a> {
    /// Will not come.
    pub absent: Option<&'a Event>,
    /// Comes late: on the way with a time of that day. "On the way" without one names no hour and is none.
    pub late: Option<&'a Event>,
    /// Goes home early.
    pub early: Option<&'a Event>,
}

/// What stands of the events of one child and day, in any order and with any repeats.
#[must_use]
pub fn said<'a>(events: impl IntoIterator<Item = &'a Event>) -> Said<'a> {
    let mut said = Said::default();
    for one in effective(events, &mut ChildDay::default()) {
        let event = one.event;
        match &event.entry.fact {
            Fact::Absence { .. } => said = Said { absent: Some(event), ..Said::default() },
            Fact::AbsenceWithdrawn { .. } => said.absent = None,
            Fact::Coming { eta: Some(eta), .. } if day_in_japan(*eta) == Some(event.entry.day) => {
                said.late = Some(event);
            }
            Fact::ComingWithdrawn { .. } => said.late = None,
            Fact::Leaving { at, .. } => said.early = at.map(|_| event),
            _ => {}
        }
    }
    said
}

impl Event {
    /// The reason of an absence.
    #[must_use]
    pub fn why(&self) -> Option<Why> {
        match &self.entry.fact {
            Fact::Absence { why, .. } => Some(*why),
            _ => None,
        }
    }

    /// The hour that a report names: comes at, or goes at.
    #[must_use]
    pub fn hour(&self) -> Option<Millis> {
        match &self.entry.fact {
            Fact::Coming { eta, .. } => *eta,
            Fact::Leaving { at, .. } => *at,
            _ => None,
        }
    }

    /// Who reported, changed or took back, or who corrected.
    #[must_use]
    pub fn reporter(&self) -> Option<&PersonId> {
        match &self.entry.fact {
            Fact::Absence { by, .. }
            | Fact::AbsenceWithdrawn { by, .. }
            | Fact::Coming { by, .. }
            | Fact::ComingWithdrawn { by, .. }
            | Fact::Leaving { by, .. }
            | Fact::Void { by, .. } => Some(by),
            _ => None,
        }
    }
}
